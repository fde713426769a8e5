package org.pooldrill.transition;

import static org.pooldrill.transition.StateMachine.step;

import java.util.List;
import org.pooldrill.computer.ComputerEvent.DatabaseChanged;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.mirror.MirroringStatus;

/** How a mirrored database stands ("Back End Server high availability" [doc]; the names are derived). */
public enum MirrorCondition {
    SynchronizedOnPrimary,
    SynchronizedOnMirror,
    /** The principal runs without its partner. */
    Exposed,
    /** The partner is back and catches up. */
    Synchronizing,
    /** The principal is lost, both are, or the principal has lost partner and witness. */
    Unavailable,
    NotConfigured;

    private static final DatabaseState NO_MIRROR = DatabaseState.DatabaseInaccessibleOrMirroringNotEnabled;

    /** What may become of a mirrored database. */
    public static final StateMachine<MirrorCondition> MACHINE = new StateMachine<>(
            "A mirrored database",
            List.of(
                    step(SynchronizedOnPrimary, SynchronizedOnMirror, "failed over by hand"),
                    step(SynchronizedOnMirror, SynchronizedOnPrimary, "failed over by hand"),
                    step(SynchronizedOnPrimary, Exposed, "the mirror is lost"),
                    step(SynchronizedOnMirror, Exposed, "the primary is lost"),
                    step(SynchronizedOnPrimary, Unavailable, "the principal is lost, or all at once"),
                    step(SynchronizedOnMirror, Unavailable, "the principal is lost, or all at once"),
                    step(Unavailable, Exposed, "the witness or a hand made the partner principal, or one is back"),
                    step(Unavailable, SynchronizedOnPrimary, "both are back, and neither had worked alone"),
                    step(Unavailable, SynchronizedOnMirror, "both are back, and neither had worked alone"),
                    step(Exposed, Unavailable, "the principal or the witness is lost too"),
                    step(Exposed, Synchronizing, "the partner is back"),
                    step(Unavailable, Synchronizing, "both are back after one had worked alone"),
                    step(Synchronizing, SynchronizedOnPrimary, "the partner has caught up"),
                    step(Synchronizing, SynchronizedOnMirror, "the partner has caught up"),
                    step(Synchronizing, Exposed, "the partner is lost again"),
                    step(Synchronizing, Unavailable, "the principal is lost again, or all at once")));

    /** The condition of a database as its servers describe it. */
    public static MirrorCondition of(DatabaseChanged database) {
        if (database.stateOnPrimary() == NO_MIRROR && database.stateOnMirror() == NO_MIRROR && database.available()) {
            return NotConfigured;
        }
        if (!database.available()) {
            return Unavailable;
        }
        if (database.stateOnPrimary() == NO_MIRROR || database.stateOnMirror() == NO_MIRROR) {
            return Exposed;
        }
        if (database.statusOnPrimary() == MirroringStatus.SYNCHRONIZING) {
            return Synchronizing;
        }
        return database.stateOnPrimary() == DatabaseState.Principal ? SynchronizedOnPrimary : SynchronizedOnMirror;
    }
}
