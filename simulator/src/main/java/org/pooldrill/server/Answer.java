package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request is answered with. */
sealed interface Answer {
    String JSON = "application/json";
    String TEXT = "text/plain";
    String LINES = "application/x-ndjson";

    /**
     * An answer that is there as a whole.
     *
     * @param contentType of the body; empty where there is none
     */
    record Whole(int status, Map<String, String> headers, String contentType, byte[] body) implements Answer {

        /** The same with one more header. */
        Whole with(String header, String value) {
            var more = new java.util.TreeMap<>(headers);
            more.put(header, value);
            return new Whole(status, more, contentType, body);
        }
    }

    /**
     * An answer that is read while it is sent.
     *
     * @param in closed then
     */
    record Spooled(String contentType, InputStream in) implements Answer {}

    /**
     * An answer that goes on for as long as something does.
     *
     * @param after the number of what comes before the first
     */
    record Live(Followed followed, long after) implements Answer {}

    static Whole json(int status, JsonNode json) {
        return new Whole(status, Map.of(), JSON, bytes(json));
    }

    /** @param mediaType of the text, without its character set */
    static Whole text(String mediaType, String text) {
        return new Whole(200, Map.of(), mediaType + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), "", new byte[0]);
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
