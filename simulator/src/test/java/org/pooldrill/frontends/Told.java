package org.pooldrill.frontends;

import static org.assertj.core.api.Assertions.assertThat;

import org.pooldrill.log.LogEnd;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.Drills;
import org.pooldrill.run.Failure;

/** Runs a drill that a test tells, on the estate contoso with changes laid over it. */
final class Told {

    private Told() {}

    /** The drill passes. */
    static void passes(String estate, String steps) {
        var report = DrillRunner.of(Drills.read(
                        "drill: told\nestate: { from: contoso, " + estate + " }\nsteps:\n" + steps.indent(2)))
                .run();
        assertThat(report.failures()).extracting(Failure::text).isEmpty();
        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
    }

    /** Pool1 with so many Front Ends and few users. */
    static String frontEnds(int count) {
        return "pools: { pool1.contoso.com: { users: 120, frontEnds: " + count
                + " }, pool2.contoso.com: { users: 20, frontEnds: 7 } }";
    }
}
