package org.pooldrill.eventlog;

import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.FIELD;
import static org.pooldrill.source.Mark.MODEL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pooldrill.source.Mark;

/**
 * Every event of the log "Lync Server" that can appear. Numbers that sources name stand for what they say; a failure
 * whose recovery no source numbers is cleared by one of the model's own range from 64,000 on, so that no number is ever
 * printed that means something else in a real log.
 */
public enum LyncEvent {
    BACKUP_SERVICE_CRASHED(
            4007,
            Source.BACKUP,
            Level.Error,
            DOC,
            "The Backup Service ended with an exception: a version mismatch after pairing, in later products."),
    CONTENT_EXPORT_FAILED(4042, Source.BACKUP, Level.Error, DOC, "An export of conference content failed."),
    USER_IMPORT_FAILED(4069, Source.BACKUP, Level.Error, FIELD, "An import into the user store failed."),
    USER_IMPORT_INVALID(
            4070,
            Source.BACKUP,
            Level.Error,
            FIELD,
            "An import met a SIP address with characters that are not allowed; no estate can have one."),
    USER_EXPORT_FAILED(64_001, Source.BACKUP, Level.Error, MODEL, "An export of user data failed."),
    CMS_EXPORT_FAILED(64_002, Source.BACKUP, Level.Error, MODEL, "An export of the configuration failed."),
    CONTENT_IMPORT_FAILED(64_003, Source.BACKUP, Level.Error, MODEL, "An import of conference content failed."),
    CMS_IMPORT_FAILED(64_004, Source.BACKUP, Level.Error, MODEL, "An import of the configuration failed."),
    EXPORT_RECOVERED(64_011, Source.BACKUP, Level.Information, MODEL, "Exports of a module work again."),
    IMPORT_RECOVERED(64_012, Source.BACKUP, Level.Information, MODEL, "Imports of a module work again."),
    FABRIC_DISCONNECTED(
            32_163,
            Source.USER_SERVICES,
            Level.Error,
            FIELD,
            "The pool manager of a Front End has lost the fabric: too few Front Ends are left."),
    FABRIC_NOT_REACHED(
            32_170, Source.USER_SERVICES, Level.Error, FIELD, "The pool manager could not reach the fabric again."),
    SHUTTING_DOWN(
            32_173,
            Source.USER_SERVICES,
            Level.Error,
            FIELD,
            "The Front End stops its services, since the fabric could not be used."),
    STARTUP_DELAYED(
            32_174,
            Source.USER_SERVICES,
            Level.Warning,
            DOC,
            "The start of a Front End waits until the users are placed; at a cold start of a large pool up to an hour."),
    STARTED_AFTER_DELAY(
            64_021, Source.USER_SERVICES, Level.Information, MODEL, "A Front End that had waited has started."),
    STOP_EVENT_NOT_CREATED(
            12_314,
            Source.SERVER,
            Level.Error,
            DOC,
            "The Front End service could not start: access denied, since an instance has not come to its end."),
    SERVICE_SHUTS_DOWN(
            12_299, Source.SERVER, Level.Error, DOC, "The Front End service ends because of an internal error."),
    FRONT_END_STARTED(64_031, Source.SERVER, Level.Information, MODEL, "The Front End service has started after that."),
    CONTENT_STORE_FAILED(
            41_027, Source.DATA_MCU, Level.Error, DOC, "The store of conference content cannot be written."),
    CONTENT_STORE_RECOVERED(
            41_028, Source.DATA_MCU, Level.Information, DOC, "The store of conference content can be written again."),
    FILE_TRANSFER_FAILED(1_015, Source.FTA, Level.Error, DOC, "The File Transfer Agent cannot transfer any file."),
    SOME_TRANSFERS_FAILED(
            1_017, Source.FTA, Level.Error, DOC, "Transfers to some replicas failed; they are tried again."),
    REPLICA_SHARE_UNREACHABLE(
            1_034, Source.FTA, Level.Error, DOC, "The shares of some replicas cannot be reached over the network."),
    TRANSFERS_RECOVERED(64_041, Source.FTA, Level.Information, MODEL, "Transfers to all replicas work again."),
    MASTER_FAILED(
            2_020, Source.MASTER, Level.Error, DOC, "The Master Replicator cannot use the Central Management store."),
    MASTER_RECOVERED(64_042, Source.MASTER, Level.Information, MODEL, "The Master Replicator uses the store again."),
    FULL_FLUSH_STARTED(32_075, Source.STORAGE, Level.Information, DOC, "A full flush of the storage queue has begun."),
    FULL_FLUSH_ENDED(32_076, Source.STORAGE, Level.Information, DOC, "A full flush of the storage queue has ended."),
    MAINTENANCE_FLUSH_STARTED(32_082, Source.STORAGE, Level.Information, DOC, "A flush to the steady state has begun."),
    MAINTENANCE_FLUSH_ENDED(32_083, Source.STORAGE, Level.Information, DOC, "A flush to the steady state has ended."),
    STORAGE_DATABASE_FULL(32_089, Source.STORAGE, Level.Error, DOC, "The database of the storage queue is full.");

    private static final class Source {
        static final String BACKUP = "LS Backup Service";
        static final String USER_SERVICES = "LS User Services";
        static final String SERVER = "LS Server";
        static final String DATA_MCU = "LS Data MCU";
        static final String FTA = "LS File Transfer Agent Service";
        static final String MASTER = "LS Master Replicator Agent Service";
        static final String STORAGE = "LS Storage Service";
    }

    private final int id;
    private final String source;
    private final Level level;
    private final Mark mark;
    private final String doc;

    LyncEvent(int id, String source, Level level, Mark mark, String doc) {
        this.id = id;
        this.source = source;
        this.level = level;
        this.mark = mark;
        this.doc = doc;
    }

    /** The event of that number. */
    public static Optional<LyncEvent> of(int id) {
        return Arrays.stream(values()).filter(event -> event.id == id).findFirst();
    }

    /** The sources that write to the log. */
    public static List<String> sources() {
        return Arrays.stream(values()).map(event -> event.source).distinct().toList();
    }

    public int id() {
        return id;
    }

    public String source() {
        return source;
    }

    public Level level() {
        return level;
    }

    /** Where the number comes from. */
    public Mark mark() {
        return mark;
    }

    /** What it means, in one sentence. */
    public String doc() {
        return doc;
    }
}
