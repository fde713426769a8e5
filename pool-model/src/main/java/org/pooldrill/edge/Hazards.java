package org.pooldrill.edge;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;

/** What the user should know of Central Management, Edge pools and external names at one moment. */
public final class Hazards {
    private final Surroundings s;

    public Hazards(Surroundings surroundings) {
        s = surroundings;
    }

    /** All that hold now, in the order of their codes and of the estate. */
    public List<Finding> now() {
        var findings = new ArrayList<Finding>();
        centralManagement(findings);
        edges(findings);
        signIn(findings);
        simpleUrls(findings);
        return findings;
    }

    private void centralManagement(List<Finding> findings) {
        var deployment = s.deployment();
        var masters = deployment.activeMasters();
        if (deployment.state() == DeploymentState.DualActive) {
            findings.add(new Finding(
                    FindingCode.DUAL_ACTIVE,
                    masters.get(1),
                    "both " + String.join(" and ", masters) + " act as active master"));
        }
        deployment
                .mismatch()
                .ifPresent(text -> findings.add(new Finding(
                        FindingCode.CMS_STORE_MISMATCH,
                        deployment
                                .activeMaster()
                                .orElseGet(() -> deployment.host().orElse("")),
                        text)));
    }

    private void edges(List<Finding> findings) {
        var topology = s.topology();
        topology.federationEdge()
                .ifPresent(edge -> down(findings, FindingCode.FEDERATION_EDGE_DOWN, edge, "federation"));
        topology.xmppRoute().ifPresent(edge -> down(findings, FindingCode.XMPP_EDGE_DOWN, edge, "XMPP"));
        for (var edge : s.estate().edges().keySet()) {
            var pools = s.estate().pools().keySet().stream()
                    .filter(pool ->
                            topology.mediaEdge(pool).filter(edge::equals).isPresent())
                    .toList();
            if (!pools.isEmpty()) {
                down(findings, FindingCode.MEDIA_EDGE_DOWN, edge, "media of " + String.join(", ", pools));
            }
            if (s.whyEdgeDown(edge).isEmpty()) {
                s.whyNextHopDown(edge)
                        .ifPresent(why -> findings.add(new Finding(FindingCode.NEXT_HOP_DOWN, edge, why)));
            }
        }
    }

    private void down(List<Finding> findings, FindingCode code, String edge, String carries) {
        s.whyEdgeDown(edge)
                .ifPresent(why -> findings.add(new Finding(code, edge, edge + " carries " + carries + ", and " + why)));
    }

    private void signIn(List<Finding> findings) {
        var pools = s.estate().pools().keySet();
        var targets = s.perimeter().dns().signIn().stream()
                .map(record -> s.perimeter().dns().resolve(record.target()))
                .filter(pools::contains)
                .distinct()
                .toList();
        if (targets.size() == 1 && pools.size() > 1) {
            findings.add(new Finding(
                    FindingCode.SINGLE_SRV_RECORD,
                    targets.get(0),
                    "sign-in SRV records lead to " + targets.get(0) + " alone"));
        }
    }

    private void simpleUrls(List<Finding> findings) {
        var urls = s.estate().simpleUrls();
        var pools = List.copyOf(s.estate().pools().values());
        if (urls.scope() == SimpleUrls.Scope.SITE) {
            pools.stream()
                    .filter(pool -> !s.serves().test(pool.fqdn()))
                    .forEach(pool -> findings.add(
                            unreachable(pool.fqdn(), "the simple URLs of " + pool.site() + " lead to " + pool.fqdn())));
            return;
        }
        var answering = pools.stream()
                .filter(pool -> urls.geoDns() || pool.site().equals(pools.get(0).site()))
                .toList();
        if (answering.stream().noneMatch(pool -> s.machines().poolUp(pool.fqdn()))) {
            findings.add(unreachable(
                    pools.get(0).fqdn(),
                    urls.geoDns()
                            ? "the simple URLs lead to any site"
                            : "the simple URLs lead to " + pools.get(0).site()));
        }
    }

    private static Finding unreachable(String pool, String text) {
        return new Finding(FindingCode.SIMPLE_URL_UNREACHABLE, pool, text + ", and nothing answers there");
    }
}
