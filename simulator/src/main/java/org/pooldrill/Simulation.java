package org.pooldrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Units;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.meter.PoolMeters;
import org.pooldrill.realtime.LiveSitting;
import org.pooldrill.run.RunReport;
import org.pooldrill.run.Sitting;
import org.pooldrill.state.StateJson;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.view.View;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * A simulation that is told step by step what happens: time passes, things break, an operator types commands, users act.
 * The steps are those of the drill language and mean the same. Nothing waits for the clock of the wall, and the same
 * blueprint and steps always give the same events. Together they are a drill, and its log can be had at any time. Where
 * something is to run beside it that waits by that clock, a simulation goes on {@linkplain Blueprint#realTime in real time}.
 *
 * <pre>{@code
 * try (var sim = Simulation.of("contoso").start()) {
 *     sim.fault("pool-down", "pool1.contoso.com");
 *     sim.advance(Duration.ofMinutes(10));
 *     sim.shell("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");
 *     sim.state().pool("pool1.contoso.com").servedBy();
 * }
 * }</pre>
 *
 * <p>Many simulations live side by side and share nothing that changes, not even a clock. Each may be used by several
 * threads: steps are taken one after the other, each whole, and the {@linkplain #state state} and the events may be read
 * meanwhile, between two things that happen. What is said of a step that cannot be taken goes for every method that takes
 * one: it throws
 *
 * <ul>
 *   <li>{@link InvalidInputException} where the step is wrong; nothing has happened;
 *   <li>{@link SimulationOverException} where the simulation takes no more steps, or a defect of the program stopped it
 *       at this one;
 *   <li>{@link IllegalStateException} where a listener to events takes a step: that would be one within another;
 *   <li>{@link java.util.concurrent.CancellationException} where the thread is interrupted while it waits in real time. It
 *       stays interrupted, the step is not taken, and everything goes on: a line that was typed runs in the background.
 * </ul>
 */
public final class Simulation implements AutoCloseable {
    private static final int MOST_COPIED = 1_024;
    private static final int MOST_COPIED_BYTES = 1 << 20;

    private final Blueprint blueprint;
    private final List<Appended> listeners = new CopyOnWriteArrayList<>();
    private final List<PoolMeters> metered = new CopyOnWriteArrayList<>();
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ReentrantLock moment = new ReentrantLock(true);
    private final BooleanSupplier interruption;
    private final Sitting sitting;
    private volatile @Nullable LiveSitting live;
    private volatile boolean interrupted;
    private volatile boolean closing;
    private volatile boolean closed;

    Simulation(Blueprint blueprint, Appended listener, BooleanSupplier interruption) {
        this.blueprint = blueprint;
        this.interruption = interruption;
        listeners.add(listener);
        sitting = new Sitting(
                blueprint.ready(),
                (raw, payload) -> listeners.forEach(each -> each.on(raw, payload)),
                this::toBeInterrupted,
                blueprint.stores());
    }

    /** Has time pass by itself, where it is to. */
    Simulation begin() {
        var speed = blueprint.speed();
        if (speed.isPresent()) {
            live = new LiveSitting(sitting, moment, speed.getAsDouble());
        }
        return this;
    }

    /**
     * What simulations of an estate are started from.
     *
     * @param estate the name of one that comes with the program, such as {@code contoso}, or of a file
     * @throws InvalidInputException if there is none, or it has problems
     */
    public static Blueprint of(String estate) {
        return Blueprint.of(estate);
    }

    /**
     * Asked between two things that happen, while everything is settled: whoever waits to read gets his turn, also for as
     * long as the answer takes.
     */
    private boolean toBeInterrupted() {
        if (blueprint.speed().isPresent() || !moment.isHeldByCurrentThread()) {
            return asked();
        }
        moment.unlock();
        try {
            return asked();
        } finally {
            moment.lock();
        }
    }

    private boolean asked() {
        if (!interrupted && interruption.getAsBoolean()) {
            interrupted = true;
        }
        return interrupted;
    }

    // Time

    /** The time since the start. */
    public Duration time() {
        return read(() -> Duration.ofMillis(sitting.simulation().now()));
    }

    /** The calendar time of the simulation. */
    public Instant clock() {
        return blueprint.ready().estate().start().plus(time());
    }

    /**
     * Lets time pass. What is due at the very moment of its end happens.
     *
     * @param time in whole milliseconds, zero or more
     */
    public Simulation advance(Duration time) {
        step(JsonNodeFactory.instance.objectNode().put("advance", text(time)));
        return this;
    }

    /**
     * Lets time pass until a condition holds, at the latest for 24 hours.
     *
     * @param cel a condition over the state document
     * @throws NotMetException if it does not hold by then
     */
    public Simulation until(String cel) {
        step(JsonNodeFactory.instance.objectNode().put("until", cel));
        return this;
    }

    /**
     * Lets time pass until a condition holds. It is looked at once before any time passes.
     *
     * @param cel a condition over the state document
     * @param within the limit, in whole milliseconds, zero or more
     * @throws NotMetException if it does not hold by then
     */
    public Simulation until(String cel, Duration within) {
        step(JsonNodeFactory.instance.objectNode().put("until", cel).put("within", text(within)));
        return this;
    }

    // What an operator does

    /**
     * Types a line into the management shell, as the operator {@code admin} on a management computer that reaches every
     * pool that is up, and waits for its end. Confirmations are answered with yes.
     *
     * @throws RefusedException if it is refused
     */
    public Output shell(String line) {
        return shell().run(line);
    }

    /** The management shell of the operator {@code admin} on a management computer. */
    public Shell shell() {
        return new Shell(this, Optional.empty(), Optional.empty());
    }

    /**
     * Lets time pass until a line in the background has ended, at the latest for 24 hours.
     *
     * @param name the line's
     * @throws RefusedException if it is refused
     * @throws NotMetException if it has not ended by then; the simulation then takes no more steps
     */
    public Output await(String name) {
        return step(JsonNodeFactory.instance.objectNode().put("await", name))
                .output()
                .orElseThrow();
    }

    // What breaks

    /**
     * Breaks something, until it is healed.
     *
     * @param kind a fault of the drill language, such as {@code pool-down}
     * @param at what breaks; for the WAN two sites, or nothing for all links
     */
    public Simulation fault(String kind, String... at) {
        return fault(kind, List.of(at), Map.of());
    }

    /**
     * Breaks something.
     *
     * @param kind a fault of the drill language, such as {@code wan-slow}
     * @param at what breaks; for the WAN two sites, or nothing for all links
     * @param with what else the drill language says of it, such as {@code bandwidth}, or {@code for}: after how long it
     *     heals by itself
     */
    public Simulation fault(String kind, List<String> at, Map<String, String> with) {
        step(broken("fault", kind, at, with));
        return this;
    }

    /**
     * Repairs something.
     *
     * @param kind the fault
     * @param at what was broken
     * @throws InvalidInputException also if there is no such fault
     */
    public Simulation heal(String kind, String... at) {
        return heal(kind, List.of(at), Map.of());
    }

    /**
     * Repairs something.
     *
     * @param kind the fault
     * @param at what was broken
     * @param with what else is to be said of the fault, such as {@code service}
     * @throws InvalidInputException also if there is no such fault
     */
    public Simulation heal(String kind, List<String> at, Map<String, String> with) {
        step(broken("heal", kind, at, with));
        return this;
    }

    private static ObjectNode broken(String key, String kind, List<String> at, Map<String, String> with) {
        var step = JsonNodeFactory.instance.objectNode().put(key, kind);
        if (at.size() == 1) {
            step.put("at", at.get(0));
        } else if (!at.isEmpty()) {
            at.forEach(step.putArray("at")::add);
        }
        with.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(word -> step.set(word.getKey(), value(word.getValue())));
        return step;
    }

    // People, and everything else

    /**
     * One user, who can be asked to act.
     *
     * @param sip his address; that there is no such user is told when he acts
     */
    public User user(String sip) {
        return new User(this, sip);
    }

    /**
     * Takes any step of the drill language.
     *
     * @param yaml the step as a drill has it, such as {@code builder: { edges: { edge1.contoso.com: { nextHop:
     *     pool2.contoso.com } } }}
     * @throws NotMetException if what it expects or waits for does not hold, or no longer does what must always hold
     * @throws RefusedException if it is refused, and does not say that it will be
     */
    public Outcome step(String yaml) {
        return attempt(yaml).orThrow();
    }

    /**
     * Takes any step of the drill language.
     *
     * @param step the step as a drill has it; it stays as it is
     * @throws NotMetException if what it expects or waits for does not hold, or no longer does what must always hold
     * @throws RefusedException if it is refused, and does not say that it will be
     */
    public Outcome step(ObjectNode step) {
        return attempt(step).orThrow();
    }

    /**
     * Takes any step of the drill language. What is refused, and a condition that does not hold, are values here.
     *
     * @param yaml the step as a drill has it
     */
    public Outcome attempt(String yaml) {
        if (value(yaml) instanceof ObjectNode step) {
            return attempt(step);
        }
        throw new InvalidInputException("a step is a map, found '" + yaml + "'");
    }

    /**
     * Takes any step of the drill language. What is refused, and a condition that does not hold, are values here.
     *
     * @param step the step as a drill has it; it stays as it is
     */
    public Outcome attempt(ObjectNode step) {
        var beside = live;
        if (beside == null) {
            return taking(() -> outcome(step, sitting.type(step)));
        }
        refuseWithinStep();
        taking(() -> step);
        return outcome(step, beside.type(step).orElseThrow(() -> read(this::whyOver)));
    }

    private Outcome outcome(ObjectNode step, Sitting.Answer answer) {
        if (answer instanceof Sitting.Answer.Wrong wrong) {
            throw new InvalidInputException(wrong.problems());
        } else if (answer instanceof Sitting.Answer.NotMet unmet) {
            return new Outcome(
                    step.deepCopy(), false, Optional.empty(), false, Optional.of(unmet.why()), Optional.empty());
        } else if (answer instanceof Sitting.Answer.Taken taken) {
            if (taken.unmet().isEmpty()) {
                check();
            }
            return outcome(step, taken);
        }
        throw new IllegalStateException("an answer that nobody gives: " + answer);
    }

    private static Outcome outcome(ObjectNode step, Sitting.Answer.Taken taken) {
        var expected = taken.refusal()
                .filter(refusal ->
                        refusal.id().toString().equals(step.path("refused").asText()))
                .isPresent();
        return new Outcome(
                taken.json().deepCopy(),
                true,
                taken.refusal(),
                expected,
                taken.unmet(),
                taken.line().map(Simulation::output));
    }

    private static Output output(Sitting.Line line) {
        var objects = StateJson.tree(Map.of("objects", line.objects())).path("objects");
        return new Output(line.output(), (ArrayNode) objects, Duration.ofMillis(line.lastedMillis()));
    }

    // What came of it

    /** What the deployment looks like. */
    public State state() {
        return new State(this);
    }

    <T> T look(Function<View, T> question) {
        return read(() -> question.apply(sitting.simulation().view()));
    }

    /**
     * Whether a condition holds now. That is asked, and no step.
     *
     * @param cel a condition over the state document
     * @throws InvalidInputException if it cannot be read, or names something that is not there
     */
    public boolean holds(String cel) {
        return unmet(cel).isEmpty();
    }

    /**
     * Why a condition does not hold now: each failing part with the values of its sides; nothing where it holds.
     *
     * @param cel a condition over the state document
     * @throws InvalidInputException if it cannot be read, or names something that is not there
     */
    public Optional<String> unmet(String cel) {
        return read(() -> {
            var problems = sitting.problems(cel);
            if (!problems.isEmpty()) {
                throw new InvalidInputException(problems);
            }
            return sitting.unmet(cel);
        });
    }

    /** How many events there are so far. */
    public long events() {
        return read(() -> sitting.simulation().lastSeq());
    }

    /**
     * Hands over the events so far, in their order, as the stores keep them. Nothing happens meanwhile, so it is for short
     * ways: copying, counting, writing to memory.
     *
     * @param afterSeq the number of the event before the first of them; 0: from the start
     */
    public void events(long afterSeq, Consumer<StoredEvent> each) {
        events(afterSeq, Long.MAX_VALUE, each);
    }

    /**
     * Hands over some of the events so far, as {@link #events(long, Consumer)} does with all.
     *
     * @param afterSeq the number of the event before the first of them; 0: from the start
     * @param upToSeq the number of the last of them; there may be fewer
     */
    public void events(long afterSeq, long upToSeq, Consumer<StoredEvent> each) {
        read(() -> open(() -> {
            sitting.events(afterSeq, upToSeq, each);
            return true;
        }));
    }

    /**
     * Has somebody hear of every event from now on, as soon as it was appended and before anything follows from it. He
     * may read, and must not take a step; what he throws stops the simulation as a defect would.
     */
    public void listen(Appended listener) {
        listeners.add(listener);
    }

    /** Has somebody hear of no more events. */
    public void unlisten(Appended listener) {
        listeners.remove(listener);
    }

    /**
     * Shows what the simulated pools come to as meters in a registry, until this is closed: users by mode, backlog, live RPO,
     * cycles and the others of {@link org.pooldrill.meter.Metric.Of#POOLS}. They are looked at when the registry asks, and
     * change nothing. For the counts of events, commands and refusals an {@link org.pooldrill.meter.Activity} {@linkplain
     * #listen listens}.
     *
     * @param tags keys and values that all of them get; no other simulation in the registry may have the same
     * @throws IllegalArgumentException if another has
     */
    public Simulation meter(MeterRegistry registry, String... tags) {
        return read(() -> open(() -> {
            var meters =
                    new PoolMeters(blueprint.ready().estate(), value -> look(value::applyAsDouble), registry, tags);
            metered.add(meters);
            listeners.add(meters);
            return this;
        }));
    }

    /** The steps so far, each with what came of it as what is expected: those of the drill. */
    public List<ObjectNode> steps() {
        return read(() -> sitting.typed().stream().map(ObjectNode::deepCopy).toList());
    }

    /** The names of the lines that were typed to run in the background, in order. */
    public Set<String> background() {
        return read(() -> named(sitting.background()));
    }

    /** The names of all lines that have one, in order. */
    public Set<String> commands() {
        return read(() -> named(sitting.commands()));
    }

    /** In real time a line that was typed without a name has one, but only for the drill. */
    private Set<String> named(Set<String> all) {
        if (blueprint.speed().isPresent()) {
            all.removeIf(LiveSitting::automatic);
        }
        return all;
    }

    /**
     * Writes the events so far as a log, whose drill are the steps so far: running it again gives the same log. Where the
     * simulation has not {@linkplain #end ended}, the log says of itself that it was interrupted.
     *
     * @param file the log; compressed where its name ends in {@code .gz} or {@code .zst}. One that is there is replaced
     * @return the last line of the log
     * @throws IllegalArgumentException if the name ends like a format that is not written
     * @throws UncheckedIOException if it cannot be written
     * @throws SimulationOverException if it is closed, before or meanwhile
     */
    public LogFooter writeLog(Path file) {
        return writeLog(header -> LogWriter.to(file, header));
    }

    /**
     * Writes the events so far as a log, as {@link #writeLog(Path)} does.
     *
     * @param out closed at the end
     * @throws UncheckedIOException if it cannot be written
     * @throws SimulationOverException if it is closed, before or meanwhile
     */
    public LogFooter writeLog(OutputStream out) {
        return writeLog(header -> LogWriter.to(out, header));
    }

    /** Nothing is written while nobody can read: that may take long, and in a server waits for others. */
    private LogFooter writeLog(Function<LogHeader, LogWriter> to) {
        return inOrder(() -> {
            var log = read(() -> open(() -> sitting.begin(to)));
            try (var writer = log.writer()) {
                var most = MOST_COPIED;
                while (writer.events() < log.events()) {
                    var wanted = (int) Math.min(most, log.events() - writer.events());
                    var some = some(writer.events(), wanted);
                    some.forEach(writer::write);
                    most = some.size() < wanted ? some.size() : Math.min(MOST_COPIED, 2 * most);
                }
                return writer.finish(log.end());
            }
        });
    }

    /** Copies the next events: as many as are wanted, or those that are not too long together. */
    private List<StoredEvent> some(long afterSeq, int wanted) {
        var some = new ArrayList<StoredEvent>();
        var bytes = new AtomicLong();
        events(afterSeq, afterSeq + wanted, event -> {
            if (bytes.get() < MOST_COPIED_BYTES) {
                bytes.addAndGet(event.data().length());
                some.add(event);
            }
        });
        return some;
    }

    // Its life

    /** What it was started from. */
    public Blueprint blueprint() {
        return blueprint;
    }

    /**
     * Starts another simulation and takes the same steps there, so that both stand at the same moment and then go their
     * own ways. It takes as long as the steps do.
     *
     * @throws SimulationOverException if this one takes no more steps
     */
    public Simulation fork() {
        return fork((raw, payload) -> {}, () -> false);
    }

    /**
     * Starts another simulation as {@link #fork()} does.
     *
     * @param listener as for {@link Blueprint#start(Appended, BooleanSupplier)}
     * @param interruption as there
     */
    public Simulation fork(Appended listener, BooleanSupplier interruption) {
        var here = taking(() -> new Here(steps(), sitting.simulation().now()));
        var fork = new Simulation(blueprint, listener, interruption);
        try {
            here.steps.forEach(fork::step);
            fork.passTo(here.millis);
            return fork.begin();
        } catch (RuntimeException | Error failed) {
            fork.close();
            throw failed;
        }
    }

    /** Where a simulation stands. */
    private record Here(List<ObjectNode> steps, long millis) {}

    private void passTo(long millis) {
        if (sitting.simulation().now() < millis) {
            sitting.pass(millis);
        }
    }

    /**
     * Looks whether it takes more steps.
     *
     * @throws SimulationOverException if it does not, with why: in real time a defect of the program comes up in a thread
     *     that nobody sees
     */
    public void check() {
        if (over()) {
            throw read(this::whyOver);
        }
    }

    /** Whether it takes no more steps. */
    public boolean over() {
        return closed || read(sitting::over);
    }

    /** Stops it between two things that happen, from any thread: the step that is under way ends there and is the last. */
    public void interrupt() {
        interrupted = true;
    }

    /**
     * Ends it: what still runs in the background runs to its end. It can be read and its log written, and it takes no more
     * steps. Ending it again gives the same report.
     */
    public RunReport end() {
        return inTurn(() -> open(sitting::end));
    }

    /**
     * Gives up what it needs; a step that is under way in another thread is interrupted first. The state can still be
     * read, events and log cannot.
     */
    @Override
    public void close() {
        refuseWithinStep();
        interrupt();
        closing = true;
        Optional.ofNullable(live).ifPresent(LiveSitting::close);
        inTurn(() -> {
            closed = true;
            metered.forEach(PoolMeters::close);
            sitting.close();
            return true;
        });
    }

    // Turns

    /** Takes a step, or says why it cannot be. */
    private <T> T taking(Supplier<T> step) {
        return inTurn(() -> {
            if (sitting.over() || interrupted || closed) {
                throw whyOver();
            }
            return step.get();
        });
    }

    /** Does something that is to see no step half taken, while nobody reads. */
    private <T> T inTurn(Supplier<T> work) {
        return inOrder(() -> read(work));
    }

    /** Does something that is to see no step half taken. */
    private <T> T inOrder(Supplier<T> work) {
        refuseWithinStep();
        turn.lock();
        try {
            return work.get();
        } finally {
            turn.unlock();
        }
    }

    private void refuseWithinStep() {
        if (turn.isHeldByCurrentThread() || live != null && moment.isHeldByCurrentThread()) {
            throw new IllegalStateException("a step is under way: a listener to its events can only read");
        }
    }

    private <T> T read(Supplier<T> question) {
        moment.lock();
        try {
            Optional.ofNullable(live).ifPresent(LiveSitting::present);
            return question.get();
        } finally {
            moment.unlock();
        }
    }

    private <T> T open(Supplier<T> work) {
        if (closing) {
            throw new SimulationOverException("it was closed", null);
        }
        return work.get();
    }

    private SimulationOverException whyOver() {
        if (closing) {
            return new SimulationOverException("it was closed", null);
        }
        var defect = sitting.defect();
        if (defect.isPresent()) {
            return new SimulationOverException("a defect of the program: " + defect.get(), defect.get());
        }
        var why = sitting.broken()
                .map(broken -> "it has failed: " + broken)
                .orElse(interrupted ? "it was interrupted" : "it has ended");
        return new SimulationOverException(why, null);
    }

    // Words

    private static String text(Duration time) {
        var text = time.isNegative() ? "" : Units.text(time);
        if (Units.duration(text).filter(time::equals).isEmpty()) {
            throw new InvalidInputException("found the time " + time
                    + ", accepted are whole milliseconds from zero on, up to some thousand years");
        }
        return text;
    }

    private static JsonNode value(String yaml) {
        var problems = new ArrayList<Problem>();
        var value = Yaml.read("step", yaml, problems).root();
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    problems.stream().map(Problem::toString).toList());
        }
        return value;
    }
}
