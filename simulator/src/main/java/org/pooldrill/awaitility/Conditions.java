package org.pooldrill.awaitility;

import org.pooldrill.InvalidInputException;
import org.pooldrill.PoolState;
import org.pooldrill.Simulation;

/**
 * What can be waited for with Awaitility in a simulation in real time; to be imported statically.
 *
 * <pre>{@code
 * await().until(backup(sim.state().pool("pool1.contoso.com")).isFinal());
 * }</pre>
 *
 * <p>Without real time nothing is to be waited for: {@link Simulation#until} has the time pass at once.
 */
public final class Conditions {
    private Conditions() {}

    /** What the Backup Service of a pool does for all its modules, from there to the partner. */
    public static BackupConditions backup(PoolState pool) {
        return BackupConditions.of(pool);
    }

    /**
     * What the Backup Service of a pool does for one module.
     *
     * @param module as Lync prints it, such as {@code UserServices.PresenceFocus}
     */
    public static BackupConditions backup(PoolState pool, String module) {
        return BackupConditions.of(pool, module);
    }

    /** What becomes of a pool and its users. */
    public static PoolConditions pool(PoolState pool) {
        return new PoolConditions(pool);
    }

    /** What becomes of Central Management. */
    public static CmsConditions cms(Simulation simulation) {
        return new CmsConditions(simulation);
    }

    /**
     * What comes of a line that was typed.
     *
     * @param name the line's; lines without one are not told apart
     */
    public static LineConditions line(Simulation simulation, String name) {
        return new LineConditions(simulation, name);
    }

    /** What is noticed. */
    public static FindingConditions findings(Simulation simulation) {
        return new FindingConditions(simulation);
    }

    /**
     * Anything that the state document tells.
     *
     * @param cel a condition over the state document
     * @throws InvalidInputException when it is looked at, if it cannot be read or names something that is not there
     */
    public static Condition that(Simulation simulation, String cel) {
        return new Condition(simulation, cel);
    }

    /** A name as a condition has it. */
    static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
