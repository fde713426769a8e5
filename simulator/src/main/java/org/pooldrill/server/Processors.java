package org.pooldrill.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.pooldrill.drill.Units;

/**
 * Who computes: no more at a time than there are processors, so that whoever only reads is answered while many wait for
 * what they have asked for. One that takes long gives way to the others now and then, and ends at a limit, or with the
 * server.
 *
 * <p>Whoever has a place must not wait for a simulation or a log that another may have who waits for a place: it is taken
 * in turn first, and the place after it.
 */
final class Processors {
    /** How long a request waits for a place, at most. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** More than can ever wait at once. */
    private static final int ALL = 1 << 20;

    private final Semaphore places;
    private final LongSupplier nanos;
    private final Duration longest;
    private volatile boolean stopping;

    /**
     * @param number how many compute at a time
     * @param longest how long one may compute for a request, with the time in which it gives way to others
     */
    Processors(int number, LongSupplier nanos, Duration longest) {
        places = new Semaphore(number, true);
        this.nanos = nanos;
        this.longest = longest;
    }

    /** As many as this machine has. */
    static Processors ofThisMachine(LongSupplier nanos, Limits limits) {
        return new Processors(Runtime.getRuntime().availableProcessors(), nanos, limits.requestTime());
    }

    /** A place among those that compute; for the one thread that has it. */
    final class Place {
        private final Duration longest;
        private final long begun = nanos.getAsLong();
        private long since = begun;
        private boolean held = true;
        private Optional<ProblemException> refusal = Optional.empty();

        private Place(Duration longest) {
            this.longest = longest;
        }

        /**
         * Lets those go first who have waited, if it was long; said between two things that happen.
         *
         * @return whether to go on; if not, {@link #refusal} says why
         */
        boolean pass() {
            var now = nanos.getAsLong();
            var left = longest.toNanos() - (now - begun);
            if (stopping || refusal.isPresent() || Thread.currentThread().isInterrupted()) {
                refusal = refusal.or(() -> Optional.of(stopped()));
            } else if (left <= 0) {
                refusal = Optional.of(tooLong());
            } else if (places.hasQueuedThreads() && now - since >= SLICE_NANOS) {
                places.release();
                held = false;
                refusal = enter(left, this::tooLong);
                held = refusal.isEmpty();
                since = nanos.getAsLong();
            }
            return refusal.isEmpty();
        }

        /**
         * Lets those go first as {@link #pass} does.
         *
         * @throws ProblemException if it is not to go on
         */
        void goOn() {
            if (!pass()) {
                throw refusal.orElseThrow();
            }
        }

        /** Why it is not to go on; nothing as long as it may. */
        Optional<ProblemException> refusal() {
            return refusal;
        }

        private ProblemException tooLong() {
            return new ProblemException(
                    ProblemType.LIMIT_REACHED,
                    "it was computed for as long as one may be here, " + Units.text(longest));
        }

        private void leave() {
            if (held) {
                places.release();
            }
        }
    }

    /**
     * Does some work when there is a place for it.
     *
     * @throws ProblemException if there is none for long, or the server ends
     */
    <T> T in(Function<Place, T> work) {
        return in(PATIENCE, longest, work);
    }

    /**
     * Does some work when there is a place for it.
     *
     * @param patience how long it waits for that
     * @param longest how long it may compute then, with the time in which it gives way to others
     * @throws ProblemException if there is none for so long, or the server ends
     */
    <T> T in(Duration patience, Duration longest, Function<Place, T> work) {
        enter(patience.toNanos(), () -> noPlace(patience)).ifPresent(refused -> {
            throw refused;
        });
        var place = new Place(longest);
        try {
            return work.apply(place);
        } finally {
            place.leave();
        }
    }

    /** Takes a place, or says why there is none. */
    private Optional<ProblemException> enter(long patienceNanos, Supplier<ProblemException> late) {
        try {
            if (!places.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
                return Optional.of(late.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(stopped());
        }
        if (stopping) {
            places.release();
            return Optional.of(stopped());
        }
        return Optional.empty();
    }

    private static ProblemException noPlace(Duration patience) {
        return new ProblemException(
                        ProblemType.LIMIT_REACHED,
                        "so much is computed already that there was no place for it within " + Units.text(patience))
                .with("Retry-After", "5");
    }

    /** The server ends, and nothing is computed any more. */
    static ProblemException stopped() {
        return new ProblemException(ProblemType.STOPPING, "the server ends, and computes nothing any more");
    }

    /** Nobody goes on, and nobody waits any longer. */
    void stop() {
        stopping = true;
        places.release(ALL);
    }
}
