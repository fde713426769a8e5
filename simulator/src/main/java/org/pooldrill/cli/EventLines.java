package org.pooldrill.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogHeader;
import org.pooldrill.run.Clock;

/** Events of one log as they are printed, each with the end of its line. */
final class EventLines {
    private static final List<String> COLUMNS = List.of("seq", "time", "t", "store", "n", "type", "v", "cause", "data");
    private static final String RFC_4180_LINE_END = "\r\n";
    private static final String TYPES = "org.pooldrill.";

    private final EventFormat format;
    private final LogHeader header;
    private final String source;
    private final ObjectWriter csv = new CsvMapper()
            .writer(CsvSchema.builder().setLineSeparator(RFC_4180_LINE_END).build());

    EventLines(EventFormat format, LogHeader header) {
        this.format = format;
        this.header = header;
        source = "urn:pooldrill:run:" + header.sha256();
    }

    /** What stands before the events. */
    String heading() {
        return format == EventFormat.CSV ? row(COLUMNS.toArray()) : "";
    }

    String of(LogEvent event) {
        return switch (format) {
            case TEXT -> text(event);
            case JSON, JSONL -> json(event);
            case CLOUDEVENTS -> cloudEvent(event);
            case CSV ->
                row(
                        event.seq(),
                        time(event),
                        event.t(),
                        event.store(),
                        event.n(),
                        event.type().name(),
                        event.type().version(),
                        event.cause() == 0 ? "" : event.cause(),
                        data(event));
        };
    }

    private static String text(LogEvent event) {
        return String.format(
                Locale.ROOT,
                "%6d %-14s %s %s %s%s\n",
                event.seq(),
                Clock.since(event.t()),
                event.store(),
                event.type().name(),
                data(event),
                event.cause() == 0 ? "" : " <- " + event.cause());
    }

    private static String json(LogEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("seq", event.seq())
                .put("t", event.t())
                .put("store", event.store())
                .put("n", event.n());
        json.put("type", event.type().name()).put("v", event.type().version());
        json.putRawValue("data", new RawValue(data(event)));
        if (event.cause() != 0) {
            json.put("cause", event.cause());
        }
        return json + "\n";
    }

    /** All of it comes from the run: the same run gives the same CloudEvents, whenever and wherever they are printed. */
    private String cloudEvent(LogEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0")
                .put("id", Long.toString(event.seq()))
                .put("source", source)
                .put("type", TYPES + event.type().name() + ".v" + event.type().version())
                .put("subject", event.store())
                .put("time", time(event))
                .put("number", Long.toString(event.n()));
        if (event.cause() != 0) {
            json.put("cause", Long.toString(event.cause()));
        }
        json.put("datacontenttype", "application/json");
        json.putRawValue("data", new RawValue(data(event)));
        return json + "\n";
    }

    private String row(Object... values) {
        try {
            return csv.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String time(LogEvent event) {
        return header.start().plusMillis(event.t()).toString();
    }

    private static String data(LogEvent event) {
        return new String(event.data().toBytes(), StandardCharsets.UTF_8);
    }
}
