package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.log.LogEvent;

/** The data of an event of a log, field by field. */
public final class EventFields {
    private static final JsonMapper JSON = new JsonMapper();

    private EventFields() {}

    /** Names and values, in the order of the log. */
    public static Map<String, JsonNode> of(LogEvent event) {
        var fields = new LinkedHashMap<String, JsonNode>();
        try {
            JSON.readTree(event.data().toBytes())
                    .properties()
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the data of event " + event.seq() + " are no JSON", unreadable);
        }
        return fields;
    }
}
