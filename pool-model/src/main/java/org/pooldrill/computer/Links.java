package org.pooldrill.computer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pooldrill.computer.ComputerEvent.LinkChanged;
import org.pooldrill.estate.Estate;

/** The links between the sites as they work now, and the sites that they leave alone. */
final class Links {
    private final Estate estate;
    private final Faults faults;
    private final List<LinkChanged> links = new ArrayList<>();
    private final Map<String, Long> cutOffSince = new LinkedHashMap<>();

    Links(Estate estate, Faults faults) {
        this.estate = estate;
        this.faults = faults;
        for (var link : estate.wan()) {
            links.add(new LinkChanged(
                    link.siteA(),
                    link.siteB(),
                    true,
                    link.bitsPerSecond(),
                    link.latency().toMillis(),
                    0));
        }
    }

    void evolve(long time, LinkChanged event) {
        links.replaceAll(link -> joins(link, event.siteA(), event.siteB()) ? event : link);
        review(time);
    }

    /** Notes which sites are cut off; a site that is down cannot be missed, and is not cut off from others. */
    void review(long time) {
        for (var site : estate.sites().keySet()) {
            if (isCutOff(site)) {
                cutOffSince.putIfAbsent(site, time);
            } else {
                cutOffSince.remove(site);
            }
        }
    }

    private boolean isCutOff(String site) {
        var others = estate.sites().keySet().stream()
                .filter(other -> !other.equals(site) && !faults.holdSite(other))
                .toList();
        return !others.isEmpty() && others.stream().noneMatch(other -> up(site, other));
    }

    Optional<LinkChanged> between(String siteA, String siteB) {
        return links.stream().filter(link -> joins(link, siteA, siteB)).findFirst();
    }

    boolean up(String siteA, String siteB) {
        if (faults.holdSite(siteA) || faults.holdSite(siteB)) {
            return false;
        }
        return siteA.equals(siteB)
                || between(siteA, siteB).filter(LinkChanged::up).isPresent();
    }

    OptionalLong cutOffSince(String site) {
        var since = cutOffSince.get(site);
        return since == null ? OptionalLong.empty() : OptionalLong.of(since);
    }

    private static boolean joins(LinkChanged link, String siteA, String siteB) {
        return (link.siteA().equals(siteA) && link.siteB().equals(siteB))
                || (link.siteA().equals(siteB) && link.siteB().equals(siteA));
    }

    @Override
    public String toString() {
        return links + " cut off " + cutOffSince;
    }
}
