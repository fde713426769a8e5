package org.pooldrill.transition;

import static org.pooldrill.transition.StateMachine.step;

import java.util.List;

/** Whether an Edge pool works. Its next hop, media and routes are settings, which no outage changes. */
public enum EdgeCondition {
    Up,
    Down;

    /** What may become of an Edge pool. */
    public static final StateMachine<EdgeCondition> MACHINE = new StateMachine<>(
            "An Edge pool",
            List.of(
                    step(Up, Down, "its servers or their services are lost"),
                    step(Down, Up, "one of its servers works again")));

    public static EdgeCondition of(boolean up) {
        return up ? Up : Down;
    }
}
