package org.pooldrill.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** What was typed, as the text of a drill that does it again: steps, and remarks between them. */
public final class DrillText {
    private static final int WIDTH = 110;

    private final StringBuilder steps = new StringBuilder();
    private final Dump yaml = new Dump(DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setWidth(WIDTH)
            .setSplitLines(false)
            .build());

    /** Adds a remark. */
    public void comment(String text) {
        steps.append(("  # " + text).stripTrailing()).append('\n');
    }

    /** Adds a step. */
    public void step(ObjectNode json) {
        yaml.dumpToString(Collections.singletonList(plain(json)))
                .lines()
                .forEach(line -> steps.append("  ").append(line).append('\n'));
    }

    /**
     * The whole text, ended by LF.
     *
     * @param title the drill's title
     * @param estate what {@code estate:} says
     */
    public String text(String title, String estate, long seed) {
        var head = new LinkedHashMap<String, Object>();
        head.put("drill", title);
        head.put("estate", estate);
        if (seed != 0) {
            head.put("seed", seed);
        }
        return yaml.dumpToString(head) + "steps:\n" + steps;
    }

    private static @Nullable Object plain(JsonNode json) {
        if (json.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            json.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        } else if (json.isArray()) {
            var list = new ArrayList<>();
            json.forEach(item -> list.add(plain(item)));
            return list;
        } else if (json.isIntegralNumber()) {
            return json.longValue();
        } else if (json.isBoolean()) {
            return json.booleanValue();
        }
        return json.isNull() ? null : json.asText();
    }
}
