package org.pooldrill.estate;

import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.FIELD;
import static org.pooldrill.source.Mark.INFERRED;
import static org.pooldrill.source.Mark.MODEL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.source.Mark;

/**
 * Every constant of the model that no document fixes, with its default. A new line here is all that a new constant
 * needs: estate files, their schema and the reference page follow from it.
 */
public enum Timing {
    FRONT_END_START(minutes(5), "From power to a Front End's services running.", MODEL),
    REPLICA_BUILD(minutes(5), "Until replicas of a stopped Front End are built on others.", MODEL),
    QUORUM_LOSS_RECOVERY(
            minutes(20), "Loading routing groups from the backup store: up to 30 minutes are documented.", MODEL),
    GRACEFUL_STOP(hours(1), "The longest that a graceful stop waits for conferences to end.", MODEL),
    STORE_WRITE(seconds(5), "Until the Front Ends have written a change to the back end.", MODEL),
    STORAGE_FLUSH(seconds(30), "Flushing the storage queue of one Front End.", MODEL),
    STORAGE_QUEUE_LIMIT(100_000, "Items that the storage queue of a Front End holds.", MODEL),
    STORAGE_STEADY_ITEMS(100, "Items that a flush to the steady state leaves on each Front End.", MODEL),
    REGISTRAR_HEARTBEAT(seconds(30), "Between two heartbeats of a registrar; failure counts from the last one.", MODEL),
    FAILBACK_USERS_PER_MINUTE(333, "Users moved home in a minute of a failback: 20,000 in an hour.", DOC),
    FAILOVER_WAIT_TIME(minutes(10), "How long a planned failover waits for the final state without -WaitTime.", MODEL),
    FAILOVER_READ_ONLY(seconds(5), "Making a pool read-only at the start of a planned failover.", MODEL),
    FAILOVER_VERIFICATION(seconds(30), "The verification phase of a planned failover.", MODEL),
    FAILOVER_SWITCH(minutes(5), "The switch phase of a failover: users are taken over by the backup pool.", INFERRED),
    SIGN_IN_SPREAD_FROM(seconds(30), "The earliest that users sign in again after they were signed out.", INFERRED),
    SIGN_IN_SPREAD_TO(seconds(180), "The latest that users sign in again after they were signed out.", INFERRED),
    BACK_END_TOLERANCE(minutes(30), "How long Front Ends go on without a back end before resiliency mode.", DOC),
    MIRROR_AUTOMATIC_FAILOVER(
            minutes(1), "From the loss of the principal to the swap where there is a witness.", MODEL),
    MIRROR_SYNCHRONIZATION(minutes(2), "Until a SQL server that returns has caught up with the principal.", MODEL),
    DATABASE_FAILOVER(seconds(30), "Invoke-CsDatabaseFailover of one database type.", MODEL),
    CMS_FAILOVER_FORCED(minutes(2), "Invoke-CsManagementServerFailover with -Force.", INFERRED),
    CMS_FAILOVER_NORMAL(minutes(3), "Invoke-CsManagementServerFailover that waits for replication.", INFERRED),
    CMS_REPLICATION(minutes(1), "A replica follows the active master within this; at most 5 minutes.", INFERRED),
    CMS_STALE_MARKING(minutes(10), "Until the Backup Service has a stale active store marked as Backup.", INFERRED),
    MOBILE_SILENCE(minutes(10), "How long phones and tablets stay silent from the start of a failover.", DOC),
    PRESENCE_DELAY(minutes(5), "How long presence is not right after a failover.", FIELD),
    CMDLET_TIME(seconds(2), "A cmdlet that only reads, or changes one setting.", MODEL),
    USER_MOVE(Duration.ofMillis(200), "Move-CsUser of one user of many.", MODEL),
    SERVICE_START(seconds(30), "Starting one service.", MODEL),
    SERVICE_STOP(seconds(10), "Stopping one service.", MODEL),
    BOOTSTRAPPER(minutes(5), "Bootstrapper.exe (setup) on one computer.", MODEL),
    CHANGES_PER_BATCH(100, "Changes that the Backup Service puts into one batch.", MODEL),
    EXPORT_TIME(seconds(2), "Writing and zipping one package of the Backup Service.", MODEL),
    IMPORT_TIME(seconds(2), "Unzipping and importing one package of the Backup Service.", MODEL);

    /** The longest duration that a timing accepts. */
    public static final Duration MAX_DURATION = Duration.ofDays(7);

    /** The largest number that a timing accepts; the smallest is 1. */
    public static final long MAX_NUMBER = 1_000_000;

    private final Object fallback;
    private final String doc;
    private final Mark mark;

    Timing(Duration fallback, String doc, Mark mark) {
        this.fallback = fallback;
        this.doc = doc;
        this.mark = mark;
    }

    Timing(long fallback, String doc, Mark mark) {
        this.fallback = fallback;
        this.doc = doc;
        this.mark = mark;
    }

    /** The key in estate files: {@code frontEndStart}. */
    public String key() {
        var words = new ArrayList<>(List.of(name().toLowerCase(Locale.ROOT).split("_")));
        for (var i = 1; i < words.size(); i++) {
            var word = words.get(i);
            words.set(i, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return String.join("", words);
    }

    /** Whether the value is a duration; else it is a whole number. */
    public boolean isDuration() {
        return fallback instanceof Duration;
    }

    /** The default: a {@link Duration} or a {@link Long}. */
    public Object fallback() {
        return fallback;
    }

    /** What the constant is, in one sentence. */
    public String doc() {
        return doc;
    }

    public Mark mark() {
        return mark;
    }

    /** The constant with that key. */
    public static Optional<Timing> of(String key) {
        return Arrays.stream(values())
                .filter(timing -> timing.key().equals(key))
                .findFirst();
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Duration hours(long hours) {
        return Duration.ofHours(hours);
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }
}
