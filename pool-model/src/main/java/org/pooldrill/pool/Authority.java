package org.pooldrill.pool;

import java.util.Optional;

/**
 * Who speaks for the users of a home pool, from what both stores of the pair say. The higher term is right; with equal
 * terms the home pool is, unless it has handed over or the copy is on its way into service.
 *
 * @param home the home pool's stream in its own store
 * @param copy the same home pool's stream in the partner's store, where it has a partner
 * @param backupUp whether the partner's services run: what a dead pool has begun and not ended counts for nothing
 */
public record Authority(PoolState home, Optional<PoolState> copy, boolean backupUp) {

    /** The state of a pool as it is published (domain text, section 8.1). */
    public enum State {
        Active,
        Down,
        FailingOver,
        FailedOver,
        FailingBack,
        Retired
    }

    /** Whether the backup pool decides where this pool's users are. */
    public boolean backupDecides() {
        if (copy.isEmpty()) {
            return false;
        }
        var there = copy.get();
        if (home.term() != there.term()) {
            return there.term() > home.term() ? serves(there) : handedOver();
        }
        return handedOver() || serves(there);
    }

    private boolean handedOver() {
        return home.service() == Service.HANDED_OVER || home.service() == Service.RESUMING;
    }

    private boolean serves(PoolState copy) {
        return copy.service() == Service.TAKING_OVER && backupUp
                || copy.service() == Service.TAKEN_OVER
                || copy.service() == Service.FAILING_BACK;
    }

    /** The published state, given whether the home pool's services run. */
    public State state(boolean homeUp) {
        if (!backupDecides()) {
            if (home.service() == Service.READ_ONLY && homeUp) {
                return State.FailingOver;
            }
            return homeUp ? State.Active : State.Down;
        }
        if (home.service() == Service.RESUMING && homeUp) {
            return State.FailingBack;
        }
        return switch (copy.orElseThrow().service()) {
            case TAKEN_OVER -> State.FailedOver;
            case FAILING_BACK -> backupUp ? State.FailingBack : State.FailedOver;
            default -> State.FailingOver;
        };
    }

    /** The phase inside FailingOver or FailingBack, as it is published; else empty. */
    public String phase(boolean homeUp) {
        return switch (state(homeUp)) {
            case FailingOver ->
                backupDecides()
                        ? FailoverPhase.SWITCHING.toString()
                        : home.phase().map(FailoverPhase::toString).orElse("");
            case FailingBack -> "Hydrating";
            default -> "";
        };
    }

    /** The pool that gives the users full service: empty while nobody does. */
    public String servedBy(boolean homeUp) {
        return switch (state(homeUp)) {
            case Active -> home.home();
            case FailedOver, FailingBack -> backupUp ? home.partner() : "";
            default -> "";
        };
    }

    /** The stream in which this pool's users can change anything now. */
    public PoolState writable() {
        return backupDecides() ? copy.orElseThrow() : home;
    }
}
