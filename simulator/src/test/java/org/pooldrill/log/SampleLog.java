package org.pooldrill.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pooldrill.store.EventData;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.StoredEvent;

/** A small log to write, to damage and to read. */
final class SampleLog {

    record SiteLost(String site) {}

    record ContactAdded(String user, String contact) {}

    static final EventTypes TYPES = EventTypes.of(SiteLost.class, ContactAdded.class);

    static final String TEXT = """
            {"pooldrill":1,"drill":{"drill":"A site is lost","steps":[]},"drillSha256":"d1","estate":{"estate":"contoso"},\
            "seed":7,"version":"0.1.0","start":"2013-11-04T08:00:00Z","parent":null}
            {"seq":1,"t":0,"store":"pool1.contoso.com","n":1,"type":"ContactAdded","v":1,\
            "data":{"user":"alice","contact":"bj\u00f6rn"}}
            {"seq":2,"t":60000,"store":"estate","n":1,"type":"SiteLost","v":1,"data":{"site":"Datacenter1"}}
            {"seq":3,"t":60000,"store":"pool1.contoso.com","n":2,"type":"ContactAdded","v":1,\
            "data":{"user":"bob","contact":"carol"},"cause":2}
            {"end":"passed","events":3,"sha256":"SHA256"}
            """;

    private SampleLog() {}

    static LogHeader header() {
        var json = JsonNodeFactory.instance;
        var drill = json.objectNode().put("drill", "A site is lost");
        drill.set("steps", json.arrayNode());
        return LogHeader.of(
                drill,
                "d1",
                json.objectNode().put("estate", "contoso"),
                7,
                "0.1.0",
                Instant.parse("2013-11-04T08:00:00Z"));
    }

    static List<StoredEvent> events() {
        return List.of(
                event(
                        1,
                        0,
                        "pool1.contoso.com",
                        1,
                        "ContactAdded",
                        "{\"user\":\"alice\",\"contact\":\"bj\u00f6rn\"}",
                        0),
                event(2, 60_000, "estate", 1, "SiteLost", "{\"site\":\"Datacenter1\"}", 0),
                event(
                        3,
                        60_000,
                        "pool1.contoso.com",
                        2,
                        "ContactAdded",
                        "{\"user\":\"bob\",\"contact\":\"carol\"}",
                        2));
    }

    static LogFooter write(LogWriter log) {
        events().forEach(event -> log.on(event, ""));
        return log.finish(LogEnd.PASSED);
    }

    static byte[] bytes() {
        var out = new ByteArrayOutputStream();
        write(LogWriter.to(out, header()));
        return out.toByteArray();
    }

    static String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same text with a check sum that fits, so that only what is tested is wrong with it. */
    static String resealed(String text) {
        var footer = text.lastIndexOf("{\"end\"");
        var before = text.substring(0, footer);
        return before
                + text.substring(footer)
                        .replaceFirst(
                                "\"sha256\":\"[^\"]*\"",
                                "\"sha256\":\"" + sha256(before.getBytes(StandardCharsets.UTF_8)) + "\"");
    }

    static List<LogEvent> read(byte[] bytes) {
        var events = new ArrayList<LogEvent>();
        try (var log = open(bytes, LogReader.Mode.WHOLE)) {
            log.forEach(events::add);
        }
        return events;
    }

    static LogReader open(byte[] bytes, LogReader.Mode mode) {
        return LogReader.of(new ByteArrayInputStream(bytes), "run", TYPES, mode);
    }

    private static StoredEvent event(long seq, long t, String store, long n, String type, String data, long cause) {
        return new StoredEvent(
                store, n, seq, t, cause, "", -1, TYPES.named(type).orElseThrow(), EventData.of(data));
    }
}
