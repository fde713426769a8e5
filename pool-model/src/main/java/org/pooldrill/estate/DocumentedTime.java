package org.pooldrill.estate;

import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.FIELD;
import static org.pooldrill.source.Mark.INFERRED;

import java.time.Duration;
import org.pooldrill.source.Mark;

/**
 * Every time that a document states and no estate changes under {@code timings}: the defaults and bounds of settings, the
 * targets, and what is only advised. The settings and targets of the model take their values from here; an advice has no
 * other reader than the reference page.
 */
public enum DocumentedTime {
    SYNC_INTERVAL(minutes(2), "SyncInterval of the Backup Service, unless it is set.", DOC),
    SYNC_INTERVAL_LEAST(seconds(5), "The least SyncInterval.", DOC),
    SYNC_INTERVAL_MOST(hours(3), "The most SyncInterval.", DOC),
    FAILBACK_WAIT(seconds(15), "-WaitTime of a failback, unless it is given.", DOC),
    REGISTRAR_DETECTION(seconds(300), "From the last heartbeat to the verdict, unless it is set.", DOC),
    REGISTRAR_FAILBACK(seconds(600), "From the first heartbeat to the way home, unless it is set.", INFERRED),
    REGISTRAR_INTERVAL_LEAST(seconds(30), "The least of either interval of a registrar.", DOC),
    /** The reference prints it as 84,400 seconds, which is a slip for 86,400. */
    REGISTRAR_INTERVAL_MOST(hours(24), "The most of either interval of a registrar.", DOC),
    POOL_RTO(minutes(30), "The recovery time of a pool that is failed over.", DOC),
    POOL_RPO(minutes(30), "The recovery point of a pool that is failed over.", DOC),
    LATER_POOL_RTO(minutes(20), "The recovery time of a pool in the successor: 15 to 20 minutes.", DOC),
    LATER_POOL_RPO(minutes(5), "The recovery point of a pool in the successor.", DOC),
    CMS_RTO(minutes(5), "The recovery time of Central Management.", DOC),
    CMS_RPO(minutes(5), "The recovery point of Central Management.", DOC),
    BACK_END_RTO(minutes(5), "The recovery time of a back end that fails over by itself.", DOC),
    BACK_END_RPO(minutes(5), "The recovery point of a back end that fails over by itself.", DOC),
    COLD_START(hours(1), "Advice: the cold start of a large pool takes up to this (event 32174).", DOC),
    UPGRADE_LOOK(
            minutes(10),
            "Advice: between two looks at the readiness for an upgrade; Busy three times is a problem.",
            DOC),
    UPGRADE_DOMAIN(minutes(20), "Advice: between two upgrade domains.", DOC),
    FILE_SHARE_BACKUP(hours(8), "Advice: the file share is backed up every 4 to 8 hours.", DOC),
    RESPONSE_GROUP_EXPORT(hours(24), "Advice: response groups are exported daily.", DOC),
    UNIFIED_CONTACTS(hours(24), "Advice: contacts that Exchange kept are there again within a day of a restore.", DOC),
    OFFLINE_SERVER_SKIPPED(minutes(10), "Advice: how long an application skips a server that did not answer.", DOC),
    IMPORT_FAILURE_REPEATED(minutes(10), "Advice: event 4069 is repeated every 10 to 11 minutes.", FIELD);

    private final Duration duration;
    private final String doc;
    private final Mark mark;

    DocumentedTime(Duration duration, String doc, Mark mark) {
        this.duration = duration;
        this.doc = doc;
        this.mark = mark;
    }

    public Duration duration() {
        return duration;
    }

    /** What the time is, in one sentence. */
    public String doc() {
        return doc;
    }

    public Mark mark() {
        return mark;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }
}
