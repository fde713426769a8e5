package org.pooldrill.hazard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.drill.Units;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.view.View;

/**
 * Targets of recovery that a failover has missed ("Recovery time" [doc]): told once for every failover, also where the
 * next one misses as much as the last.
 */
final class MissedTargets {
    private final View view;
    private final Map<String, Integer> losses = new TreeMap<>();
    private final Map<String, Long> failovers = new TreeMap<>();

    MissedTargets(View view) {
        this.view = view;
    }

    /** What was missed since the last time. */
    List<Finding> fresh() {
        var found = new ArrayList<Finding>();
        for (var pool : view.estate().pools().keySet()) {
            loss(pool, found);
            time(pool, found);
        }
        return found;
    }

    private void loss(String pool, List<Finding> found) {
        var loss = view.loss(pool);
        var before = losses.put(pool, loss.occasions());
        var target = view.estate().targets().poolRpo();
        var age = Duration.ofMillis(loss.rpoMillis());
        if (loss.occasions() != (before == null ? 0 : before) && age.compareTo(target) > 0) {
            found.add(new Finding(
                    FindingCode.RPO_TARGET_MISSED,
                    pool,
                    "the oldest change that was lost was " + Units.text(age) + " old, the target is "
                            + Units.text(target)));
        }
    }

    private void time(String pool, List<Finding> found) {
        var recovery = view.recovery(pool);
        var ended = recovery.executedAt();
        if (ended.isEmpty()) {
            return;
        }
        var before = failovers.put(pool, ended.getAsLong());
        var took = Duration.ofMillis(recovery.execute().orElse(0));
        var target = view.estate().targets().poolRto();
        if ((before == null || before != ended.getAsLong()) && took.compareTo(target) > 0) {
            found.add(new Finding(
                    FindingCode.RTO_TARGET_MISSED,
                    pool,
                    "the failover took " + Units.text(took) + ", the target is " + Units.text(target)));
        }
    }
}
