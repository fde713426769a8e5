package org.pooldrill.backup;

import java.util.function.Consumer;

/** The network between the pools. */
@FunctionalInterface
public interface Wan {

    /**
     * Sends so many bytes from one pool to another. Exactly one of the callbacks is called, once, when it is known how it
     * went.
     *
     * @param failed takes why it did not get through
     */
    void send(String fromPool, String toPool, long bytes, Runnable arrived, Consumer<String> failed);
}
