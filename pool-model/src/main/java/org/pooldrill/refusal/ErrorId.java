package org.pooldrill.refusal;

import static org.pooldrill.refusal.ErrorCategory.InvalidArgument;
import static org.pooldrill.refusal.ErrorCategory.InvalidOperation;
import static org.pooldrill.refusal.ErrorCategory.ObjectNotFound;
import static org.pooldrill.refusal.ErrorCategory.OperationTimeout;
import static org.pooldrill.refusal.ErrorCategory.PermissionDenied;
import static org.pooldrill.refusal.ErrorCategory.ResourceBusy;
import static org.pooldrill.refusal.ErrorCategory.ResourceExists;
import static org.pooldrill.refusal.ErrorCategory.ResourceUnavailable;
import static org.pooldrill.refusal.ErrorId.Kind.COMMAND;
import static org.pooldrill.refusal.ErrorId.Kind.MANAGEMENT;
import static org.pooldrill.refusal.ErrorId.Kind.USER;
import static org.pooldrill.refusal.ErrorId.Kind.WARNING;
import static org.pooldrill.source.Mark.DOC;
import static org.pooldrill.source.Mark.INFERRED;
import static org.pooldrill.source.Mark.MODEL;

import org.pooldrill.source.Mark;

/**
 * The error catalogue: every reason for which something may be refused, by its stable id.
 *
 * <p>The constants are spelled as they are printed after {@code FullyQualifiedErrorId} and written after
 * {@code refused:} in a drill, so they are never renamed. Their order is the order of precedence where several apply to
 * one command [model]; a cmdlet's own list of preconditions says which of them it checks.
 */
public enum ErrorId {
    AccessDenied(COMMAND, PermissionDenied, DOC, "The caller is in no group that is authorised for the command."),
    WrongComputer(
            COMMAND, InvalidOperation, DOC, "The command has to be run on a computer of another pool than this one."),
    ComputerUnreachable(COMMAND, ResourceUnavailable, MODEL, "The computer that the line is typed on is down."),
    UnknownCommand(COMMAND, ObjectNotFound, INFERRED, "There is no command of this name, or the line is not one."),
    ParameterMissing(COMMAND, InvalidArgument, INFERRED, "A parameter that the command needs has not been given."),
    ParameterConflict(
            COMMAND,
            InvalidArgument,
            INFERRED,
            "Parameters exclude each other, or an abbreviated name fits several of them."),
    ParameterOutOfRange(
            COMMAND, InvalidArgument, INFERRED, "A parameter's value is not one of those that are accepted."),
    UnknownIdentity(
            COMMAND, ObjectNotFound, INFERRED, "Nothing of this name is in the topology; a Retired pool is not."),

    PoolNotPaired(MANAGEMENT, InvalidOperation, DOC, "The pool has no associated backup pool."),
    PoolAlreadyFailedOver(MANAGEMENT, InvalidOperation, INFERRED, "The pool is failed over already."),
    PartnerFailedOver(
            MANAGEMENT,
            InvalidOperation,
            DOC,
            "The partner of this pool is itself failed over, failing over or failing back."),
    PoolNotFailedOver(
            MANAGEMENT, InvalidOperation, INFERRED, "Failback of a pool that is not failed over: the wrong -PoolFqdn."),
    HomePoolDown(
            MANAGEMENT,
            ResourceUnavailable,
            INFERRED,
            "Failback while the home pool is down, below quorum or its services are stopped."),
    BackupPoolDown(
            MANAGEMENT,
            ResourceUnavailable,
            INFERRED,
            "The backup pool is down or not Active; a failback then needs -DisasterMode and loses what was done there."),
    PoolUnreachable(
            MANAGEMENT,
            ResourceUnavailable,
            INFERRED,
            "Planned failover of a pool that is down, or whose back end is: -DisasterMode is the way."),
    CmsNotAvailable(
            MANAGEMENT,
            ResourceUnavailable,
            DOC,
            "No Central Management store is available or writable, or it is still on the failing pool."),
    EdgeNextHopInUse(
            MANAGEMENT,
            InvalidOperation,
            DOC,
            "The pool being failed over is still the next hop of an Edge pool in the topology."),
    SyncNotComplete(
            MANAGEMENT,
            OperationTimeout,
            INFERRED,
            "The backup did not become complete in time; the pool is writable again and nothing has changed."),
    HydrationFailed(
            MANAGEMENT,
            InvalidOperation,
            DOC,
            "Failback gave up moving the data home; the pool stays FailedOver and the command can be run again."),
    UnknownSqlServer(MANAGEMENT, ObjectNotFound, INFERRED, "The SQL server named is not the one in the topology."),
    NotPrincipal(
            MANAGEMENT,
            InvalidOperation,
            INFERRED,
            "The SQL server named is not the principal of the CentralMgmt databases."),
    CmsFailoverInProgress(MANAGEMENT, ResourceBusy, DOC, "A previous failover of Central Management has not finished."),
    CmsStoreNotInBackupMode(
            MANAGEMENT,
            InvalidOperation,
            DOC,
            "The Central Management instance to be moved to is not in Backup mode yet."),
    CmsMoveInProgress(MANAGEMENT, ResourceBusy, DOC, "A configuration change while Central Management is being moved."),
    CmsPaired(
            MANAGEMENT,
            InvalidOperation,
            DOC,
            "Move-CsManagementServer while the hosting pool has a standby: it is failed over instead."),
    TwoFederationEdges(MANAGEMENT, InvalidOperation, INFERRED, "A topology with federation enabled on two Edge pools."),
    MirrorNotConfigured(
            MANAGEMENT, InvalidOperation, DOC, "Database failover where no primary and mirror are configured."),
    NewPrincipalUnreachable(
            MANAGEMENT,
            ResourceUnavailable,
            INFERRED,
            "Database failover to a server that cannot be reached or is not synchronised, without -Force."),
    BackupServiceStopped(
            MANAGEMENT, ResourceUnavailable, INFERRED, "The Backup Service is not running on the pool asked."),
    TargetPoolUnreachable(
            MANAGEMENT,
            ResourceUnavailable,
            DOC,
            "A conference directory moved or removed while its pool cannot be contacted, without -Force."),
    ServiceNotRunning(MANAGEMENT, ResourceUnavailable, INFERRED, "A service that the command needs is not running."),
    ResponseGroupNameConflict(
            MANAGEMENT, ResourceExists, DOC, "An imported response group has the name of an existing one."),
    FileExists(MANAGEMENT, ResourceExists, DOC, "An export would overwrite a file."),
    FileNotFound(MANAGEMENT, ObjectNotFound, INFERRED, "An import finds no file of this name."),

    CmsStoreMismatch(
            WARNING,
            InvalidOperation,
            DOC,
            "The store that the service connection point names is not the one in the topology."),

    UnknownUser(USER, ObjectNotFound, MODEL, "There is no user of this SIP address."),
    SignedOut(USER, InvalidOperation, MODEL, "The user is not signed in."),
    CannotSignIn(USER, ResourceUnavailable, MODEL, "No pool takes the user's sign-in now."),
    ResiliencyMode(
            USER,
            InvalidOperation,
            MODEL,
            "The user is in resiliency mode, in which nothing persistent can be changed."),
    UnknownConference(USER, ObjectNotFound, MODEL, "There is no conference of this name."),
    ConferenceNotJoinable(USER, ResourceUnavailable, MODEL, "The conference cannot be joined now."),
    FileStoreUnavailable(USER, ResourceUnavailable, MODEL, "The file store that would take the content is down."),
    ExternalMediaUnavailable(
            USER, ResourceUnavailable, MODEL, "No Edge pool relays media for outside users of this pool."),
    FederationUnavailable(USER, ResourceUnavailable, MODEL, "The federation or XMPP route does not work."),
    NotAnswered(
            USER,
            ResourceUnavailable,
            DOC,
            "The one who is called or written to uses a phone or tablet that is silent at the start of a failover."),
    VoiceMailUnavailable(USER, ResourceUnavailable, DOC, "No Exchange Unified Messaging server can be reached."),
    ParkingUnavailable(USER, ResourceUnavailable, MODEL, "Calls cannot be parked now."),
    UnknownOrbit(USER, ObjectNotFound, MODEL, "No call is parked on this orbit, or there is no such orbit."),
    PickupUnavailable(USER, ResourceUnavailable, MODEL, "Group Call Pickup does not work for this user now."),
    ResponseGroupUnavailable(
            USER, ResourceUnavailable, MODEL, "No pool answers for the response group that was called."),
    AnnouncementUnavailable(
            USER, ResourceUnavailable, MODEL, "The number is unassigned, and its announcement cannot be played."),
    ContactLimit(USER, InvalidOperation, MODEL, "The contact list holds the 1,000 contacts that it may.");

    /** Whom a refusal answers. */
    public enum Kind {
        /** What the management shell says to any wrong call. */
        COMMAND,
        /** What a cmdlet or a publish says to an administrator whose call is right in form. */
        MANAGEMENT,
        /** Printed as a warning: the command goes on. */
        WARNING,
        /** What a user is told by his client. */
        USER
    }

    private final Kind kind;
    private final ErrorCategory category;
    private final Mark mark;
    private final String doc;

    ErrorId(Kind kind, ErrorCategory category, Mark mark, String doc) {
        this.kind = kind;
        this.category = category;
        this.mark = mark;
        this.doc = doc;
    }

    /** Whom it answers. */
    public Kind kind() {
        return kind;
    }

    /** What PowerShell would file it under. */
    public ErrorCategory category() {
        return category;
    }

    /** Where the rule comes from. */
    public Mark mark() {
        return mark;
    }

    /** One sentence for reference pages: the condition under which it is given. */
    public String doc() {
        return doc;
    }
}
