package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a request is answered with. */
sealed interface Answer {
    String JSON = "application/json";
    String TEXT = "text/plain;charset=utf-8";

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
     * An answer that stands in a file, which is closed when it was sent.
     *
     * @param file at its start
     */
    record Spooled(String contentType, FileChannel file) implements Answer {}

    /**
     * An answer that goes on for as long as there are events.
     *
     * @param after the number of the event before the first
     */
    record Live(Hosted hosted, long after) implements Answer {}

    static Whole json(int status, JsonNode json) {
        return new Whole(status, Map.of(), JSON, bytes(json));
    }

    static Whole text(String text) {
        return new Whole(200, Map.of(), TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, Map.of(), "", new byte[0]);
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
