package org.pooldrill.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.pooldrill.drill.Units;
import org.pooldrill.run.Clock;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/**
 * Says on standard error how far the runs are, once they take longer than a second and if somebody watches: of one run
 * its time, of several how many are done, those that run, and how long the rest will take if it goes on like this. Of a
 * long log that is read for the first time it says the same as of a run.
 */
final class Progress {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int EVENTS_BETWEEN_LOOKS = 256;
    private static final int SHOWN = 2;
    private static final int COLUMNS = 100;
    private static final String CLEAR = "\r\u001b[K";

    private final Streams streams;
    private final int runs;
    private final LongSupplier nanos;
    private final long startNanos;
    private final List<Watch> running = new ArrayList<>();
    private volatile long lastNanos;
    private int ended;
    private boolean shown;

    Progress(Streams streams, int runs) {
        this(streams, runs, System::nanoTime);
    }

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Progress(Streams streams, int runs, LongSupplier nanos) {
        this.streams = streams;
        this.runs = runs;
        this.nanos = nanos;
        startNanos = nanos.getAsLong();
        lastNanos = startNanos;
    }

    /** Watches one run from its beginning to its end. */
    final class Watch implements Appended, AutoCloseable {
        private final String name;
        private volatile long atMillis;
        private volatile long events;

        private Watch(String name) {
            this.name = name;
        }

        @Override
        public void on(StoredEvent raw, Object payload) {
            if (raw.seq() % EVENTS_BETWEEN_LOOKS == 0) {
                at(raw.t(), raw.seq());
            }
        }

        /** So far it is now, running or read. */
        void at(long millis, long seq) {
            atMillis = millis;
            events = seq;
            look();
        }

        private String place() {
            return Clock.since(atMillis) + ", " + number(events) + " events";
        }

        /** The run has ended. */
        @Override
        public void close() {
            end(this);
            look();
        }
    }

    /** Watches one more run; {@code name} is how it is called to people. */
    synchronized Watch begin(String name) {
        var watch = new Watch(name);
        running.add(watch);
        return watch;
    }

    private synchronized void end(Watch watch) {
        running.remove(watch);
        ended++;
    }

    private void look() {
        if (streams.live() && nanos.getAsLong() - lastNanos > SECOND_NANOS) {
            show();
        }
    }

    private synchronized void show() {
        lastNanos = nanos.getAsLong();
        shown = true;
        var columns = streams.width() == 0 ? COLUMNS : streams.width();
        var line = line();
        streams.err().print(CLEAR + (line.length() < columns ? line : line.substring(0, columns - 1)));
        streams.err().flush();
    }

    private String line() {
        if (runs == 1) {
            return running.stream().map(watch -> "  " + watch.place()).collect(Collectors.joining());
        }
        var more = running.size() - SHOWN;
        return "  " + number(ended) + " of " + number(runs) + " runs" + left()
                + running.stream()
                        .limit(SHOWN)
                        .map(watch -> "; " + watch.name + " " + watch.place())
                        .collect(Collectors.joining())
                + (more > 0 ? "; and " + more + " more" : "");
    }

    private String left() {
        if (ended == 0) {
            return "";
        }
        var seconds = (lastNanos - startNanos) / SECOND_NANOS * (runs - ended) / ended;
        return ", about " + Units.text(Duration.ofSeconds(seconds)) + " left";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Prints something else, with the line out of its way. */
    synchronized void aside(Runnable print) {
        clear();
        print.run();
    }

    /** Takes the line away. */
    synchronized void clear() {
        if (shown) {
            shown = false;
            streams.err().print(CLEAR);
            streams.err().flush();
        }
    }
}
