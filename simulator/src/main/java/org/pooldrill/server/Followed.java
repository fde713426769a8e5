package org.pooldrill.server;

import java.util.OptionalLong;

/** Something that goes on while clients follow it in streams. */
interface Followed {

    /** Has a stream hear of what is new. */
    void follow(EventStream stream);

    /** A stream has ended. */
    void unfollow(EventStream stream);

    /**
     * Writes what is new.
     *
     * @param after the number of the last that the client has
     * @param text takes it as Server-Sent Events
     * @return the number of the last that was written, {@code after} where nothing is new; nothing: no more will come
     */
    OptionalLong next(long after, StringBuilder text);
}
