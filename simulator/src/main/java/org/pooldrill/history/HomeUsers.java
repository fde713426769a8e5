package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.Supplier;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Users;

/** The users of a pool or branch, which the estate knows: of them it is written whose they are. */
final class HomeUsers extends Serializer<Users> {
    private final Supplier<Estate> estate;

    HomeUsers(Supplier<Estate> estate) {
        this.estate = estate;
    }

    @Override
    public void write(Kryo kryo, Output output, Users users) {
        output.writeString(users.home());
    }

    @Override
    public Users read(Kryo kryo, Input input, Class<? extends Users> type) {
        var home = input.readString();
        var known = estate.get();
        var branch = known.branches().get(home);
        return branch == null ? known.users(home) : branch.userSips();
    }
}
