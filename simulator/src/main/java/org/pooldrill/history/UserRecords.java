package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.LinkedHashMap;
import java.util.function.Consumer;
import org.pooldrill.pool.UserRecord;

/**
 * The settings of the users of a pool, a hundred thousand of them. Nobody else refers to them, so they are read on another
 * thread while the rest is.
 */
final class UserRecords extends Serializer<LinkedHashMap<String, UserRecord>> {
    private final Consumer<Runnable> aside;

    /** @param aside does something that has to be done by the time a snapshot has been read */
    UserRecords(Consumer<Runnable> aside) {
        this.aside = aside;
    }

    @Override
    public void write(Kryo kryo, Output output, LinkedHashMap<String, UserRecord> users) {
        var start = output.position();
        output.writeInt(0);
        output.writeInt(users.size());
        users.forEach((sip, user) -> {
            Texts.write(output, sip);
            Texts.write(output, user.packedContacts());
            Texts.write(output, user.forwarding());
        });
        var end = output.position();
        output.setPosition(start);
        output.writeInt(end - start - Integer.BYTES);
        output.setPosition(end);
    }

    @Override
    public LinkedHashMap<String, UserRecord> read(
            Kryo kryo, Input input, Class<? extends LinkedHashMap<String, UserRecord>> type) {
        var length = input.readInt();
        var part = new Input(input.getBuffer(), input.position(), length);
        input.skip(length);
        var count = part.readInt();
        var users = new LinkedHashMap<String, UserRecord>(RoomyMaps.room(count));
        aside.accept(() -> {
            for (var left = count; left > 0; left--) {
                users.put(Texts.read(part), UserRecord.of(Texts.read(part), Texts.read(part)));
            }
        });
        return users;
    }
}
