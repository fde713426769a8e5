package org.pooldrill.drill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;

/** One step of a drill: one record for each key that a step can have. */
public sealed interface Step {

    /** The limit of {@code until} and {@code await} where none is given. */
    Duration DEFAULT_WITHIN = Duration.ofHours(24);

    /** The operator who types where none is named. */
    String DEFAULT_OPERATOR = "admin";

    /** Where the step comes from. */
    Origin origin();

    /** Simulated time passes. */
    record Advance(Origin origin, Duration time) implements Step {}

    /**
     * Time passes until the condition holds, at the latest to the limit.
     *
     * @param reached whether the condition is to come true; the drill fails if it is otherwise
     */
    record Until(Origin origin, Cel condition, Duration within, boolean reached) implements Step {}

    /**
     * One line typed into the management shell.
     *
     * @param on the computer or pool it is typed on; without one a management computer
     * @param background whether the drill goes on at once; the step then has a name
     */
    record Ps(Origin origin, String line, String operator, Optional<String> on, Expected expected, boolean background)
            implements Step {}

    /** Waits for the background step of that name to end. */
    record Await(Origin origin, String command, Duration within, Expected expected) implements Step {}

    /** Edits made in Topology Builder and published at once. */
    record Builder(Origin origin, List<Edit> edits, Optional<ErrorId> refused) implements Step {
        public Builder {
            edits = List.copyOf(edits);
        }
    }

    /** A change in external DNS. */
    record DnsChange(Origin origin, DnsEdit edit) implements Step {}

    /** A port of an Edge pool, opened to or closed from outside. */
    record FirewallChange(Origin origin, String edge, int port, boolean open) implements Step {}

    /**
     * Something breaks.
     *
     * @param at one name, for the WAN two sites, or none for all links
     * @param lasts after which it heals by itself
     * @param params the other keys, defaults filled in
     */
    record Fault(Origin origin, FaultKind kind, List<String> at, Optional<Duration> lasts, Map<String, String> params)
            implements Step {
        public Fault {
            at = List.copyOf(at);
        }
    }

    /** It is repaired; {@code at} and {@code params} as of the fault. */
    record Heal(Origin origin, FaultKind kind, List<String> at, Map<String, String> params) implements Step {
        public Heal {
            at = List.copyOf(at);
        }
    }

    /**
     * One user acts.
     *
     * @param params the keys of {@code with}, defaults filled in
     */
    record UserAct(Origin origin, String user, Act act, Map<String, String> params, Optional<ErrorId> refused)
            implements Step {}

    /** All must hold now. */
    record Expect(Origin origin, List<Cel> conditions) implements Step {
        public Expect {
            conditions = List.copyOf(conditions);
        }
    }

    /** A line in the timeline. */
    record Note(Origin origin, String text) implements Step {}
}
