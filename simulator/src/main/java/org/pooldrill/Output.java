package org.pooldrill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;

/**
 * What a line typed into the management shell came to.
 *
 * @param text what an administrator sees, a refusal included; lines ended by LF
 * @param objects the same as objects: what the last stage of the line put out, in order
 * @param lasted how long it took, in simulated time
 */
public record Output(String text, ArrayNode objects, Duration lasted) {

    @Override
    public String toString() {
        return text;
    }
}
