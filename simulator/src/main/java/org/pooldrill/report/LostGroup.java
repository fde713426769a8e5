package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What one user lost of one kind for one reason.
 *
 * @param ids what it was, in the order it was lost
 */
record LostGroup(String user, String kind, String cause, List<String> ids) {
    private static final int SHOWN = 5;

    private record Key(String user, String kind, String cause) {}

    LostGroup {
        ids = List.copyOf(ids);
    }

    /** The groups of a pool's losses, in the order of their first items. */
    static List<LostGroup> of(JsonNode lost) {
        var groups = new LinkedHashMap<Key, List<String>>();
        for (var item : lost.path("items")) {
            var key = new Key(
                    item.path("user").asText(),
                    item.path("kind").asText(),
                    item.path("cause").asText());
            groups.computeIfAbsent(key, first -> new ArrayList<>())
                    .add(item.path("id").asText());
        }
        return groups.entrySet().stream()
                .map(group ->
                        new LostGroup(group.getKey().user, group.getKey().kind, group.getKey().cause, group.getValue()))
                .toList();
    }

    /** What was lost: {@code contact bob@contoso.com}, or how many and the first of them. */
    String what() {
        if (ids.size() == 1) {
            return kind + " " + ids.get(0);
        }
        var first = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
        return Amounts.count(ids.size(), kind) + " " + first + (ids.size() > SHOWN ? ", ..." : "");
    }
}
