package org.pooldrill.finding;

import static org.pooldrill.finding.Severity.ERROR;
import static org.pooldrill.finding.Severity.INFO;
import static org.pooldrill.finding.Severity.WARNING;
import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.FIELD;
import static org.pooldrill.source.Mark.INFERRED;
import static org.pooldrill.source.Mark.MODEL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pooldrill.source.Mark;

/** Every kind of finding, in the order of the reference page; {@link #text()} is the name that drills use. */
public enum FindingCode {
    UNSUPPORTED_PAIRING(
            "UnsupportedPairing",
            WARNING,
            "The two pools of a pair differ in edition, platform, operating system or back-end high availability; it is"
                    + " accepted and not supported.",
            DOC),
    PAIR_UNDERSIZED("PairUndersized", WARNING, "A pool of a pair could not hold the users of both.", MODEL),
    CAPACITY_EXCEEDED(
            "CapacityExceeded", WARNING, "A pool serves more than one percent above its capacity in users.", MODEL),
    BACKUP_NOT_INITIALIZED(
            "BackupNotInitialized",
            ERROR,
            "A module of the Backup Service has never exported: its data is not at the partner.",
            INFERRED),
    RPO_TARGET_MISSED("RpoTargetMissed", ERROR, "A failover lost changes older than the RPO target allows.", DOC),
    RTO_TARGET_MISSED("RtoTargetMissed", ERROR, "A failover took longer than the RTO target allows.", DOC),
    SPLIT_BRAIN(
            "SplitBrain", ERROR, "A pool goes on serving its users while its partner has taken them over.", INFERRED),
    DUAL_ACTIVE("DualActive", ERROR, "Two Central Management instances act as the active master.", DOC),
    CMS_STORE_MISMATCH(
            "CmsStoreMismatch",
            WARNING,
            "The store that Active Directory names is not the one that the topology names.",
            DOC),
    CONFIGURATION_LOST(
            "ConfigurationLost",
            ERROR,
            "A forced failover of Central Management left out changes of the configuration that the new master had not"
                    + " imported.",
            INFERRED),
    DISASTER_MODE_ON_RUNNING_POOL(
            "DisasterModeOnRunningPool",
            WARNING,
            "A pool that still serves was failed over with -DisasterMode: what was not imported is lost.",
            DOC),
    DATA_SET_ASIDE(
            "DataSetAside",
            ERROR,
            "Changes that one store has and the other never imported were set aside at a failback.",
            INFERRED),
    CONTENT_SYNC_SKIPPED(
            "ContentSyncSkipped",
            WARNING,
            "After a failback conference content is missing at home; Invoke-CsBackupServiceSync on the backup pool"
                    + " brings it.",
            DOC),
    FEDERATION_EDGE_DOWN("FederationEdgeDown", ERROR, "The Edge pool that carries federation is down.", DOC),
    XMPP_EDGE_DOWN("XmppEdgeDown", ERROR, "The Edge pool that carries XMPP is down.", DOC),
    MEDIA_EDGE_DOWN("MediaEdgeDown", ERROR, "The Edge pool that relays media for a Front End pool is down.", DOC),
    NEXT_HOP_DOWN("NextHopDown", ERROR, "An Edge pool is up and its next hop is not in service.", DOC),
    SINGLE_SRV_RECORD(
            "SingleSrvRecord",
            WARNING,
            "Only one sign-in SRV record is published: clients find nobody when its pool is lost.",
            FIELD),
    SIMPLE_URL_UNREACHABLE(
            "SimpleUrlUnreachable", ERROR, "Meeting and dial-in URLs lead to a site that does not answer.", DOC),
    SYNC_INTERVAL_CHANGED(
            "SyncIntervalChanged", WARNING, "SyncInterval is not the default: throughput and RPO change with it.", DOC),
    RESPONSE_GROUPS_NOT_IMPORTED(
            "ResponseGroupsNotImported", WARNING, "Response groups of a lost pool are not at its partner.", DOC),
    LIS_NOT_RESTORED("LisNotRestored", WARNING, "The location database was not restored at the backup pool.", DOC),
    ANNOUNCEMENTS_NOT_MOVED(
            "AnnouncementsNotMoved", WARNING, "Announcements still point at the pool that was lost.", DOC),
    TOPIC_SPELLING(
            "TopicSpelling",
            INFO,
            "A parameter was written as a topic prints it; the cmdlet reference spells it differently.",
            DOC),
    STEP_SKIPPED("StepSkipped", WARNING, "A step of a documented procedure was left out.", DOC);

    private final String text;
    private final Severity severity;
    private final String doc;
    private final Mark mark;

    FindingCode(String text, Severity severity, String doc, Mark mark) {
        this.text = text;
        this.severity = severity;
        this.doc = doc;
        this.mark = mark;
    }

    /** The code as drills, logs and documents write it, such as {@code UnsupportedPairing}. */
    public String text() {
        return text;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence saying what was noticed. */
    public String doc() {
        return doc;
    }

    public Mark mark() {
        return mark;
    }

    /** The code of that name; names are matched exactly. */
    public static Optional<FindingCode> of(String text) {
        return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }

    /** All names, in order. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(FindingCode::text).toList();
    }
}
