package org.pooldrill.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the header of a fork's log says of the log that it was forked from.
 *
 * @param sha256 the check sum of that log, from its footer
 * @param atMillis the moment of the fork, in milliseconds since the start
 * @param seq the last event that both logs have
 */
public record LogParent(String sha256, long atMillis, long seq) {

    /** The value of the header's key {@code parent}. */
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("sha256", sha256)
                .put("at", atMillis)
                .put("seq", seq);
    }
}
