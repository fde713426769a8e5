package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.pooldrill.estate.AnnouncementPlan;
import org.pooldrill.estate.Applications;
import org.pooldrill.estate.CallPark;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.estate.GroupPlan;
import org.pooldrill.estate.GroupSettings;
import org.pooldrill.estate.OrbitRange;
import org.pooldrill.estate.Participation;
import org.pooldrill.estate.ResponseGroups;

/**
 * Response groups, Call Park, announcements and audio files in an estate document. None of their keys is written out
 * where it was not given, so that the logs of estates without them stay as they are.
 */
final class ApplicationsJson {
    private static final List<String> KEYS = List.of("responseGroups", "callPark", "announcements", "files");

    private ApplicationsJson() {}

    /** Copies what is given, without what {@code null} removed. */
    static void complete(JsonNode given, ObjectNode full) {
        for (var key : KEYS) {
            if (given.path(key).isObject()) {
                full.set(key, Documents.pruned(given.get(key)));
            }
        }
    }

    static Applications read(JsonNode json) {
        return new Applications(
                map(json.path("responseGroups"), (pool, at) -> groups(at)),
                map(json.path("callPark"), ApplicationsJson::park),
                map(json.path("announcements"), (pool, at) -> list(at, ApplicationsJson::announcement)),
                map(json.path("files"), (place, files) -> texts(files)));
    }

    private static ResponseGroups groups(JsonNode at) {
        var settings = at.path("settings");
        var fallback = GroupSettings.DEFAULT;
        return new ResponseGroups(
                new GroupSettings(
                        settings.path("musicOnHold").asText(fallback.musicOnHold()),
                        seconds(settings, "agentRingbackGracePeriod", fallback.agentRingbackGraceSeconds()),
                        settings.path("callContext").asBoolean(fallback.callContext())),
                list(at.path("groups"), ApplicationsJson::group),
                texts(at.path("hoursOfBusiness")),
                texts(at.path("holidaySets")));
    }

    private static GroupPlan group(String name, JsonNode group) {
        return new GroupPlan(
                name,
                group.path("number").asText(),
                texts(group.path("agents")),
                group.path("participation").asText().equals(Participation.FORMAL.text())
                        ? Participation.FORMAL
                        : Participation.INFORMAL,
                group.path("anonymous").asBoolean(false));
    }

    private static CallPark park(String pool, JsonNode park) {
        var ranges = new ArrayList<OrbitRange>();
        ranges.addAll(list(
                park.path("orbits"), (name, range) -> range(name, pool, OrbitRange.Type.CallPark, range.asText())));
        ranges.addAll(list(
                park.path("groupPickup"),
                (name, range) -> range(name, pool, OrbitRange.Type.GroupPickup, range.asText())));
        var fallback = CallParkSettings.DEFAULT;
        return new CallPark(
                ranges,
                new CallParkSettings(
                        seconds(park, "timeout", fallback.timeoutSeconds()),
                        fallback.maxAttempts(),
                        fallback.musicOnHold(),
                        fallback.onTimeout()),
                park.path("musicOnHold").asText(""));
    }

    private static int seconds(JsonNode object, String key, int fallback) {
        return Units.duration(object.path(key).asText())
                .map(duration -> (int) duration.toSeconds())
                .orElse(fallback);
    }

    private static OrbitRange range(String name, String pool, OrbitRange.Type type, String numbers) {
        var ends = numbers.split("-", 2);
        return new OrbitRange(name, pool, type, Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    private static AnnouncementPlan announcement(String name, JsonNode announcement) {
        var ends = announcement.path("numbers").asText().split("-", 2);
        return new AnnouncementPlan(name, announcement.path("file").asText(), ends[0], ends[ends.length - 1]);
    }

    private static <V> Map<String, V> map(JsonNode object, BiFunction<String, JsonNode, V> value) {
        var map = new LinkedHashMap<String, V>();
        object.properties().forEach(entry -> map.put(entry.getKey(), value.apply(entry.getKey(), entry.getValue())));
        return map;
    }

    private static <V> List<V> list(JsonNode object, BiFunction<String, JsonNode, V> value) {
        return List.copyOf(map(object, value).values());
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
