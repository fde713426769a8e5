package org.pooldrill.cli;

import java.io.InputStream;
import org.pooldrill.postgres.Address;
import org.pooldrill.postgres.StoredRuns;

/** Addresses of databases as they are typed: for the stores of a run, and in the place of a log for a run that is kept. */
final class Databases {

    private Databases() {}

    /**
     * The address that was typed; user and password may stand in the environment.
     *
     * @param where what the message starts with
     * @throws Unusable if it is none; the message does not repeat it, since a password may stand in it
     */
    static Address address(String where, String typed) {
        try {
            return Address.of(typed, System.getenv());
        } catch (IllegalArgumentException malformed) {
            throw new Unusable(where + malformed.getMessage());
        }
    }

    static Address withSchema(Address address, String schema) {
        try {
            return address.withSchema(schema);
        } catch (IllegalArgumentException malformed) {
            throw new Unusable("--store-schema " + malformed.getMessage());
        }
    }

    /** The text of the log of the run that was typed in the place of a log. */
    static InputStream log(String typed) {
        var address = address("", typed);
        if (address.schema().isEmpty()) {
            throw new Unusable(address + " names no run; accepted is the schema of one, as ?schema=NAME");
        }
        return StoredRuns.log(address);
    }
}
