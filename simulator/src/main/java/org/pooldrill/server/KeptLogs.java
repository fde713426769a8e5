package org.pooldrill.server;

import java.util.Collection;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.pooldrill.log.Spool;

/** The logs that clients have sent. */
final class KeptLogs {
    private final Limits limits;
    private final LongSupplier nanos;
    private final Processors processors;
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentNavigableMap<Long, KeptLog> all = new ConcurrentSkipListMap<>();

    KeptLogs(Limits limits, LongSupplier nanos, Processors processors) {
        this.processors = processors;
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Oldest first. */
    Collection<KeptLog> all() {
        return all.values();
    }

    /** @throws ProblemException if there are as many as there may be */
    void refuseMore() {
        if (all.size() >= limits.logs().all()) {
            throw new ProblemException(
                            ProblemType.LIMIT_REACHED,
                            "there are " + limits.logs().all() + " logs already; delete one")
                    .with("Retry-After", "60");
        }
    }

    /**
     * Keeps a log that was found to be as it was written.
     *
     * @param bytes what was sent; closed where it is not kept
     */
    KeptLog add(Spool bytes) {
        try {
            var log = KeptLog.of(numbers.incrementAndGet(), bytes, limits, nanos, processors);
            synchronized (this) {
                refuseMore();
                all.put(log.number(), log);
            }
            return log;
        } catch (RuntimeException | Error refused) {
            bytes.close();
            throw refused;
        }
    }

    /** @throws ProblemException if there is none */
    KeptLog named(String id) {
        var log = id.matches("[0-9]{1,18}") ? all.get(Long.parseLong(id)) : null;
        if (log == null) {
            throw unknown(id);
        }
        log.touch();
        return log;
    }

    static ProblemException unknown(String id) {
        return new ProblemException(ProblemType.NOT_FOUND, "there is no log '" + id + "'");
    }

    void delete(KeptLog log) {
        if (!all.remove(log.number(), log)) {
            throw unknown(String.valueOf(log.number()));
        }
        log.close();
    }

    /** Deletes those that nobody has asked for since long. */
    void deleteForgotten() {
        all.values().stream()
                .filter(KeptLog::forgotten)
                .filter(log -> all.remove(log.number(), log))
                .forEach(KeptLog::close);
    }

    void close() {
        all.values().forEach(KeptLog::close);
        all.clear();
    }
}
