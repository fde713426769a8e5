package org.pooldrill.hazard;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.view.View;

/**
 * Steps of the Edge procedures that were left out, told when somebody suffers from it: "Failing over the Edge pool used
 * for Lync Server federation", steps 6 and 7 and the last one; "... for XMPP federation", steps 4 to 6 [doc].
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

    /**
     * Somebody could not reach an XMPP partner, though the new Edge pool has the route and runs. Where its services were
     * stopped first that was told when they started.
     */
    public void xmppMissed() {
        var edge = view.routes().xmpp().edge();
        var outside = edge.isEmpty() ? List.<String>of() : view.routes().xmppFromOutside(edge);
        if (outside.isEmpty()
                || !view.world().computers().edgeUp(edge)
                || view.estate().xmppEdge().filter(edge::equals).isPresent()) {
            return;
        }
        var step =
                SkippedStep.XMPP_FROM_OUTSIDE.at(edge, "partners are out of reach: " + String.join(", and ", outside));
        var known = view.findings().stream()
                .map(there -> there.finding())
                .anyMatch(there -> there.at().equals(edge)
                        && there.code().equals(FindingCode.STEP_SKIPPED.text())
                        && SkippedStep.XMPP_FROM_OUTSIDE.isTold(there.text()));
        if (!known) {
            tell(step);
        }
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
