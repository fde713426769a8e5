package org.pooldrill.hazard;

import java.util.Optional;
import org.pooldrill.computer.Database;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.view.View;

/**
 * "Failing over a mirrored database", step 4: where the pool hosts Central Management its databases need a command of
 * their own [doc]. Between the two steps nothing is wrong; it starts to hurt when somebody wants to change the
 * configuration.
 */
public final class MirrorSteps {

    private MirrorSteps() {}

    /** That step 4 was left out, when a change of the configuration has just been refused; said once for a pool. */
    public static Optional<Finding> configurationMissed(View view) {
        return view.deployment().pools().stream()
                .filter(pool -> leftBehind(view, pool))
                .findFirst()
                .map(pool -> new Finding(
                        FindingCode.STEP_SKIPPED,
                        pool,
                        "Failing over a mirrored database, step 4: the User databases of " + pool
                                + " were moved, the CentralMgmt databases were not; run Invoke-CsDatabaseFailover for"
                                + " them too"))
                .filter(finding -> view.findings().stream()
                        .noneMatch(there -> there.finding().text().equals(finding.text())));
    }

    private static boolean leftBehind(View view, String pool) {
        var computers = view.world().computers();
        var user = computers.database(pool, Database.User);
        var central = computers.database(pool, Database.CentralMgmt);
        return user.available()
                && !central.available()
                && !central.principal().isEmpty()
                && !central.principal().equals(user.principal());
    }
}
