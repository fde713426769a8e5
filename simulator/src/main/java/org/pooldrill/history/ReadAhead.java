package org.pooldrill.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogReader;

/**
 * Reads a log on a thread of its own, some thousand events ahead of whoever takes them, and decodes what he is not waiting
 * for, in the same order and with the same complaint at the same event as if he read himself.
 */
final class ReadAhead implements AutoCloseable {
    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 16;

    /** What the thread hands over: events, or why there are no more of them. */
    private record Handed(Optional<Batch> batch, Optional<Throwable> problem) {}

    private final BlockingQueue<Handed> handed = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final LogReader reader;
    private final String log;
    private final Optional<LongPredicate> marks;
    private final Thread thread;
    private boolean over;
    private @Nullable LogDamaged damage;

    private ReadAhead(LogReader reader, String log, Optional<LongPredicate> marks) {
        this.reader = reader;
        this.log = log;
        this.marks = marks;
        thread = new Thread(this::run, "reads " + log);
        thread.setDaemon(true);
    }

    /**
     * Begins to read.
     *
     * @param reader where; closed with this
     * @param marks whether a stretch ends with an event; nothing where nobody needs stretches
     */
    static ReadAhead of(LogReader reader, String log, Optional<LongPredicate> marks) {
        var ahead = new ReadAhead(reader, log, marks);
        ahead.thread.start();
        return ahead;
    }

    /**
     * The next events; none at the end of what the reader reads.
     *
     * @throws CancellationException if the thread is interrupted while it waits for them; it stays interrupted
     */
    Optional<Batch> next() {
        if (over) {
            return Optional.empty();
        }
        try {
            var next = handed.take();
            over = next.batch.isEmpty();
            if (next.problem.isPresent()) {
                throw thrown(next.problem.get());
            }
            return next.batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the thread was interrupted while it read " + log);
        }
    }

    private static RuntimeException thrown(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException exception ? exception : new IllegalStateException(problem);
    }

    private void run() {
        try (reader) {
            if (marks.isPresent()) {
                reader.part();
            }
            for (var batch = read(); batch.isPresent(); batch = read()) {
                handed.put(new Handed(batch, Optional.empty()));
            }
            handed.put(new Handed(Optional.empty(), Optional.empty()));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (Throwable problem) {
            complain(problem);
        }
    }

    private void complain(Throwable problem) {
        try {
            handed.put(new Handed(Optional.empty(), Optional.of(problem)));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** The events up to the next mark, or as many as a batch has. Who waits for them has the time to decode them himself. */
    private Optional<Batch> read() {
        var awaited = handed.isEmpty();
        var events = new ArrayList<Decoded>(BATCH);
        Stretch mark = null;
        if (damage != null) {
            throw damage;
        }
        try {
            while (events.size() < BATCH && mark == null) {
                var next = reader.next();
                if (next.isEmpty()) {
                    break;
                }
                events.add(awaited ? Decoded.later(next.get()) : Decoded.of(next.get()));
                mark = marks.isPresent() && marks.get().test(next.get().seq())
                        ? new Stretch(reader.place(), reader.part())
                        : null;
            }
        } catch (LogDamaged behind) {
            // What stands before it comes first: something may be wrong there, too.
            damage = behind;
            if (events.isEmpty()) {
                throw behind;
            }
        }
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(List.copyOf(events), Optional.ofNullable(mark)));
    }

    /** What stands between the last mark and the last event; to be asked for once there are no more events. */
    Stretch rest() {
        return new Stretch(reader.place(), reader.part());
    }

    /** Ends the thread, wherever it is. */
    @Override
    public void close() {
        thread.interrupt();
        handed.clear();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
