package org.pooldrill.history;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Map;
import org.pooldrill.pool.UserRecord;

/** The settings of users, by SIP address. */
final class UserEntries implements MapAside.Entries<String, UserRecord> {

    @Override
    public void write(Output output, String sip, UserRecord user) {
        Texts.write(output, sip);
        Texts.write(output, user.packedContacts());
        Texts.write(output, user.forwarding());
    }

    @Override
    public void read(Input input, Map<String, UserRecord> users) {
        users.put(Texts.read(input), UserRecord.of(Texts.read(input), Texts.read(input)));
    }
}
