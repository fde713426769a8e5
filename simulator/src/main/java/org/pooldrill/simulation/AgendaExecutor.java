package org.pooldrill.simulation;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The agenda as an executor: what is submitted runs when its simulated time has come, on the simulation's thread. */
final class AgendaExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private final Agenda agenda;
    private boolean shutdown;

    AgendaExecutor(Agenda agenda) {
        this.agenda = agenda;
    }

    private final class Planned<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private long time;
        private Due due;

        Planned(Callable<V> callable, long delay, TimeUnit unit) {
            super(callable);
            plan(unit.toMillis(delay));
        }

        private void plan(long delayMillis) {
            time = agenda.now() + delayMillis;
            due = agenda.at(time, this);
        }

        /** Nobody looks at the future: what a task throws is a defect and comes out where the agenda is run. */
        @Override
        protected void setException(Throwable thrown) {
            super.setException(thrown);
            if (thrown instanceof RuntimeException e) {
                throw e;
            }
            if (thrown instanceof Error e) {
                throw e;
            }
            throw new IllegalStateException(thrown);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            due.cancel();
            return super.cancel(false);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - agenda.now(), TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MILLISECONDS), other.getDelay(TimeUnit.MILLISECONDS));
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return new Planned<>(
                () -> {
                    command.run();
                    return null;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return new Planned<>(callable, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("plan the next run from the last one, so that a setting can change it");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("plan the next run from the last one, so that a setting can change it");
    }

    @Override
    public void execute(Runnable command) {
        agenda.in(0, command);
    }

    @Override
    public void shutdown() {
        shutdown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }
}
