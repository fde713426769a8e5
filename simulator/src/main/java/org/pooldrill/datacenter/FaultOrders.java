package org.pooldrill.datacenter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Estate;

/** Whether a fault can be: its place and its details, and those that go without saying. */
final class FaultOrders {
    private static final int MILLION = 1_000_000;

    private final Estate estate;

    FaultOrders(Estate estate) {
        this.estate = estate;
    }

    /** What is wrong with a fault's place, if anything. */
    Optional<String> problem(FaultKind kind, List<String> at) {
        var links = kind == FaultKind.WAN_DOWN || kind == FaultKind.WAN_SLOW;
        if (links && at.isEmpty()) {
            return Optional.empty();
        }
        if (links) {
            var joined = at.size() == 2 && estate.link(at.get(0), at.get(1)).isPresent();
            return joined
                    ? Optional.empty()
                    : Optional.of(kind + " at " + at + ": accepted are two sites that a link joins, or nothing");
        }
        var accepted = places(kind);
        return at.size() == 1 && accepted.contains(at.get(0))
                ? Optional.empty()
                : Optional.of(kind + " at " + at + ": accepted is one of " + accepted);
    }

    private List<String> places(FaultKind kind) {
        var pools = List.copyOf(estate.pools().keySet());
        return switch (kind) {
            case SITE_DOWN -> List.copyOf(estate.sites().keySet());
            case FRONTEND_DOWN ->
                pools.stream()
                        .flatMap(pool -> estate.computersOf(pool).stream())
                        .toList();
            case SQL_DOWN -> estate.sqlServers();
            case WITNESS_DOWN ->
                pools.stream().filter(pool -> estate.pool(pool).sql().witness()).toList();
            case EDGE_DOWN -> List.copyOf(estate.edges().keySet());
            case SERVICE_STOPPED -> {
                var all = new ArrayList<>(pools);
                all.addAll(estate.edges().keySet());
                yield all;
            }
            default -> pools;
        };
    }

    /** What is wrong with a fault's details, if anything. */
    Optional<String> problem(FaultKind kind, Map<String, String> with) {
        for (var entry : with.entrySet()) {
            var accepted =
                    switch (entry.getKey()) {
                        case "service" -> serviceNames().contains(entry.getValue()) ? "" : "one of " + serviceNames();
                        case "times" -> within(entry.getValue(), 1, MILLION);
                        case "bandwidth" -> within(entry.getValue(), 1, Long.MAX_VALUE / MILLION);
                        case "latency" -> within(entry.getValue(), 0, Integer.MAX_VALUE);
                        case "loss" -> within(entry.getValue(), 0, MILLION - 1);
                        default -> "";
                    };
            if (!accepted.isEmpty()) {
                return Optional.of(
                        kind + " with " + entry.getKey() + " " + entry.getValue() + ": accepted is " + accepted);
            }
        }
        return kind == FaultKind.SERVICE_STOPPED && !with.containsKey("service")
                ? Optional.of(kind + " without a service: accepted is one of " + serviceNames())
                : Optional.empty();
    }

    /** The details with those that go without saying. */
    Map<String, String> complete(FaultKind kind, Map<String, String> with) {
        var details = new LinkedHashMap<>(with);
        if (kind == FaultKind.PACKAGE_CORRUPTED) {
            details.putIfAbsent("module", "UserServices.PresenceFocus");
        }
        if (kind.counted()) {
            details.putIfAbsent("times", "1");
        }
        return details;
    }

    private static List<String> serviceNames() {
        return List.of(WindowsService.values()).stream()
                .map(WindowsService::name)
                .toList();
    }

    private static String within(String text, long least, long most) {
        var accepted = least + " to " + most;
        try {
            var value = Long.parseLong(text);
            return value >= least && value <= most ? "" : accepted;
        } catch (NumberFormatException notANumber) {
            return accepted;
        }
    }
}
