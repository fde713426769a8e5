package org.pooldrill.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Who computes: no more steps and jobs at a time than there are processors, so that whoever only reads is answered while many
 * wait for their steps. One that takes long gives way to the others now and then.
 */
final class Processors {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Semaphore places;
    private final LongSupplier nanos;

    /** @param number how many compute at a time */
    Processors(int number, LongSupplier nanos) {
        places = new Semaphore(number, true);
        this.nanos = nanos;
    }

    /** As many as this machine has. */
    static Processors ofThisMachine(LongSupplier nanos) {
        return new Processors(Runtime.getRuntime().availableProcessors(), nanos);
    }

    /** A place among those that compute; for the one thread that has it. */
    final class Place {
        private long since = nanos.getAsLong();

        /** Lets those go first who have waited, if it was long; said between two things that happen. */
        void pass() {
            if (places.hasQueuedThreads() && nanos.getAsLong() - since >= SLICE_NANOS) {
                places.release();
                places.acquireUninterruptibly();
                since = nanos.getAsLong();
            }
        }
    }

    /** Does some work when there is a place for it. */
    <T> T in(Function<Place, T> work) {
        places.acquireUninterruptibly();
        try {
            return work.apply(new Place());
        } finally {
            places.release();
        }
    }
}
