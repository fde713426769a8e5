package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Targets;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.run.Clock;

/** What the state document at the end says of recovery and loss, as the pages that people read put it. */
final class Aftermath {
    private static final Set<String> LEFT_OUT = Set.of(
            FindingCode.STEP_SKIPPED.text(),
            FindingCode.CONTENT_SYNC_SKIPPED.text(),
            FindingCode.RESPONSE_GROUPS_NOT_IMPORTED.text(),
            FindingCode.LIS_NOT_RESTORED.text(),
            FindingCode.ANNOUNCEMENTS_NOT_MOVED.text());
    private static final String CMS_MODULE = "CentralMgmt.CMSMaster";

    private final JsonNode state;
    private final Targets targets;

    Aftermath(JsonNode state, Targets targets) {
        this.state = state;
        this.targets = targets;
    }

    /** A figure and what it is compared with. */
    record Figure(Duration found, Duration target) {
        boolean met() {
            return found.compareTo(target) <= 0;
        }

        /** Such as {@code 30s of 30m}. */
        String text() {
            return Amounts.time(found) + " of " + Amounts.time(target) + (met() ? "" : ", missed");
        }
    }

    /** A pool that was failed over. */
    record Recovered(String pool, Figure rpo, Figure rto, Map<String, Duration> parts, Map<String, Figure> modules) {}

    /** What the pool's last failover came to; nothing where it had none. */
    Optional<Recovered> recovered(String name) {
        var pool = state.path("pools").path(name);
        var rto = pool.path("rto");
        if (!rto.has("execute")) {
            return Optional.empty();
        }
        var parts = new LinkedHashMap<String, Duration>();
        for (var part : List.of("detect", "decide", "execute", "signIn", "total")) {
            if (rto.has(part)) {
                parts.put(part.equals("signIn") ? "sign in" : part, time(rto.path(part)));
            }
        }
        var modules = new LinkedHashMap<String, Figure>();
        pool.path("backup")
                .properties()
                .forEach(module -> modules.put(
                        module.getKey(),
                        new Figure(
                                time(module.getValue().path("rpo")),
                                module.getKey().equals(CMS_MODULE) ? targets.cmsRpo() : targets.poolRpo())));
        return Optional.of(new Recovered(
                name,
                new Figure(time(pool.path("rpo")), targets.poolRpo()),
                new Figure(time(rto.path("execute")), targets.poolRto()),
                parts,
                modules));
    }

    /** All of them, in the estate's order. */
    List<Recovered> recovered() {
        var all = new ArrayList<Recovered>();
        state.path("pools").fieldNames().forEachRemaining(pool -> recovered(pool)
                .ifPresent(all::add));
        return all;
    }

    /** How long the last move of Central Management took; nothing where there was none. */
    Optional<Figure> move() {
        var rto = state.path("cms").path("rto");
        return rto.isMissingNode() ? Optional.empty() : Optional.of(new Figure(time(rto), targets.cmsRto()));
    }

    /** What was published and lost, a line each. */
    List<String> lostConfiguration() {
        var lines = new ArrayList<String>();
        for (var item : state.path("cms").path("lost").path("items")) {
            lines.add(item.path("key").asText() + " = " + item.path("value").asText() + " at "
                    + item.path("at").asText() + ", " + item.path("cause").asText());
        }
        return lines;
    }

    /** A finding as people read it. */
    record Noticed(long atMillis, String code, String at, String text) {
        String where() {
            return at.isEmpty() ? "" : " at " + at;
        }

        String when() {
            return Clock.since(atMillis);
        }
    }

    /** Findings that say which step of a procedure was left out. */
    List<Noticed> leftOut() {
        return findings().stream()
                .filter(found -> LEFT_OUT.contains(found.code))
                .toList();
    }

    /** All other findings. */
    List<Noticed> noticed() {
        return findings().stream()
                .filter(found -> !LEFT_OUT.contains(found.code))
                .toList();
    }

    private List<Noticed> findings() {
        var all = new ArrayList<Noticed>();
        for (var finding : state.path("findings")) {
            all.add(new Noticed(
                    time(finding.path("time")).toMillis(),
                    finding.path("code").asText(),
                    finding.path("at").asText(),
                    finding.path("text").asText()));
        }
        return all;
    }

    private static Duration time(JsonNode node) {
        return node.isTextual() ? Duration.parse(node.asText()) : Duration.ZERO;
    }
}
