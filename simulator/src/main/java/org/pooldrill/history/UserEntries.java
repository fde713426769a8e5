package org.pooldrill.history;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.pool.UserRecord;

/**
 * The settings of users, by SIP address. A pool and the copy at its partner have the same users with the same settings, but
 * for what is on its way: where they come again they are a number. So the maps have to be read one after the other, in the
 * order in which they were written.
 */
final class UserEntries implements MapAside.Entries<String, UserRecord> {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Known> known = new ArrayList<>();
    private final Numbers written = new Numbers();

    private record Known(String sip, UserRecord user) {
        boolean hasSettingsOf(UserRecord other) {
            return user.packedContacts().equals(other.packedContacts())
                    && user.forwarding().equals(other.forwarding());
        }
    }

    /** Before a snapshot is written or read, and when it has been. */
    void forget() {
        numbers.clear();
        known.clear();
        written.forget();
    }

    @Override
    public void write(Output output, String sip, UserRecord user) {
        var number = numbers.get(sip);
        if (number != null && known.get(number).hasSettingsOf(user)) {
            written.write(output, number);
            return;
        }
        numbers.put(sip, known.size());
        written.writeNew(output, known.size());
        known.add(new Known(sip, user));
        Texts.write(output, sip);
        Texts.write(output, user.packedContacts());
        Texts.write(output, user.forwarding());
    }

    @Override
    public void read(Input input, Map<String, UserRecord> users) {
        var number = written.read(input, known.size());
        if (number < known.size()) {
            var same = known.get(number);
            users.put(same.sip, same.user.copy());
            return;
        }
        var next = new Known(Texts.read(input), UserRecord.of(Texts.read(input), Texts.read(input)));
        known.add(next);
        users.put(next.sip, next.user);
    }
}
