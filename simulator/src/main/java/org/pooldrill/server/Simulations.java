package org.pooldrill.server;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.pooldrill.yaml.Nearest;

/** The simulations of a server by their names. */
final class Simulations {
    private final Limits limits;
    private final LongSupplier nanos;
    private final Processors processors;
    private final Metrics metrics;
    private final Semaphore places;
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentNavigableMap<String, Hosted> all = new ConcurrentSkipListMap<>();

    Simulations(Limits limits, LongSupplier nanos, Processors processors, Metrics metrics) {
        this.processors = processors;
        this.limits = limits;
        this.nanos = nanos;
        this.metrics = metrics;
        places = new Semaphore(limits.simulations());
    }

    Collection<Hosted> all() {
        return all.values();
    }

    /** @throws ProblemException if there is none of this name */
    Hosted named(String name) {
        var found = all.get(name);
        if (found == null) {
            throw unknown(name);
        }
        return found;
    }

    private ProblemException unknown(String name) {
        return new ProblemException(
                ProblemType.NOT_FOUND,
                "there is no simulation '" + name + "'"
                        + Nearest.to(name, all.keySet())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(""));
    }

    /**
     * Starts one more.
     *
     * @param wanted its name; nothing: one that nobody has
     */
    Hosted add(Optional<String> wanted, Hosted.Start start) {
        var number = numbers.incrementAndGet();
        var name = wanted.orElse("simulation-" + number);
        if (all.containsKey(name)) {
            throw taken(name);
        }
        if (!places.tryAcquire()) {
            throw new ProblemException(
                            ProblemType.LIMIT_REACHED,
                            "there are " + limits.simulations() + " simulations already; delete one")
                    .with("Retry-After", "60");
        }
        Hosted made;
        try {
            made = new Hosted(name, number, limits, nanos, processors, metrics, start);
        } catch (RuntimeException | Error failed) {
            places.release();
            throw failed;
        }
        if (all.putIfAbsent(name, made) != null) {
            places.release();
            made.close();
            throw taken(name);
        }
        made.show();
        return made;
    }

    private static ProblemException taken(String name) {
        return new ProblemException(ProblemType.NAME_TAKEN, "there is a simulation '" + name + "' already");
    }

    /** Starts one in the place of another, which is closed. */
    Hosted replace(Hosted old, Hosted.Start start) {
        var made = new Hosted(old.name(), numbers.incrementAndGet(), limits, nanos, processors, metrics, start);
        if (!all.replace(old.name(), old, made)) {
            made.close();
            throw unknown(old.name());
        }
        old.close();
        made.show();
        return made;
    }

    void delete(Hosted old) {
        if (!all.remove(old.name(), old)) {
            throw unknown(old.name());
        }
        places.release();
        old.close();
    }

    /** Deletes those that nobody has used for long. */
    void deleteForgotten() {
        for (var each : all.values()) {
            if (each.forgotten() && all.remove(each.name(), each)) {
                places.release();
                each.close();
            }
        }
    }

    /** Every step that is under way ends soon. */
    void interrupt() {
        all.values().forEach(Hosted::interrupt);
    }

    void close() {
        all.values().forEach(Hosted::close);
        all.clear();
    }
}
