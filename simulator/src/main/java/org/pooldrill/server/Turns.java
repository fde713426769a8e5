package org.pooldrill.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Requests for one thing that are done one after the other, in the order in which they came; only so many wait for it. */
final class Turns {
    private final String thing;
    private final int most;
    private final Semaphore places;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param thing what it is, for the problem
     * @param most how many requests there may be at once: the one whose turn it is, and those that wait
     */
    Turns(String thing, int most) {
        this.thing = thing;
        this.most = most;
        places = new Semaphore(most);
    }

    /**
     * Does something when those before are done. Whoever waits has no processor meanwhile: that is found within.
     *
     * @throws ProblemException if too many wait, or the server ends
     */
    <T> T in(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                            ProblemType.LIMIT_REACHED, most + " requests are waiting for " + thing + " already")
                    .with("Retry-After", "1");
        }
        try {
            return alone(work);
        } finally {
            places.release();
        }
    }

    private <T> T alone(Supplier<T> work) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Processors.stopped();
        }
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }
}
