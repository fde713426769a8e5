package org.pooldrill.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.view.LostSetting;
import org.pooldrill.view.View;

/** The hazards of moving Central Management: what the new master goes without. */
final class CentralHazards {
    private final View view;
    private int lostSeen;

    CentralHazards(View view) {
        this.view = view;
    }

    List<Finding> now() {
        var found = new ArrayList<>(locations());
        services().ifPresent(found::add);
        return found;
    }

    /** Setup was left out on the other Front Ends, and the one that has the services is gone (step 6) [doc]. */
    private Optional<Finding> services() {
        var deployment = view.deployment();
        var host = view.world().moves().connectionPoint();
        var computers = view.world().computers();
        var frontEnds = computers.computers(host).stream()
                .collect(Collectors.partitioningBy(
                        computer -> computers.services(computer).contains(WindowsService.MASTER)));
        var lost =
                !frontEnds.get(true).isEmpty() && frontEnds.get(true).stream().noneMatch(computers::computerUp);
        var without =
                frontEnds.get(false).stream().filter(computers::computerUp).toList();
        return host.isEmpty()
                        || !lost
                        || without.isEmpty()
                        || deployment.said(host) != InstanceState.ACTIVE
                        || !deployment.up(host)
                ? Optional.empty()
                : Optional.of(SkippedStep.SETUP_OF_THE_NEW_MASTER.at(
                        host,
                        "setup was not run on " + String.join(", ", without) + ", and no other Front End of " + host
                                + " runs the services of Central Management"));
    }

    /**
     * Location data stay behind when Central Management moves ("Backup and restore of location data"): emergency calls
     * carry none until they are imported and published at the new master [doc].
     */
    private List<Finding> locations() {
        var master = view.deployment().activeMaster();
        if (master.isEmpty() || view.knownLocations().isEmpty()) {
            return List.of();
        }
        var here = view.locations(master.get());
        var elsewhere = view.estate().pools().keySet().stream()
                .filter(pool -> !pool.equals(master.get()))
                .anyMatch(pool -> !view.locations(pool).told().isEmpty());
        if (!here.told().isEmpty() || !elsewhere) {
            return List.of();
        }
        return List.of(new Finding(
                FindingCode.LIS_NOT_RESTORED,
                master.get(),
                here.subnets().isEmpty()
                        ? "Central Management moved to " + master.get() + ", where the location database is empty:"
                                + " Import-CsLisConfiguration and Publish-CsLisConfiguration"
                        : "the location data at " + master.get() + " are not published: Publish-CsLisConfiguration"));
    }

    /** What was lost of the configuration since the last time. */
    Optional<Finding> lost() {
        var all = view.lostConfiguration();
        var fresh = all.subList(lostSeen, all.size());
        lostSeen = all.size();
        return fresh.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        FindingCode.CONFIGURATION_LOST,
                        fresh.get(0).at(),
                        fresh.size() + (fresh.size() == 1 ? " change" : " changes") + " of the configuration lost: "
                                + String.join(
                                        ", ",
                                        fresh.stream()
                                                .map(LostSetting::key)
                                                .distinct()
                                                .toList())));
    }
}
