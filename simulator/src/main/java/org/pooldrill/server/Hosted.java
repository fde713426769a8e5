package org.pooldrill.server;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.pooldrill.InvalidInputException;
import org.pooldrill.Simulation;
import org.pooldrill.SimulationOverException;
import org.pooldrill.log.LogLine;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;

/** A simulation under its name: who uses it, how many wait for it, and since when nobody has asked for it. */
final class Hosted implements Followed {
    private static final int MOST_AT_ONCE = 200;

    /** Starts a simulation: who hears of its events, and who says that it is to stop. */
    @FunctionalInterface
    interface Start {
        Simulation start(Appended listener, BooleanSupplier interruption);
    }

    private final String name;
    private final long number;
    private final Limits limits;
    private final LongSupplier nanos;
    private final Turns turns;
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong lastUse;
    private final AtomicInteger users = new AtomicInteger();
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final Processors processors;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Unchanged printed = new Unchanged(begun, ended);
    private final Metrics metrics;
    private final Simulation simulation;
    private Runnable unshow = () -> {};
    private volatile Optional<Processors.Place> place = Optional.empty();
    private volatile Optional<String> stopped = Optional.empty();

    /** @param number no other simulation of this server has or had it */
    Hosted(
            String name,
            long number,
            Limits limits,
            LongSupplier nanos,
            Processors processors,
            Metrics metrics,
            Start start) {
        this.processors = processors;
        this.name = name;
        this.number = number;
        this.limits = limits;
        this.nanos = nanos;
        this.metrics = metrics;
        turns = new Turns("the simulation '" + name + "'", limits.waiting());
        lastUse = new AtomicLong(nanos.getAsLong());
        simulation = processors.in(mine -> started(mine, start));
    }

    private Simulation started(Processors.Place mine, Start start) {
        place = Optional.of(mine);
        try {
            var made = start.start(this::heard, this::toStop);
            refusal().ifPresent(refusal -> {
                made.close();
                throw refusal;
            });
            return made;
        } catch (RuntimeException failed) {
            throw refusal().map(refusal -> because(refusal, failed)).orElse(failed);
        } finally {
            place = Optional.empty();
        }
    }

    /** Where it is refused anyway, what else went wrong is not lost. */
    private static RuntimeException because(ProblemException refusal, RuntimeException failed) {
        if (!(failed instanceof ProblemException)) {
            refusal.addSuppressed(failed);
        }
        return refusal;
    }

    /** Why it could not be started as a whole; nothing where it could. */
    private Optional<ProblemException> refusal() {
        return place.flatMap(Processors.Place::refusal)
                .or(() -> full()
                        ? Optional.of(new ProblemException(ProblemType.LIMIT_REACHED, tooManyEvents()))
                        : Optional.empty());
    }

    String name() {
        return name;
    }

    private void heard(StoredEvent raw, Object payload) {
        events.set(raw.seq());
        metrics.activity().on(raw, payload);
        streams.forEach(EventStream::nudge);
    }

    /** Shows its pools among the metrics, where no other has its name any more. */
    synchronized void show() {
        if (!simulation.over()) {
            unshow = metrics.show(name, simulation);
        }
    }

    /** Has a stream hear of events, and keeps the simulation for it. */
    @Override
    public void follow(EventStream stream) {
        users.incrementAndGet();
        streams.add(stream);
    }

    @Override
    public void unfollow(EventStream stream) {
        if (streams.remove(stream)) {
            lastUse.set(nanos.getAsLong());
            users.decrementAndGet();
        }
    }

    @Override
    public OptionalLong next(long after, StringBuilder text) {
        var last = new AtomicLong(after);
        try {
            return read(simulation -> {
                simulation.events(after, after + MOST_AT_ONCE, event -> {
                    text.append("id: ").append(number).append('-').append(event.seq());
                    text.append("\ndata: ").append(LogLine.of(event)).append("\n\n");
                    last.set(event.seq());
                });
                return OptionalLong.of(last.get());
            });
        } catch (ProblemException over) {
            return OptionalLong.empty();
        }
    }

    /**
     * The number of the last event that a client knows.
     *
     * @throws ProblemException if it was one of a simulation that was there before
     */
    long after(String id) {
        if (!id.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Last-Event-ID is '" + id + "', no id of an event");
        }
        var parts = id.split("-");
        if (Long.parseLong(parts[0]) != number) {
            throw new ProblemException(ProblemType.EVENTS_GONE, "'" + name + "' was started anew since event " + id);
        }
        return Long.parseLong(parts[1]);
    }

    /** Asked between two things that happen. */
    private boolean toStop() {
        var mine = place;
        if (mine.isPresent() && !mine.get().pass()) {
            stopped = mine.get().refusal().map(Throwable::getMessage);
            return true;
        }
        return full();
    }

    private boolean full() {
        return events.get() >= limits.events();
    }

    /** Reads something of it. */
    <T> T read(Function<Simulation, T> question) {
        users.incrementAndGet();
        try {
            return question.apply(simulation);
        } catch (InvalidInputException unusable) {
            throw new ProblemException(ProblemType.INVALID_INPUT, unusable.problems());
        } catch (SimulationOverException over) {
            throw new ProblemException(ProblemType.SIMULATION_OVER, whyOver(over));
        } finally {
            lastUse.set(nanos.getAsLong());
            users.decrementAndGet();
        }
    }

    /** Does something with it that waits until those before are done; what it computes finds itself a processor. */
    <T> T inTurn(Function<Simulation, T> work) {
        return read(simulation -> turns.in(() -> work.apply(simulation)));
    }

    /** Takes a step, after those before, when there is a processor for it; as long as it waits, nothing changes. */
    <T> T change(Function<Simulation, T> step) {
        return inTurn(simulation -> processors.in(mine -> {
            place = Optional.of(mine);
            begun.incrementAndGet();
            try {
                return step.apply(simulation);
            } finally {
                ended.incrementAndGet();
                place = Optional.empty();
            }
        }));
    }

    /** Writes the events so far as a log, after the steps before, when there is a processor for it. */
    void writeLog(OutputStream out) {
        try {
            inTurn(simulation -> processors.in(mine -> simulation.writeLog(new Computed(out, mine))));
        } catch (UncheckedIOException failed) {
            throw ProblemException.ofFullDisk(failed)
                    .map(RuntimeException.class::cast)
                    .orElse(failed);
        }
    }

    /** The state document, as it is printed. */
    Tagged state() {
        return read(simulation ->
                printed.document(() -> Tagged.of(simulation.state().json())));
    }

    /** The state document with all users and conferences; so large a document is not kept. */
    Tagged everything() {
        return read(simulation -> Tagged.of(simulation.state().everything()));
    }

    private String whyOver(SimulationOverException over) {
        return full() ? tooManyEvents() : "'" + name + "' takes no more steps: " + stopped.orElse(over.why());
    }

    private String tooManyEvents() {
        return "'" + name + "' has as many events as one may have, " + events.get();
    }

    /** Whether nobody has used it for as long as one may go unused. */
    boolean forgotten() {
        return users.get() == 0
                && nanos.getAsLong() - lastUse.get() >= limits.idle().toNanos();
    }

    /** The step that is under way ends soon, and is the last. */
    void interrupt() {
        simulation.interrupt();
    }

    synchronized void close() {
        simulation.close();
        unshow.run();
        unshow = () -> {};
        streams.forEach(EventStream::nudge);
    }
}
