package org.pooldrill.hazard;

import java.util.List;
import java.util.Optional;
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

    /**
     * Location data stay behind when Central Management moves ("Backup and restore of location data"): emergency calls
     * carry none until they are imported and published at the new master [doc].
     */
    List<Finding> now() {
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
