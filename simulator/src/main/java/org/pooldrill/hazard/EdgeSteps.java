package org.pooldrill.hazard;

import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.view.View;

/**
 * Steps of the Edge procedures that were left out, told when somebody suffers from it: "Failing over the Edge pool used
 * for Lync Server federation", steps 6 and 7 and the last one [doc].
 */
public final class EdgeSteps {
    private static final String TOPIC = "Failing over the Edge pool used for Lync Server federation, ";

    private final View view;
    private final Findings findings;
    private final Set<String> told = new TreeSet<>();

    public EdgeSteps(View view, Findings findings) {
        this.view = view;
        this.findings = findings;
    }

    /** Somebody could not reach another organisation. */
    public void federationMissed() {
        var route = view.routes().federation();
        var edge = route.edge();
        if (edge.isEmpty() || route.why().size() != 1 || view.surroundings().setUpForFederation(edge)) {
            return;
        }
        tell(new Finding(
                FindingCode.STEP_SKIPPED,
                edge,
                TOPIC + "steps 6 and 7: setup was not run again on " + edge
                        + ", which therefore does not carry it; run Bootstrapper.exe there"));
    }

    /** Somebody outside had no media with users of a pool, though federation had been taken off that Edge pool. */
    public void mediaMissed(String pool) {
        var media = view.routes().externalMedia(pool).edge();
        var federation = view.routes().federation();
        if (media.isEmpty() || !federation.works() || federation.edge().equals(media)) {
            return;
        }
        tell(new Finding(
                FindingCode.STEP_SKIPPED,
                pool,
                TOPIC + "the last step: " + pool + " still runs and still has " + media + " for media; associate "
                        + federation.edge()
                        + " with it in Topology Builder and publish"));
    }

    private void tell(Finding finding) {
        if (told.add(finding.at() + " " + finding.text())) {
            findings.raise(finding);
        }
    }
}
