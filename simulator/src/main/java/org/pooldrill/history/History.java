package org.pooldrill.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogPlace;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/**
 * A log opened for looking at it, any number of times and in any order. Opening reads the header, and on another thread what an
 * index says of the log; whatever is asked
 * of the events is answered only once the log was found to be as it was written, and {@link LogDamaged} says where it is
 * not. To find that out a log is read once as a whole; what is learnt then stands in an index beside a long one, so that
 * the next look reads hardly more than what it looks at.
 *
 * <p>Moments have two names: {@code seq}, the number of an event, stands for the moment right after it, 0 for the one
 * before anything happened; {@code millis} is the time since the start of the run.
 */
public final class History {
    private static final int EVENTS_BETWEEN_ASKING = 256;

    private final LogSource source;
    private final LogReader.Mode mode;
    private final Spacing spacing;
    private Optional<Path> indexed;
    private boolean writtenAnew;
    private final LogHeader header;
    private final Estate estate;
    /** What stands beside the log, which is read while its first line is, and what that says is checked. */
    private final CompletableFuture<Optional<Index>> beside;

    /** Made ready as well where something stands there. */
    private final CompletableFuture<Optional<Snapshots>> ready;

    private @Nullable Known known;
    private @Nullable View last;
    private @Nullable Snapshots snapshots;

    /** What is known once the log was read to its end, or an index says it. */
    private record Known(
            long events,
            long endMillis,
            Optional<LogFooter> footer,
            Optional<LogDamaged> stopped,
            Optional<IndexedLog> log) {

        static Known of(IndexedLog log) {
            var end = log.index().end();
            return new Known(end.seq(), end.t(), Optional.of(log.index().footer()), Optional.empty(), Optional.of(log));
        }
    }

    private History(LogSource source, LogReader.Mode mode, Indexing indexing, Spacing spacing) {
        this.source = source;
        this.mode = mode;
        this.spacing = spacing;
        indexed = indexing == Indexing.NONE ? Optional.empty() : source.file();
        beside = indexed.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.supplyAsync(() -> indexed.flatMap(IndexedLog::indexBeside));
        // The estate is asked for when a snapshot is read, long after it is known.
        ready = beside.thenApply(found -> found.map(index -> prepared())).exceptionally(problem -> Optional.empty());
        try (var reader = reader()) {
            header = reader.header();
        }
        estate = estate(source, header);
    }

    /** As {@link #of(LogSource, LogReader.Mode, Indexing)}, with an index. */
    public static History of(LogSource source, LogReader.Mode mode) {
        return of(source, mode, Indexing.BESIDE);
    }

    /**
     * Opens a log and reads its header.
     *
     * @param mode what to do with a log that is cut off
     * @param indexing whether an index is used and written; only a log that stands in a file has one
     * @throws LogDamaged if the header is not one, or its estate cannot be used
     * @throws java.io.UncheckedIOException if the log cannot be read
     */
    public static History of(LogSource source, LogReader.Mode mode, Indexing indexing) {
        return of(source, mode, indexing, Spacing.USUAL);
    }

    static History of(LogSource source, LogReader.Mode mode, Indexing indexing, Spacing spacing) {
        return new History(source, mode, indexing, spacing);
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
        return known().events;
    }

    /** When the last event happened; 0 where there is none. */
    public long endMillis() {
        return known().endMillis;
    }

    /** The last line; none in a log that is cut off. */
    public Optional<LogFooter> footer() {
        return known().footer;
    }

    /** Where and why a salvaged log stops; none in one that is whole. */
    public Optional<LogDamaged> stopped() {
        return known().stopped;
    }

    /** Whether the log has its end. */
    public boolean whole() {
        return known().stopped.isEmpty();
    }

    /** The last event that happened at that time or before; 0 where none did. */
    public long seqAt(long millis) {
        if (millis >= endMillis()) {
            return events();
        }
        var index = known().log.map(IndexedLog::index);
        var stretch = index.map(of -> of.stretchUntil(millis));
        var from = stretch.map(before -> index.get().place(before).seq()).orElse(0L);
        var to = stretch.map(before -> index.get().place(before + 1).seq()).orElse(events());
        var found = new long[] {from};
        read(from + 1, to, event -> {
            if (event.t() <= millis) {
                found[0] = event.seq();
            }
            return event.t() <= millis;
        });
        return found[0];
    }

    /**
     * What the events up to that one come to. The view is the caller's own, to be fed with those that follow by
     * {@link #feed}, and of one thread at a time: much of it is read when it is looked at.
     *
     * @param seq from 0 to {@link #events}
     */
    public View at(long seq) {
        require(seq, 0);
        return seq == events() && last != null ? theLast() : upTo(seq);
    }

    private View theLast() {
        var view = Objects.requireNonNull(last);
        last = null;
        return view;
    }

    private View upTo(long seq) {
        if (known().log.isPresent()) {
            // An index has the end, too, and there may be no room for two views.
            last = null;
        }
        try {
            var log = known().log;
            var from = log.map(found -> found.snapshotSeq(seq)).orElse(0L);
            // What follows the snapshot is read while it is read itself.
            try (var ahead = from == seq ? null : ahead(from + 1, seq)) {
                var snapshot = log.isPresent() ? log.get().snapshot(seq, snapshots()) : Optional.<View>empty();
                var view = snapshot.orElseGet(() -> new View(estate));
                if (ahead != null) {
                    handOver(ahead, from + 1, seq, event -> event.feed(view));
                }
                return view;
            }
        } catch (Stale | IndexChanged stale) {
            readAgain();
            return at(seq);
        }
    }

    /** Hands over decoded events, from one to another, both included. */
    void follow(long from, long to, Consumer<Decoded> action) {
        if (from > to) {
            return;
        }
        try (var ahead = ahead(from, to)) {
            handOver(ahead, from, to, action);
        } catch (Stale stale) {
            readAgain();
            follow(from, to, action);
        }
    }

    /** Whether the log is as it was is known before the first event is handed over. */
    private ReadAhead ahead(long from, long to) throws Stale {
        return ReadAhead.of(reader(from, to), source.name(), Optional.empty());
    }

    private void handOver(ReadAhead ahead, long from, long to, Consumer<Decoded> action) {
        for (var batch = ahead.next(); batch.isPresent(); batch = ahead.next()) {
            source.goingOn();
            for (var event : batch.get().events()) {
                // Also of one that nobody asked for, so that it does not depend on who decodes whether it is refused.
                event.event();
                if (event.line().seq() >= from) {
                    action.accept(event);
                }
                if (event.line().seq() == to) {
                    return;
                }
            }
        }
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
        read(from, to, event -> {
            action.accept(event);
            return true;
        });
    }

    /**
     * Lets a view take in an event.
     *
     * @throws LogDamaged if the event is none that can follow those before it
     */
    public static void feed(View view, LogEvent event) {
        Decoded.of(event).feed(view);
    }

    private void require(long seq, long least) {
        if (seq < least || seq > events()) {
            throw new IndexOutOfBoundsException(
                    "event " + seq + " of " + source.name() + ", which has the events 1 to " + events());
        }
    }

    private Known known() {
        var before = known;
        if (before == null) {
            before = beside.join()
                    .flatMap(index -> IndexedLog.open(indexed.orElseThrow(), source.name(), header, index))
                    .map(Known::of)
                    .orElseGet(this::readOnce);
            known = before;
        }
        return before;
    }

    /** The index has turned out not to fit. If the one that is then written does not either, it goes without one. */
    private void readAgain() {
        indexed = writtenAnew ? Optional.empty() : indexed;
        writtenAnew = true;
        known = readOnce();
    }

    /** Reads the log as a whole, and leaves an index where there can be one. */
    private Known readOnce() {
        var before = seal();
        var reader = reader();
        var view = new View(estate);
        var start = reader.place();
        try (var ahead = ReadAhead.of(reader, source.name(), indexed.map(log -> spacing::endsStretch));
                var index = indexed.map(log -> new IndexWriter(IndexFile.beside(log), snapshots(), spacing, start))
                        .orElse(null)) {
            for (var batch = ahead.next(); batch.isPresent(); batch = ahead.next()) {
                source.goingOn();
                var events = batch.get().events();
                events.forEach(event -> event.feed(view));
                var read = events.get(events.size() - 1).line();
                source.reading(read.t(), read.seq());
                if (index != null) {
                    batch.get().stretch().ifPresent(stretch -> index.read(stretch, view));
                }
            }
            var rest = ahead.rest();
            last = view;
            if (index != null && reader.footer().isPresent() && finish(index, rest, view, start, reader, before)) {
                var written = indexed.flatMap(log -> IndexedLog.open(log, source.name(), header));
                if (written.isPresent()) {
                    return Known.of(written.get());
                }
            }
            return new Known(rest.end().seq(), rest.end().t(), reader.footer(), reader.stopped(), Optional.empty());
        } finally {
            source.readAsAWhole();
        }
    }

    /** The log must not have changed while it was read. */
    private boolean finish(
            IndexWriter index, Stretch rest, View view, LogPlace start, LogReader reader, Optional<Seal> before) {
        try {
            return before.isPresent()
                    && before.equals(seal())
                    && index.finish(
                            rest,
                            view,
                            Program.fingerprint(),
                            before.get(),
                            start,
                            reader.footer().orElseThrow());
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether an index that was there, or was just written, was found not to fit. */
    boolean writtenAnew() {
        return writtenAnew;
    }

    private Optional<Seal> seal() {
        try {
            return indexed.isPresent() ? Optional.of(Seal.of(indexed.get(), header)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Snapshots prepared() {
        SnapshotPacker.prepare();
        return new Snapshots(this::estate);
    }

    private Snapshots snapshots() {
        var made = snapshots == null ? ready.join().orElseGet(() -> new Snapshots(this::estate)) : snapshots;
        snapshots = made;
        return made;
    }

    /** Reads these events for as long as {@code action} wants more. */
    private void read(long from, long to, Predicate<LogEvent> action) {
        try (var reader = reader(from, to)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                var event = next.get();
                if (event.seq() % EVENTS_BETWEEN_ASKING == 0) {
                    source.goingOn();
                }
                if (event.seq() >= from && !action.test(event) || event.seq() == to) {
                    return;
                }
            }
        } catch (Stale stale) {
            readAgain();
            read(from, to, action);
        }
    }

    private LogReader reader(long from, long to) throws Stale {
        var log = known().log;
        return log.isPresent() ? log.get().reader(from, to) : reader();
    }

    private LogReader reader() {
        return LogReader.of(source.open(), source.name(), EventCatalogue.types(), mode);
    }
}
