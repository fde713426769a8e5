package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.pooldrill.history.History;
import org.pooldrill.history.Indexing;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogFile;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.Spool;
import org.pooldrill.log.SpoolClosedException;
import org.pooldrill.run.Clock;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateJson;
import org.pooldrill.story.StoryEvent.StepBegan;
import org.pooldrill.view.View;

/** A log that a client has sent, and that is as it was written: any moment of it can be looked at. */
final class KeptLog implements AutoCloseable {
    private static final String NAME = "log";
    private static final String STEP_BEGAN = StepBegan.class.getSimpleName();

    private final long number;
    private final Spool bytes;
    private final Limits limits;
    private final LongSupplier nanos;
    private final Processors processors;
    private final Turns turns;
    private final AtomicInteger users = new AtomicInteger();
    private final AtomicLong lastUse;
    private final Source source;
    private final History history;
    private final LogFooter footer;
    private final int steps;

    private KeptLog(
            long number,
            Spool bytes,
            Limits limits,
            LongSupplier nanos,
            Processors processors,
            Source source,
            History history,
            LogFooter footer,
            int steps) {
        this.processors = processors;
        this.source = source;
        this.number = number;
        this.bytes = bytes;
        this.limits = limits;
        this.nanos = nanos;
        this.history = history;
        this.footer = footer;
        this.steps = steps;
        turns = new Turns("log " + number, limits.waiting());
        lastUse = new AtomicLong(nanos.getAsLong());
    }

    /**
     * Takes a log, if it is one.
     *
     * @param number no other log of this server has or had it
     * @throws ProblemException if it is too long, has too many users or events, or is not as it was written
     */
    static KeptLog of(long number, Spool bytes, Limits limits, LongSupplier nanos, Processors processors) {
        return processors.in(place -> of(number, bytes, limits, nanos, processors, place));
    }

    private static KeptLog of(
            long number,
            Spool bytes,
            Limits limits,
            LongSupplier nanos,
            Processors processors,
            Processors.Place place) {
        try {
            refuseLonger(bytes, limits.logs().bytes(), place);
            LogFooter footer;
            var steps = 0;
            try (var reader = LogReader.of(bytes.in(), NAME, EventCatalogue.types(), LogReader.Mode.WHOLE)) {
                limits.refuseMoreUsers((ObjectNode) reader.header().estate());
                for (var event = reader.next(); event.isPresent(); event = reader.next()) {
                    place.goOn();
                    refuseMoreEvents(event.get(), limits.events());
                    steps += event.get().type().name().equals(STEP_BEGAN) ? 1 : 0;
                }
                footer = reader.footer().orElseThrow();
            }
            var source = new Source(bytes);
            var history = source.with(place, () -> {
                var read = History.of(source, LogReader.Mode.WHOLE, Indexing.NONE);
                read.events();
                return read;
            });
            return new KeptLog(number, bytes, limits, nanos, processors, source, history, footer, steps);
        } catch (LogDamaged damaged) {
            throw new ProblemException(
                    ProblemType.INVALID_INPUT, "the log is damaged: line " + damaged.line() + ": " + damaged.reason());
        }
    }

    /** A few bytes may stand for very many that are compressed. What is no compressed log at all is found when it is read. */
    private static void refuseLonger(Spool bytes, long most, Processors.Place place) {
        try (var text = new Bounded(LogFile.text(bytes.in(), NAME), "the log", most)) {
            text.transferTo(new Computed(OutputStream.nullOutputStream(), place));
        } catch (IOException damaged) {
            return;
        }
    }

    private static void refuseMoreEvents(LogEvent event, long most) {
        if (event.seq() > most) {
            throw new ProblemException(
                    ProblemType.LIMIT_REACHED, "the log has more events than one may have here, " + most);
        }
    }

    /** The bytes as a history reads them; whoever looks at it computes, and ends when he has to. */
    private static final class Source implements LogSource {
        private final Spool bytes;
        private volatile Optional<Processors.Place> place = Optional.empty();

        Source(Spool bytes) {
            this.bytes = bytes;
        }

        <T> T with(Processors.Place mine, Supplier<T> look) {
            place = Optional.of(mine);
            try {
                return look.get();
            } finally {
                place = Optional.empty();
            }
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public InputStream open() {
            return bytes.in();
        }

        @Override
        public void goingOn() {
            place.ifPresent(Processors.Place::goOn);
        }
    }

    long number() {
        return number;
    }

    LogHeader header() {
        return history.header();
    }

    /** How many steps began in it. */
    int steps() {
        return steps;
    }

    /** What it is, for programs. */
    ObjectNode json() {
        var header = header();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", String.valueOf(number))
                .put("title", header.drill().path("drill").asText())
                .put("estate", header.drill().path("estate").asText())
                .put("seed", header.seed())
                .put("version", header.version())
                .put("end", footer.end().word())
                .put("time", java.time.Duration.ofMillis(history.endMillis()).toString())
                .put("steps", steps)
                .put("events", footer.events())
                .put("sha256", footer.sha256());
    }

    /** Its text, not compressed. */
    InputStream text() {
        return used(() -> LogFile.text(bytes.in(), NAME));
    }

    /** A moment: the number of the last event that had happened, and the time. */
    record Moment(long seq, OptionalLong millis) {}

    /**
     * The moment that a request means; the end where it names none.
     *
     * @throws ProblemException if the log has no such moment
     */
    Moment moment(Optional<String> at, Optional<String> seq) {
        if (at.isPresent() && seq.isPresent()) {
            throw wrong("at and seq both name a moment; accepted is one of them");
        }
        if (at.isPresent()) {
            return at(at.get());
        }
        var last = footer.events();
        var wanted = seq.map(text -> text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1)
                .orElse(last);
        if (wanted < 0 || wanted > last) {
            throw wrong("seq is '" + seq.orElse("") + "', accepted is 0 to " + last + ", the events of the log");
        }
        return new Moment(wanted, OptionalLong.empty());
    }

    private Moment at(String text) {
        var millis = Clock.millis(text, header().start())
                .orElseThrow(() -> wrong("at is '" + text + "', accepted is " + Clock.ACCEPTED));
        var end = history.endMillis();
        if (millis > end) {
            throw wrong("at is '" + text + "', after the end of the log, which is " + Clock.since(end) + " ("
                    + header().start().plusMillis(end) + ")");
        }
        return new Moment(inTurn(() -> history.seqAt(millis)), OptionalLong.of(millis));
    }

    private static ProblemException wrong(String why) {
        return new ProblemException(ProblemType.INVALID_REQUEST, why);
    }

    /** What names the state at a moment. */
    Tag tag(Moment moment, boolean all) {
        var name = footer.sha256() + " " + moment.seq() + " " + moment.millis() + " " + all;
        return Tag.of(name.getBytes(StandardCharsets.UTF_8));
    }

    /** @param all with all users and conferences, and not only the named ones */
    JsonNode state(Moment moment, boolean all) {
        return inTurn(() -> {
            View view = history.at(moment.seq());
            moment.millis().ifPresent(view::passTo);
            return StateJson.tree(all ? view.document() : view.printed());
        });
    }

    /**
     * The lines of some events, as they stand in its text; the header stands before them, and the footer after them.
     *
     * @param most 0: all
     */
    InputStream events(long after, long most) {
        var behind = Math.max(0, footer.events() - after);
        var lines = new Lines(text(), 1 + after, most == 0 ? behind : Math.min(behind, most));
        try {
            return processors.in(place -> begun(lines, place));
        } catch (RuntimeException | Error refused) {
            lines.close();
            throw refused;
        }
    }

    /** What comes before the first may be long, and nothing of it is sent. */
    private static Lines begun(Lines lines, Processors.Place place) {
        try {
            lines.begin(place::goOn);
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads it once more. */
    LogReader reader() {
        return LogReader.of(used(bytes::in), NAME, EventCatalogue.types(), LogReader.Mode.WHOLE);
    }

    /** The first of its steps, as the drill has them. */
    List<ObjectNode> steps(int first) {
        return StreamSupport.stream(header().drill().path("steps").spliterator(), false)
                .limit(first)
                .map(KeptLog::step)
                .toList();
    }

    private static ObjectNode step(JsonNode step) {
        if (step instanceof ObjectNode map) {
            return map.deepCopy();
        }
        throw new ProblemException(
                ProblemType.INVALID_INPUT, "a step of the drill in the log's header is no map but " + step);
    }

    private <T> T inTurn(Supplier<T> look) {
        return turns.in(() -> processors.in(place -> source.with(place, () -> used(look))));
    }

    private <T> T used(Supplier<T> look) {
        users.incrementAndGet();
        try {
            return look.get();
        } catch (SpoolClosedException deleted) {
            throw KeptLogs.unknown(String.valueOf(number));
        } finally {
            lastUse.set(nanos.getAsLong());
            users.decrementAndGet();
        }
    }

    /** Somebody asks for it. */
    void touch() {
        lastUse.set(nanos.getAsLong());
    }

    /** Whether nobody has used it for as long as that may be. */
    boolean forgotten() {
        return users.get() == 0
                && nanos.getAsLong() - lastUse.get() >= limits.idle().toNanos();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
