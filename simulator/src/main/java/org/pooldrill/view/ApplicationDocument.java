package org.pooldrill.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.announcement.UnassignedRange;
import org.pooldrill.callpark.OrbitRanges;
import org.pooldrill.estate.OrbitRange;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.session.Sessions;

/** Response groups, Call Park, Group Call Pickup and announcements in the state document. */
final class ApplicationDocument {
    private final View view;

    ApplicationDocument(View view) {
        this.view = view;
    }

    /** A group and the pools that hold it. */
    private record Held(ResponseGroup group, List<String> at) {}

    Map<String, Object> responseGroups() {
        return LiveMap.over(() -> held().keySet(), this::responseGroup);
    }

    /** By name; where two different groups have one name, the second goes with the pool that holds it. */
    private Map<String, Held> held() {
        var found = new LinkedHashMap<String, Held>();
        for (var pool : view.estate().pools().keySet()) {
            for (var group : view.applications(pool).groups().groups()) {
                var name = group.name();
                var known = found.get(name);
                if (known != null && !known.group.id().equals(group.id())) {
                    name += "@" + pool;
                    known = found.get(name);
                }
                if (known == null) {
                    known = new Held(group, new ArrayList<>());
                    found.put(name, known);
                }
                known.at.add(pool);
            }
        }
        return found;
    }

    private @Nullable Map<String, Object> responseGroup(String name) {
        var held = held().get(name);
        if (held == null) {
            return null;
        }
        var group = held.group;
        var routing = view.groupRouting();
        var answer = routing.answer(group.number());
        var agents = routing.agents(answer);
        var why = new ArrayList<String>();
        if (!group.hasWorkflow()) {
            why.add("it has no workflow");
        } else if (!answer.reaches()) {
            why.add(answer.why());
        } else if (agents.isEmpty()) {
            why.add("no agent is available at " + answer.at());
        }
        var map = new LinkedHashMap<String, Object>();
        map.put("owner", view.world().groupCalls().owner(group.number()).orElse(group.owner()));
        map.put("at", List.copyOf(held.at));
        map.put("works", why.isEmpty());
        map.put("why", why);
        map.put("agents", agents);
        return map;
    }

    Map<String, Object> callPark() {
        var pools = new LinkedHashMap<String, Object>();
        for (var pool : view.estate().pools().keySet()) {
            pools.put(
                    pool,
                    LiveMap.fields()
                            .with("works", () -> view.parking().idle(pool).isEmpty())
                            .with("orbits", () -> view.parking().orbits(pool).stream()
                                    .map(OrbitRange::numbers)
                                    .toList())
                            .with(
                                    "music",
                                    () -> view.applications(pool).callPark().musicOnHold()
                                            ? view.applications(pool).music()
                                            : "")
                            .with("parked", () -> view.world().sessions().parked().values().stream()
                                    .filter(call -> call.at().equals(pool))
                                    .map(Sessions.Parked::orbit)
                                    .toList())
                            .map());
        }
        return pools;
    }

    Map<String, Object> groupPickup() {
        return LiveMap.over(
                () -> pickupRanges().stream().map(OrbitRange::name).toList(), name -> pickupRanges().stream()
                        .filter(range -> range.name().equals(name))
                        .findFirst()
                        .map(this::pickup)
                        .orElse(null));
    }

    private Map<String, Object> pickup(OrbitRange range) {
        var map = new LinkedHashMap<String, Object>();
        map.put("pool", range.pool());
        map.put("works", view.parking().pickupIdle(range).isEmpty());
        return map;
    }

    private List<OrbitRange> pickupRanges() {
        return OrbitRanges.in(view.deployment().topology().values()).stream()
                .filter(range -> range.type() == OrbitRange.Type.GroupPickup)
                .toList();
    }

    Map<String, Object> announcements() {
        return LiveMap.over(
                () -> unassigned().stream().map(UnassignedRange::name).toList(), name -> unassigned().stream()
                        .filter(range -> range.name().equals(name))
                        .findFirst()
                        .map(this::announcement)
                        .orElse(null));
    }

    private List<UnassignedRange> unassigned() {
        return Announcements.ranges(view.deployment().topology().values());
    }

    private Map<String, Object> announcement(UnassignedRange range) {
        var why = view.announcements().why(range);
        var map = new LinkedHashMap<String, Object>();
        map.put("pool", range.pool());
        map.put("works", why.isEmpty());
        map.put("why", why);
        return map;
    }
}
