package org.pooldrill.cmdlet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.pooldrill.chat.ChatDatabase;
import org.pooldrill.chat.ChatEvent;
import org.pooldrill.chat.ChatEvent.BackupMade;
import org.pooldrill.chat.ChatEvent.LogApplied;
import org.pooldrill.chat.ChatEvent.LogShippingConfigured;
import org.pooldrill.chat.ChatEvent.LogShippingDropped;
import org.pooldrill.chat.ChatEvent.MirrorRemoved;
import org.pooldrill.chat.ChatEvent.PrimaryRestored;
import org.pooldrill.chat.ChatEvent.SecondaryRecovered;
import org.pooldrill.chat.ChatEvent.WrittenOff;

/**
 * The statements of "Failing over Persistent Chat Server" and "Failing back Persistent Chat Server" [doc]; the failback's
 * topic has some of them done in SQL Server Management Studio, here they are written out [model].
 */
enum SqlStatement {
    DROP_LOG_SHIPPING(
            "exec sp_delete_log_shipping_secondary_database mgc",
            "exec sp_delete_log_shipping_secondary_database '?mgc'?",
            false,
            ChatDatabase::shipping,
            "log shipping is configured"),
    WHO("exec sp_who2", "exec sp_who2", false, database -> true, ""),
    KILL("kill 51", "kill \\d+", false, database -> true, ""),
    APPLY_LOG(
            "restore log mgc from disk = '\\\\server\\share\\mgc.trn' with norecovery",
            "restore log mgc from disk ?= ?n?'.+' with norecovery",
            false,
            database -> !database.recovered(),
            "the database is not online yet"),
    RECOVER(
            "restore database mgc with recovery",
            "restore database mgc with recovery",
            false,
            database -> !database.recovered(),
            "the database is not online yet"),
    REMOVE_MIRROR(
            "alter database mgc set partner off",
            "alter database mgc set partner off",
            false,
            ChatDatabase::mirrored,
            "the database has a mirror"),
    BACK_UP(
            "backup database mgc to disk = '\\\\server\\share\\mgc.bak'",
            "backup database mgc to disk ?= ?n?'.+'( with .+)?",
            false,
            ChatDatabase::recovered,
            "the database is online"),
    RESTORE(
            "restore database mgc from disk = '\\\\server\\share\\mgc.bak' with replace",
            "restore database mgc from disk ?= ?n?'.+' with .*replace.*",
            true,
            ChatDatabase::backedUp,
            "a full backup of the secondary's database was made"),
    CONFIGURE_LOG_SHIPPING(
            "exec sp_add_log_shipping_secondary_database mgc",
            "exec sp_add_log_shipping_secondary_database '?mgc'?( .*)?",
            false,
            database -> !database.shipping(),
            "log shipping was dropped");

    private final String example;
    private final Pattern pattern;
    private final boolean onPrimary;
    private final Predicate<ChatDatabase> possible;
    private final String condition;

    SqlStatement(
            String example, String pattern, boolean onPrimary, Predicate<ChatDatabase> possible, String condition) {
        this.example = example;
        this.pattern = Pattern.compile(pattern);
        this.onPrimary = onPrimary;
        this.possible = possible;
        this.condition = condition;
    }

    /** The statement of that text. */
    static Optional<SqlStatement> of(String query) {
        var text = query.strip().replaceAll("\\s+", " ").replaceAll(";$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(statement -> statement.pattern.matcher(text).matches())
                .findFirst();
    }

    /** What is accepted, one example of each. */
    static List<String> examples() {
        return Arrays.stream(values()).map(statement -> statement.example).toList();
    }

    /** Whether it is for the primary SQL server, and not for the one that the log is shipped to. */
    boolean onPrimary() {
        return onPrimary;
    }

    boolean possible(ChatDatabase database) {
        return possible.test(database);
    }

    /** What has to hold for it. */
    String condition() {
        return condition;
    }

    /** What comes of it. */
    List<ChatEvent> events(String chat, ChatDatabase database, long nowMillis) {
        return switch (this) {
            case DROP_LOG_SHIPPING -> List.of(new LogShippingDropped(chat));
            case WHO, KILL -> List.of();
            case APPLY_LOG -> List.of(new LogApplied(chat));
            case RECOVER -> List.of(new SecondaryRecovered(chat, database.missing(nowMillis)));
            case REMOVE_MIRROR -> List.of(new MirrorRemoved(chat));
            case BACK_UP -> List.of(new BackupMade(chat));
            case RESTORE -> List.of(new PrimaryRestored(chat));
            case CONFIGURE_LOG_SHIPPING ->
                database.used() && !database.restored()
                        ? List.of(new WrittenOff(chat, database.usedFor(nowMillis)), new LogShippingConfigured(chat))
                        : List.of(new LogShippingConfigured(chat));
        };
    }

    /** What the topic has done before it and was left out; empty where nothing was. */
    Optional<String> skipped(ChatDatabase database, boolean anyActive) {
        return switch (this) {
            case RECOVER -> recovery(database);
            case BACK_UP ->
                anyActive
                        ? Optional.of("Failing back Persistent Chat Server, step 1: chat servers are still active, so"
                                + " that what is written after the backup is lost")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> recovery(ChatDatabase database) {
        var notApplied = "transaction logs that lie in the backup share were not applied, and are lost";
        var topic = "Failing over Persistent Chat Server, ";
        if (database.applied() == database.shipped()) {
            return database.shipping() ? Optional.of(topic + "step 1: log shipping was not dropped") : Optional.empty();
        }
        return Optional.of(
                database.shipping()
                        ? topic + "steps 1 to 3: log shipping was not dropped, and " + notApplied
                        : topic + "steps 2 and 3: " + notApplied);
    }
}
