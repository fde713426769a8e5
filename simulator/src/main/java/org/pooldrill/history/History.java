package org.pooldrill.history;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/**
 * A log opened for looking at it, any number of times and in any order. Opening reads the header alone; whatever is asked
 * of the events is answered only once the log was found to be as it was written, and {@link LogDamaged} says where it is
 * not.
 *
 * <p>Moments have two names: {@code seq}, the number of an event, stands for the moment right after it, 0 for the one
 * before anything happened; {@code millis} is the time since the start of the run.
 */
public final class History {

    private final LogSource source;
    private final LogReader.Mode mode;
    private final LogHeader header;
    private final Estate estate;
    private @Nullable Survey survey;

    /** What reading the log to its end tells. */
    private record Survey(long events, long endMillis, Optional<LogFooter> footer, Optional<LogDamaged> stopped) {}

    private History(LogSource source, LogReader.Mode mode) {
        this.source = source;
        this.mode = mode;
        try (var reader = reader()) {
            header = reader.header();
        }
        estate = estate(source, header);
    }

    /**
     * Opens a log and reads its header.
     *
     * @param mode what to do with a log that is cut off
     * @throws LogDamaged if the header is not one, or its estate cannot be used
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public static History of(LogSource source, LogReader.Mode mode) {
        return new History(source, mode);
    }

    private static Estate estate(LogSource source, LogHeader header) {
        try {
            return EstateFile.fromJson(header.estate());
        } catch (IllegalArgumentException unusable) {
            throw LogDamaged.at(source.name(), 1, "the estate of the log cannot be used: " + unusable.getMessage());
        }
    }

    /** The first line. */
    public LogHeader header() {
        return header;
    }

    /** The estate that the run had. */
    public Estate estate() {
        return estate;
    }

    /** How many events the log has; of one that is cut off and salvaged, those before the cut. */
    public long events() {
        return survey().events;
    }

    /** When the last event happened; 0 where there is none. */
    public long endMillis() {
        return survey().endMillis;
    }

    /** The last line; none in a log that is cut off. */
    public Optional<LogFooter> footer() {
        return survey().footer;
    }

    /** Where and why a salvaged log stops; none in one that is whole. */
    public Optional<LogDamaged> stopped() {
        return survey().stopped;
    }

    /** Whether the log has its end. */
    public boolean whole() {
        return survey().stopped.isEmpty();
    }

    /** The last event that happened at that time or before; 0 where none did. */
    public long seqAt(long millis) {
        survey();
        var last = new long[1];
        read(event -> {
            if (event.t() > millis) {
                return false;
            }
            last[0] = event.seq();
            return true;
        });
        return last[0];
    }

    /**
     * What the events up to that one come to. The view is the caller's own, to be fed with those that follow by
     * {@link #feed}.
     *
     * @param seq from 0 to {@link #events}
     */
    public View at(long seq) {
        require(seq, 0);
        var view = new View(estate);
        forEach(1, seq, event -> feed(view, event));
        return view;
    }

    /** An event by its number, from 1 to {@link #events}. */
    public LogEvent event(long seq) {
        require(seq, 1);
        var found = new LogEvent[1];
        forEach(seq, seq, event -> found[0] = event);
        return found[0];
    }

    /**
     * Hands over the events from one to another, both included, in order; none where the first stands after the last.
     *
     * @param from from 1 on
     * @param to up to {@link #events}
     */
    public void forEach(long from, long to, Consumer<LogEvent> action) {
        if (from > to) {
            return;
        }
        require(from, 1);
        require(to, 1);
        read(event -> {
            if (event.seq() >= from) {
                action.accept(event);
            }
            return event.seq() < to;
        });
    }

    /**
     * Lets a view take in an event.
     *
     * @throws LogDamaged if the event is none that can follow those before it
     */
    public static void feed(View view, LogEvent event) {
        var payload = (Event) event.payload(EventCatalogue.codec());
        try {
            view.apply(
                    event.store(),
                    event.n(),
                    event.t(),
                    event.cause(),
                    payload,
                    event.data().length());
        } catch (RuntimeException | AssertionError impossible) {
            throw LogDamaged.ofEvent(
                    event.seq(), event.type().name() + " cannot follow what happened before it (" + impossible + ")");
        }
    }

    private void require(long seq, long least) {
        if (seq < least || seq > events()) {
            throw new IndexOutOfBoundsException(
                    "event " + seq + " of " + source.name() + ", which has the events 1 to " + events());
        }
    }

    private Survey survey() {
        var known = survey;
        if (known == null) {
            var last = new long[2];
            try (var reader = reader()) {
                reader.forEach(event -> {
                    last[0] = event.seq();
                    last[1] = event.t();
                });
                known = new Survey(last[0], last[1], reader.footer(), reader.stopped());
            }
            survey = known;
        }
        return known;
    }

    /** Reads from the first event on for as long as {@code action} wants more. */
    private void read(Predicate<LogEvent> action) {
        try (var reader = reader()) {
            for (var next = reader.next(); next.isPresent() && action.test(next.get()); ) {
                next = reader.next();
            }
        }
    }

    private LogReader reader() {
        return LogReader.of(source.open(), source.name(), EventCatalogue.types(), mode);
    }
}
