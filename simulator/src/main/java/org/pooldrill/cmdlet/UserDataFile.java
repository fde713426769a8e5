package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.change.Change.UserDataSet;

/**
 * What a file of Export-CsUserData holds.
 *
 * @param pool the pool whose store it was read from
 * @param users what it had, user by user
 */
record UserDataFile(String pool, List<UserDataSet> users) {
    /** By which imports know such a file. */
    static final String KIND = "UserData";

    /** What it is called in messages. */
    static final String NOUN = "user data";

    UserDataFile {
        users = List.copyOf(users);
    }

    String holds() {
        return "user data of " + users.size() + " users from " + pool;
    }
}
