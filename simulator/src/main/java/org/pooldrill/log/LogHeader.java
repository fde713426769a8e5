package org.pooldrill.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The first line of a log: all that is needed to run it again.
 *
 * @param drill the effective drill, an object
 * @param drillSha256 check sum of the drill
 * @param estate the effective estate, an object
 * @param seed the seed of the run
 * @param version the version of the program that wrote it
 * @param start the calendar time at which the run starts
 * @param parent the log that this one was forked from; JSON's null: none
 */
public record LogHeader(
        JsonNode drill,
        String drillSha256,
        JsonNode estate,
        long seed,
        String version,
        Instant start,
        JsonNode parent) {

    /** The version of the format: the value of the first key, {@code pooldrill}. */
    public static final int FORMAT = 1;

    /** The header of a run that was not forked from another. */
    public static LogHeader of(
            JsonNode drill, String drillSha256, JsonNode estate, long seed, String version, Instant start) {
        return new LogHeader(drill, drillSha256, estate, seed, version, start, NullNode.instance);
    }

    /** Check sum of the line, which names the run: the same header is the same run. In lower-case hexadecimal. */
    public String sha256() {
        return HexFormat.of()
                .formatHex(CheckSum.sha256().digest(json().toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The header as it is written. */
    ObjectNode json() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("pooldrill", FORMAT);
        json.set("drill", drill);
        json.put("drillSha256", drillSha256);
        json.set("estate", estate);
        json.put("seed", seed).put("version", version).put("start", start.toString());
        json.set("parent", parent);
        return json;
    }
}
