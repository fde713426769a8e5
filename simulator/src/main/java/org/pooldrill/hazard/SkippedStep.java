package org.pooldrill.hazard;

import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;

/**
 * Steps that the documented procedures call for and that nothing enforces. Who leaves one out hears of it, with topic and
 * step, at the moment from which it hurts; steps whose absence has a finding of its own are told by that one.
 */
enum SkippedStep {
    /** Hurts when the only Front End that has the services of Central Management is gone. */
    SETUP_OF_THE_NEW_MASTER("Failing over a pool, step 6"),
    /** Hurts from the moment when the share is back, empty. */
    CONTENT_OF_A_LOST_SHARE("Restoring conference contents using the Backup Service"),
    /** Hurts from the moment when the services of the new Edge pool start, or somebody finds no partner through it. */
    XMPP_FROM_OUTSIDE("Failing over the Edge pool used for XMPP federation, steps 4 to 6");

    private final String step;

    SkippedStep(String step) {
        this.step = step;
    }

    /** Whether a finding of that text tells of this step. */
    boolean isTold(String text) {
        return text.startsWith(step + ": ");
    }

    /** The finding, with the values behind it. */
    Finding at(String at, String what) {
        return new Finding(FindingCode.STEP_SKIPPED, at, step + ": " + what);
    }
}
