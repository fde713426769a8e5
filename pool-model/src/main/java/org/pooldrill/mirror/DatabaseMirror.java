package org.pooldrill.mirror;

import java.util.Optional;
import org.pooldrill.refusal.ErrorId;

/**
 * One database type of a pool on its one or two SQL servers ("Failing over a mirrored database", "Back End Server high
 * availability" [doc]; the states' names are derived).
 *
 * <p>With a witness SQL Server swaps the roles itself; without one an administrator must. A database with a witness
 * needs two of the three to see each other: one SQL server and the witness lost make it unavailable even if the
 * principal lives [doc]. A principal that works alone runs ahead of its partner, which then has to be synchronised
 * before it may take over without force.
 *
 * @param mirrored whether there is a second SQL server
 * @param witnessed whether a witness belongs to the mirror
 * @param principal the side that is principal, or was when it went down
 * @param primaryUp whether the primary SQL server runs
 * @param mirrorUp whether the mirror SQL server runs; without meaning where there is none
 * @param witnessUp whether the witness runs; without meaning where there is none
 * @param inStep whether the side that is not principal has all that the principal has
 */
public record DatabaseMirror(
        boolean mirrored,
        boolean witnessed,
        Side principal,
        boolean primaryUp,
        boolean mirrorUp,
        boolean witnessUp,
        boolean inStep) {

    /** A database whose servers all work, the primary being principal. */
    public static DatabaseMirror working(boolean mirrored, boolean witnessed) {
        return new DatabaseMirror(mirrored, mirrored && witnessed, Side.PRIMARY, true, mirrored, true, true);
    }

    /** Whether the Front Ends can use the database. */
    public boolean available() {
        return up(principal) && (!mirrored || !witnessed || witnessUp || up(principal.other()));
    }

    /** Whether the SQL server of a side runs. */
    public boolean up(Side side) {
        return side == Side.PRIMARY ? primaryUp : mirrored && mirrorUp;
    }

    public DatabaseState state(Side side) {
        if (!mirrored || !up(side)) {
            return DatabaseState.DatabaseInaccessibleOrMirroringNotEnabled;
        }
        return side == principal ? DatabaseState.Principal : DatabaseState.Mirror;
    }

    public MirroringStatus status(Side side) {
        if (!mirrored || !up(side)) {
            return MirroringStatus.INACCESSIBLE;
        }
        if (!up(side.other())) {
            return MirroringStatus.DISCONNECTED;
        }
        return inStep ? MirroringStatus.SYNCHRONIZED : MirroringStatus.SYNCHRONIZING;
    }

    /** The same database after servers went down or came up. */
    public DatabaseMirror with(boolean primaryRuns, boolean mirrorRuns, boolean witnessRuns) {
        return new DatabaseMirror(mirrored, witnessed, principal, primaryRuns, mirrorRuns, witnessRuns, inStep).aged();
    }

    /** Whether the witness and the partner are about to swap the roles by themselves. */
    public boolean swapsByItself() {
        return mirrored && witnessed && witnessUp && inStep && !up(principal) && up(principal.other());
    }

    /** Whether both servers run and one is catching up with the other. */
    public boolean catchesUp() {
        return mirrored && primaryUp && mirrorUp && !inStep;
    }

    /** The same database when the partner has caught up. */
    public DatabaseMirror caughtUp() {
        return new DatabaseMirror(mirrored, witnessed, principal, primaryUp, mirrorUp, witnessUp, true);
    }

    /** The same database with another principal; the same one changes nothing. */
    public DatabaseMirror movedTo(Side newPrincipal) {
        return new DatabaseMirror(mirrored, witnessed, newPrincipal, primaryUp, mirrorUp, witnessUp, inStep).aged();
    }

    /** Why Invoke-CsDatabaseFailover would refuse to make a side the principal, if it would. */
    public Optional<ErrorId> refusal(Side newPrincipal, boolean force) {
        if (!mirrored) {
            return Optional.of(ErrorId.MirrorNotConfigured);
        }
        if (newPrincipal == principal || force || (up(newPrincipal) && inStep)) {
            return Optional.empty();
        }
        return Optional.of(ErrorId.NewPrincipalUnreachable);
    }

    private DatabaseMirror aged() {
        var alone = mirrored && available() && !up(principal.other());
        return new DatabaseMirror(mirrored, witnessed, principal, primaryUp, mirrorUp, witnessUp, inStep && !alone);
    }
}
