package org.pooldrill.server;

import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.SpoolSpace;

/** The jobs of a server: few run at once, the others wait; those that have ended are kept until their places are needed. */
final class Jobs {
    private final Limits limits;
    private final LongSupplier nanos;
    private final Processors processors;
    private final SpoolSpace space;
    private final ThreadPoolExecutor runners;
    private final ConcurrentNavigableMap<Long, Job> all = new ConcurrentSkipListMap<>();
    private long last;

    Jobs(Limits limits, LongSupplier nanos, Processors processors, SpoolSpace space) {
        this.space = space;
        this.processors = processors;
        this.limits = limits;
        this.nanos = nanos;
        var atOnce = limits.jobs().atOnce();
        runners = new ThreadPoolExecutor(atOnce, atOnce, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, "job");
            thread.setDaemon(true);
            return thread;
        });
        runners.allowCoreThreadTimeOut(true);
    }

    /** Oldest first. */
    Collection<Job> all() {
        return all.values();
    }

    /**
     * Has a drill run as soon as there is a place for it. The job that ended longest ago goes where there are too many.
     *
     * @param drill reads it, from what has arrived as a whole
     */
    Job add(Supplier<DrillFile.Ready> drill) {
        return begin(processors.in(place -> drill.get()));
    }

    private synchronized Job begin(DrillFile.Ready ready) {
        if (runners.isShutdown()) {
            throw new ProblemException(ProblemType.STOPPING, "the server ends, and takes no more jobs");
        }
        if (all.size() >= limits.jobs().all()) {
            var oldest = all.values().stream()
                    .filter(job -> job.state().ended())
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                                    ProblemType.LIMIT_REACHED,
                                    "there are " + limits.jobs().all() + " jobs that have not ended; cancel one")
                            .with("Retry-After", "10"));
            delete(oldest);
        }
        var job = new Job(++last, ready, limits, nanos, processors, space);
        all.put(job.number(), job);
        runners.execute(job);
        return job;
    }

    /** @throws ProblemException if there is none */
    Job named(String id) {
        var job = id.matches("[0-9]{1,18}") ? all.get(Long.parseLong(id)) : null;
        if (job == null) {
            throw unknown(id);
        }
        job.touch();
        return job;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no job '" + id + "'");
    }

    /** Cancels a job if it has not ended, and forgets it. */
    void delete(Job job) {
        if (!forget(job)) {
            throw unknown(String.valueOf(job.number()));
        }
    }

    /** False where somebody else has done so. */
    private boolean forget(Job job) {
        if (!all.remove(job.number(), job)) {
            return false;
        }
        job.cancel();
        if (runners.remove(job)) {
            job.neverBegan();
        }
        return true;
    }

    /** Deletes those that nobody has asked for since long. */
    void deleteForgotten() {
        all.values().stream()
                .filter(Job::forgotten)
                .filter(job -> all.remove(job.number(), job))
                .forEach(Job::cancel);
    }

    /** Cancels all. */
    synchronized void close() {
        all.values().forEach(this::forget);
        runners.shutdown();
    }
}
