package org.pooldrill.simulation;

import java.util.PriorityQueue;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The simulated clock and the queue of what is due, ordered by time and then by the order of asking. Nothing else makes
 * time pass. What led to a task is kept with it, so that an event can name its cause across time.
 *
 * <p>Confined to the thread that runs the simulation.
 */
public final class Agenda {

    /** Where the cause of what happens next is kept. */
    public interface Causes {
        /** The sequence number of what led to the present, or 0. */
        long current();

        /** Runs something whose cause is known. */
        void causedBy(long seq, Runnable action);
    }

    private final class Task implements Due, Comparable<Task> {
        private final long time;
        private final long order;
        private final long cause;
        private final Runnable action;
        private boolean cancelled;

        Task(long time, long order, long cause, Runnable action) {
            this.time = time;
            this.order = order;
            this.cause = cause;
            this.action = action;
        }

        @Override
        public void cancel() {
            if (!cancelled) {
                cancelled = true;
                takenOff++;
            }
        }

        @Override
        public long time() {
            return time;
        }

        @Override
        public int compareTo(Task other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Task> queue = new PriorityQueue<>();
    private final Causes causes;
    private long now;
    private long asked;
    private long takenOff;

    public Agenda(Causes causes) {
        this.causes = causes;
    }

    /** Milliseconds since the start of the run. */
    public long now() {
        return now;
    }

    /** Puts something on the agenda; a time that has passed means now. */
    public Due at(long timeMillis, Runnable action) {
        var task = new Task(Math.max(timeMillis, now), asked++, causes.current(), action);
        queue.add(task);
        return task;
    }

    /**
     * Puts something on the agenda that comes before everything else of its moment, whenever that was asked for; of two
     * such things the one asked for first.
     */
    public Due firstAt(long timeMillis, Runnable action) {
        var task = new Task(Math.max(timeMillis, now), Long.MIN_VALUE + asked++, causes.current(), action);
        queue.add(task);
        return task;
    }

    /** Puts something on the agenda, so many milliseconds from now. */
    public Due in(long delayMillis, Runnable action) {
        return at(now + delayMillis, action);
    }

    /** How often anything was put on the agenda or taken off it: it grows with every such request, and never shrinks. */
    long requests() {
        return asked + takenOff;
    }

    /** When the next task is due, or {@link Long#MAX_VALUE}. */
    public long next() {
        while (!queue.isEmpty() && queue.peek().cancelled) {
            queue.poll();
        }
        return queue.isEmpty() ? Long.MAX_VALUE : queue.peek().time;
    }

    /**
     * Runs the next task if it is due by then.
     *
     * @param afterwards run after it, with the same cause
     * @return whether there was one
     */
    public boolean runNext(long untilMillis, Runnable afterwards) {
        if (next() > untilMillis) {
            return false;
        }
        var task = queue.poll();
        now = task.time;
        causes.causedBy(task.cause, () -> {
            task.action.run();
            afterwards.run();
        });
        return true;
    }

    /** Runs the next task if it is due by then, and nothing after it. */
    public boolean runNext(long untilMillis) {
        return runNext(untilMillis, () -> {});
    }

    /** Lets time pass without running anything; nothing may be due before. */
    public void passTo(long timeMillis) {
        if (next() < timeMillis) {
            throw new IllegalStateException("something is due at " + next() + " ms, before " + timeMillis + " ms");
        }
        now = Math.max(now, timeMillis);
    }

    /** This agenda as the executor that library code asks for. */
    public ScheduledExecutorService executor() {
        return new AgendaExecutor(this);
    }
}
