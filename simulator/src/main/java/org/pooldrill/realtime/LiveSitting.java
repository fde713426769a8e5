package org.pooldrill.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Step;
import org.pooldrill.drill.StepByStep;
import org.pooldrill.drill.Units;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.run.Sitting;

/**
 * A sitting in which time passes by itself, at the pace of the wall. A thread of its own does what is due when its time has
 * come; steps are taken by whoever asks for them, at the moment at which they come, and whoever waits for something
 * waits in his own thread. All of them take turns with one lock, and nobody ever has it while half a moment has happened.
 *
 * <p>The sitting stays a drill: what waits is written as the step that it was, without the waiting, at the moment at
 * which that was over, and each step says how much time had passed since the one before. A line that is waited for is one
 * in the background with an {@code await}, since others may do something while it runs.
 */
public final class LiveSitting implements AutoCloseable {
    /** How often the clock is looked at where nothing is due. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** A line that has not ended after so long never will. */
    private static final Duration LONGEST_LINE = Duration.ofDays(7);

    private static final Pattern AUTOMATIC = Pattern.compile("\\(line [0-9]+\\)");
    private static final String AFTER = "after";
    private static final String WITHIN = "within";
    private static final String NO_TIME = "0s";
    private static final long SECOND = 1_000;

    private final Sitting sitting;
    private final ReentrantLock lock;
    private final Condition changed;
    private final Wall wall;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Thread thread;
    private boolean closed;

    /** Somebody who waits: until when at the latest, for what, and for which step to be taken then. */
    private static final class Waiting {
        private final long untilMillis;
        private final BooleanSupplier reached;
        private final boolean everySecond;
        private final @Nullable ObjectNode step;
        private long lookedAtSeq = -1;
        private Optional<Sitting.Answer> answer = Optional.empty();
        private @Nullable RuntimeException problem;

        Waiting(long untilMillis, BooleanSupplier reached, boolean everySecond, @Nullable ObjectNode step) {
            this.untilMillis = untilMillis;
            this.reached = reached;
            this.everySecond = everySecond;
            this.step = step;
        }
    }

    /**
     * Lets time pass from now on.
     *
     * @param lock held by whoever reads anything of the sitting
     * @param speed how many simulated seconds go by in one of the wall's
     */
    public LiveSitting(Sitting sitting, ReentrantLock lock, double speed) {
        this(sitting, lock, speed, System::nanoTime);
    }

    /** @param nanos the wall's time, in nanoseconds since any moment */
    LiveSitting(Sitting sitting, ReentrantLock lock, double speed, LongSupplier nanos) {
        this.sitting = sitting;
        this.lock = lock;
        changed = lock.newCondition();
        wall = new Wall(sitting.simulation().now(), speed, nanos);
        thread = new Thread(this::run, "pooldrill in real time");
        thread.setDaemon(true);
        thread.start();
    }

    /** What the thread does. */
    private void run() {
        lock.lock();
        try {
            while (!stopped()) {
                catchUp(wall.millis(now()));
                if (lock.hasQueuedThreads()) {
                    lock.unlock();
                    lock.lock();
                } else {
                    changed.awaitNanos(Math.min(TICK_NANOS, wall.nanosTo(next())));
                }
            }
        } catch (RuntimeException | Error defect) {
            sitting.stop(defect);
        } catch (InterruptedException ended) {
            closed = true;
        } finally {
            try {
                answer();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Has everything happen that is due by now; asked for by whoever has the lock and is about to look at something. */
    public void present() {
        if (lock.getHoldCount() == 1) {
            var millis = wall.millis(now());
            while (!stopped() && !catchUp(millis)) {
                // There may be more.
            }
        }
    }

    /**
     * Does the next thing that is due by then, with all else of that moment.
     *
     * @return whether there was nothing; it is then that time
     */
    private boolean catchUp(long millis) {
        var next = next();
        if (next <= millis) {
            sitting.pass(next);
        } else {
            sitting.idle(millis);
        }
        answer();
        return next > millis;
    }

    /** When there is something to do, or to look at for those who wait. */
    private long next() {
        var next = sitting.next();
        for (var each : waiting) {
            var look = each.everySecond ? (now() / SECOND + 1) * SECOND : each.untilMillis;
            next = Math.min(next, Math.min(look, each.untilMillis));
        }
        return Math.max(next, now());
    }

    private long now() {
        return sitting.simulation().now();
    }

    /** Answers those whose waiting is over: each at this moment, by the step that he waits to take. */
    private void answer() {
        for (var each : List.copyOf(waiting)) {
            if (stopped() || now() >= each.untilMillis || reached(each)) {
                waiting.remove(each);
                answer(each);
                changed.signalAll();
            }
        }
    }

    private boolean reached(Waiting each) {
        var seq = sitting.simulation().lastSeq();
        if (seq == each.lookedAtSeq && !each.everySecond) {
            return false;
        }
        each.lookedAtSeq = seq;
        return each.reached.getAsBoolean();
    }

    private void answer(Waiting each) {
        try {
            each.answer = each.step == null || stopped() ? broken() : Optional.of(sitting.type(each.step));
        } catch (RuntimeException problem) {
            each.problem = problem;
        }
    }

    private boolean stopped() {
        return closed || sitting.over();
    }

    /** What becomes of a step that was not taken because no more are: what must always hold and does not, if that is why. */
    private Optional<Sitting.Answer> broken() {
        return sitting.broken()
                .map(why -> new Sitting.Answer.Taken(
                        JsonNodeFactory.instance.objectNode(), Optional.empty(), Optional.of(why), Optional.empty()));
    }

    /**
     * Takes a step at this moment, and waits for as long as it lasts.
     *
     * @param json the step as a drill has it
     * @return nothing where no more steps are taken
     * @throws CancellationException if the thread is interrupted while it waits; it stays interrupted
     */
    public Optional<Sitting.Answer> type(ObjectNode json) {
        lock.lock();
        try {
            present();
            var after =
                    Optional.ofNullable(json.get(AFTER)).map(JsonNode::asText).flatMap(Units::duration);
            if (after.isPresent()) {
                await(now() + after.get().toMillis(), () -> false, false, null);
                present();
            }
            return stopped() ? broken() : typed(json, sitting.read(json));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Sitting.Answer> typed(ObjectNode json, StepByStep.Reading read) {
        var step = read.step().orElse(null);
        if (step instanceof Step.Advance s) {
            return await(
                    now() + s.time().toMillis(), () -> false, false, copy(json).put("advance", NO_TIME));
        } else if (step instanceof Step.Until s) {
            var condition = sitting.condition(s.condition().text());
            return await(
                    now() + s.within().toMillis(),
                    () -> holds(condition),
                    condition.readsTime(),
                    copy(json).put(WITHIN, NO_TIME));
        } else if (step instanceof Step.Await s) {
            return await(
                    now() + s.within().toMillis(),
                    () -> sitting.ended(s.command()),
                    false,
                    copy(json).put(WITHIN, NO_TIME));
        } else if (step instanceof Step.Ps s && !s.background()) {
            return line(copy(json));
        }
        return Optional.of(sitting.take(json, read));
    }

    private boolean holds(Expectation condition) {
        return condition.evaluate(sitting.simulation().document()).met();
    }

    private static ObjectNode copy(ObjectNode json) {
        return json.deepCopy().without(AFTER);
    }

    /** Types a line, and waits for its end. */
    private Optional<Sitting.Answer> line(ObjectNode json) {
        if (!json.has("name")) {
            json.put("name", free());
        }
        var name = json.get("name").asText();
        var typed = sitting.type(json.put("background", true));
        if (!(typed instanceof Sitting.Answer.Taken) || stopped()) {
            return Optional.of(typed);
        }
        var await = JsonNodeFactory.instance.objectNode().put("await", name).put(WITHIN, NO_TIME);
        return await(now() + LONGEST_LINE.toMillis(), () -> sitting.ended(name), false, await);
    }

    /** A name that no step has. */
    private String free() {
        var taken = sitting.typed().stream()
                .map(step -> step.path("name").asText())
                .filter(LiveSitting::automatic)
                .collect(Collectors.toSet());
        var number = 1;
        while (taken.contains("(line " + number + ")")) {
            number++;
        }
        return "(line " + number + ")";
    }

    /** Whether a name is that of a line to which nobody gave one, which it has in the drill alone. */
    public static boolean automatic(String name) {
        return AUTOMATIC.matcher(name).matches();
    }

    /**
     * Waits, and has a step taken at the moment at which that is over.
     *
     * @param step nothing: none
     * @return nothing where the step was not taken
     * @throws CancellationException if the thread is interrupted while it waits
     */
    private Optional<Sitting.Answer> await(
            long untilMillis, BooleanSupplier reached, boolean everySecond, @Nullable ObjectNode step) {
        var mine = new Waiting(untilMillis, reached, everySecond, step);
        waiting.add(mine);
        answer();
        try {
            while (waiting.contains(mine)) {
                changed.await();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            if (waiting.remove(mine)) {
                throw new CancellationException(
                        "the thread was interrupted while it waited; what it waited for goes on");
            }
        }
        if (mine.problem != null) {
            throw mine.problem;
        }
        return mine.answer;
    }

    /** Stops the thread; whoever waits is told that no more steps are taken. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.interrupt();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
