package org.pooldrill.transition;

import static org.pooldrill.transition.StateMachine.step;

import java.util.List;
import org.pooldrill.pool.Authority;

/**
 * Where a pool stands on its way through failover and failback: its state, and inside FailingOver the phase. The states
 * are inferred from documented behaviour; "failed over" and "read-only" are Microsoft's words.
 */
public enum PoolCondition {
    Active,
    Down,
    ReadOnly,
    Syncing,
    Verifying,
    Switching,
    FailedOver,
    FailingBack,
    Retired;

    /** What may become of a pool. */
    public static final StateMachine<PoolCondition> MACHINE = new StateMachine<>(
            "A pool",
            List.of(
                    step(Active, Down, "it is lost or stopped, or its quorum is"),
                    step(Down, Active, "it returns"),
                    step(Active, ReadOnly, "a planned failover begins"),
                    step(ReadOnly, Syncing, "it is read-only"),
                    step(ReadOnly, Verifying, "it is read-only, and everything was exported already"),
                    step(Syncing, Verifying, "everything was exported, or the wait is over"),
                    step(Verifying, Switching, "the verification found everything imported, or was skipped"),
                    step(
                            Verifying,
                            Active,
                            "the verification failed, or the backup pool was not back: it is writable again"),
                    step(ReadOnly, Down, "it is lost before the switch"),
                    step(Syncing, Down, "it is lost before the switch"),
                    step(Verifying, Down, "it is lost before the switch"),
                    step(Down, Switching, "a failover in disaster mode begins"),
                    step(Active, Switching, "a failover in disaster mode begins though it runs"),
                    step(Switching, FailedOver, "the backup pool serves its users"),
                    step(Switching, Down, "the backup pool is lost in the switch"),
                    step(Switching, Active, "the backup pool is lost in the switch, and the pool runs"),
                    step(FailedOver, FailingBack, "a failback begins"),
                    step(FailingBack, Active, "its users are home"),
                    step(FailingBack, FailedOver, "hydration fails, or a pool of the pair is lost"),
                    step(FailedOver, Active, "its pair was taken apart, and it runs"),
                    step(FailedOver, Down, "its pair was taken apart, and it does not run"),
                    step(FailedOver, Retired, "another pool has replaced it"),
                    step(Down, Retired, "another pool has replaced it"),
                    step(Active, Retired, "it was emptied and taken out of the topology"),
                    step(Retired, Active, "its removal was lost with the Central Management that knew of it"),
                    step(Retired, Down, "its removal was lost with the Central Management that knew of it")));

    /** The condition of a pool that is published as this state and phase. */
    public static PoolCondition of(Authority.State state, String phase) {
        return valueOf(state == Authority.State.FailingOver ? phase : state.name());
    }
}
