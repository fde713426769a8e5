package org.pooldrill.assertj;

import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.pooldrill.Finding;
import org.pooldrill.Simulation;

/** Assertions about a simulation as it is at the moment of each. */
public final class SimulationAssert extends AbstractAssert<SimulationAssert, Simulation> {

    SimulationAssert(Simulation actual) {
        super(actual, SimulationAssert.class);
    }

    /**
     * Goes on with one pool.
     *
     * @param fqdn its name
     * @throws org.pooldrill.InvalidInputException if the estate has no such pool
     */
    public PoolAssert pool(String fqdn) {
        isNotNull();
        return new PoolAssert(actual, actual.state().pool(fqdn));
    }

    /**
     * Goes on with one user.
     *
     * @param sip his address
     * @throws org.pooldrill.InvalidInputException if the estate has no such user
     */
    public UserAssert user(String sip) {
        isNotNull();
        return new UserAssert(actual, actual.state().user(sip));
    }

    /**
     * A condition holds.
     *
     * @param cel a condition over the state document
     * @throws org.pooldrill.InvalidInputException if it cannot be read, or names something that is not there
     */
    public SimulationAssert meets(String cel) {
        isNotNull();
        actual.unmet(cel).ifPresent(why -> failWithMessage("%s", why));
        return this;
    }

    /** No pool's users have lost anything so far. */
    public SimulationAssert hasLostNothing() {
        isNotNull();
        actual.state().at("pools").fieldNames().forEachRemaining(pool -> pool(pool)
                .hasLostNothing());
        return this;
    }

    /**
     * Something was noticed.
     *
     * @param code its code, such as {@code SplitBrain}
     */
    public SimulationAssert hasFinding(String code) {
        isNotNull();
        if (actual.state().findings().stream()
                .noneMatch(finding -> finding.code().equals(code))) {
            failWithMessage("Expecting the finding %s, and there is %s", code, findings());
        }
        return this;
    }

    /**
     * Something was not noticed.
     *
     * @param code its code, such as {@code SplitBrain}
     */
    public SimulationAssert hasNoFinding(String code) {
        isNotNull();
        actual.state().findings().stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .ifPresent(finding -> failWithMessage("Expecting no finding %s, and there is %s", code, text(finding)));
        return this;
    }

    private String findings() {
        var findings = actual.state().findings();
        return findings.isEmpty()
                ? "none"
                : findings.stream().map(SimulationAssert::text).collect(Collectors.joining("\n"));
    }

    private static String text(Finding finding) {
        return finding.code() + " at " + finding.at() + " after " + finding.time() + ": " + finding.text();
    }
}
