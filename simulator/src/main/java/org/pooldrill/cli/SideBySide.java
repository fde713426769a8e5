package org.pooldrill.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Makes many runs, several at the same time. What is printed, and what comes of it, is the same as one after the other:
 * a run knows nothing of the others, and they print in their order.
 */
final class SideBySide {
    private final OneRun making;
    private final Interruption interruption;
    private final Progress progress;
    private final Turns turns;

    SideBySide(OneRun making, Interruption interruption, Streams streams, int runs) {
        this.making = making;
        this.interruption = interruption;
        progress = new Progress(streams, runs);
        turns = new Turns(streams, progress);
    }

    /**
     * Makes them.
     *
     * @param files what is written of them, in the same order
     * @param jobs how many at the same time
     * @return what came of those that were begun before an interruption, in the order of the runs
     * @throws Unusable if a log cannot be written as it is called
     * @throws java.io.UncheckedIOException if a log cannot be written; nothing after that run is printed
     */
    List<OneRun.Done> all(List<Planned> runs, List<RunFiles> files, int jobs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        var threads = Executors.newFixedThreadPool(Math.min(jobs, runs.size()));
        try {
            var began = new ArrayList<Future<Optional<OneRun.Done>>>();
            for (var i = 0; i < runs.size(); i++) {
                var run = runs.get(i);
                var file = files.get(i);
                began.add(threads.submit((Callable<Optional<OneRun.Done>>) () -> one(run, file)));
            }
            return inOrder(began);
        } finally {
            end(threads);
            progress.clear();
        }
    }

    private static List<OneRun.Done> inOrder(List<Future<Optional<OneRun.Done>>> began) {
        var done = new ArrayList<OneRun.Done>();
        try {
            for (var run : began) {
                run.get().ifPresent(done::add);
            }
        } catch (ExecutionException unusable) {
            if (unusable.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a run could not be made", unusable);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while runs go on", impatient);
        }
        return done;
    }

    private Optional<OneRun.Done> one(Planned run, RunFiles files) throws InterruptedException {
        try (var page = turns.page(run.number())) {
            if (stopped(run)) {
                return Optional.empty();
            }
            try (var watch = progress.begin(run.label())) {
                return Optional.of(making.make(run, files, page, watch, () -> stopped(run)));
            } catch (RuntimeException unusable) {
                turns.stopAfter(run.number());
                throw unusable;
            }
        }
    }

    private boolean stopped(Planned run) {
        return interruption.happened() || turns.stoppedBefore(run.number());
    }

    /** Lets what still goes on end well, with its log whole: it has been asked to stop, or there is none. */
    private static void end(ExecutorService threads) {
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.HOURS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
