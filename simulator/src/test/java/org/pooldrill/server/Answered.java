package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What came back.
 *
 * @param nanos how long it took
 */
record Answered(int status, HttpHeaders headers, String body, long nanos) {

    String mediaType() {
        return headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    JsonNode json() {
        return Contract.read(body);
    }

    /** A value of the document, by JSON Pointer. */
    String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** The type of problem details, without what all have in common. */
    String problem() {
        return at("/type").replace("https://pooldrill.org/problems/", "");
    }
}
