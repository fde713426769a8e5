package org.pooldrill.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody wants the program to stop (Ctrl-C): what runs is asked to end well, with its log whole. */
class Interruption {
    private static final long PATIENCE_SECONDS = 20;

    private final AtomicBoolean happened = new AtomicBoolean();
    private final CountDownLatch happening = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** One that never happens. */
    static Interruption none() {
        return new Interruption();
    }

    /** One that happens when the process is told to end. */
    static Interruption ofProcess() {
        var interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::shutDown, "interruption"));
        return interruption;
    }

    private void shutDown() {
        if (ended.getCount() == 0) {
            return;
        }
        happen();
        try {
            if (ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(Exit.INTERRUPTED.code());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it has happened. */
    boolean happened() {
        return happened.get();
    }

    /** Makes it happen. */
    void happen() {
        happened.set(true);
        happening.countDown();
    }

    /** Waits so long for it at most; whether it has happened. */
    boolean happensWithin(long millis) {
        try {
            happening.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            happen();
        }
        return happened();
    }

    /** Everything has been written; the process may end. */
    void end() {
        ended.countDown();
    }
}
