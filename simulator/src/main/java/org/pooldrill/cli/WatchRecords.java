package org.pooldrill.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pooldrill.history.ValueWatch.Row;
import org.pooldrill.log.LogEvent;
import org.pooldrill.state.StateJson;
import org.pooldrill.state.StatePath;

/**
 * Values through time for programs: a JSON object in a line for each row, or comma-separated values.
 *
 * @param paths what is watched
 * @param start the calendar time of the run's start
 */
record WatchRecords(List<StatePath> paths, Instant start) {

    ObjectNode json(Row row) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("t", row.t())
                .put("clock", start.plusMillis(row.t()).toString())
                .put("seq", row.seq());
        var values = json.putObject("values");
        for (var i = 0; i < paths.size(); i++) {
            values.set(
                    paths.get(i).toString(),
                    row.values().get(i).<JsonNode>map(WatchRecords::json).orElse(JsonNodeFactory.instance.nullNode()));
        }
        row.event().ifPresent(event -> {
            json.put("event", event.type().name()).put("store", event.store());
            row.cause().ifPresent(cause -> json.put("cause", event.cause()).put("causedBy", cause));
        });
        return json;
    }

    private static JsonNode json(Object value) {
        return value instanceof JsonNode json
                ? json
                : StateJson.tree(Map.of("value", value)).get("value");
    }

    String csvHead() {
        var columns = new ArrayList<>(List.of("seconds", "clock", "seq"));
        paths.forEach(path -> columns.add(path.toString()));
        columns.addAll(List.of("event", "store", "cause", "causedBy"));
        return columns.stream().map(WatchRecords::quoted).collect(Collectors.joining(","));
    }

    /** Durations are seconds, what is absent is nothing. */
    String csv(Row row) {
        var columns = new ArrayList<String>();
        columns.add(seconds(row.t()));
        columns.add(start.plusMillis(row.t()).toString());
        columns.add(Long.toString(row.seq()));
        row.values().forEach(value -> columns.add(value.map(WatchRecords::plain).orElse("")));
        columns.add(row.event().map(event -> event.type().name()).orElse(""));
        columns.add(row.event().map(LogEvent::store).orElse(""));
        columns.add(row.event()
                .filter(event -> event.cause() != 0)
                .map(event -> Long.toString(event.cause()))
                .orElse(""));
        columns.add(row.cause().orElse(""));
        return columns.stream().map(WatchRecords::quoted).collect(Collectors.joining(","));
    }

    private static String plain(Object value) {
        return value instanceof Duration duration ? seconds(duration.toMillis()) : value.toString();
    }

    private static String quoted(String text) {
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, millis % 1_000 == 0 ? "%.0f" : "%.3f", millis / 1_000.0);
    }
}
