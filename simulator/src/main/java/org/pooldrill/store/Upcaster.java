package org.pooldrill.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * Turns the data of an event of an old version into those of a newer one, as JSON: the record that they once were is gone.
 * It does so for one event at a time and leaves number, time, store and cause alone, so a log keeps as many events as it
 * has.
 *
 * @param type what the log calls the event
 * @param version the version that it has there
 * @param toType what it is called afterwards; the same, unless the type has another name now
 * @param toVersion its version afterwards
 * @param change makes the new data of the old ones, which it may change
 */
public record Upcaster(String type, int version, String toType, int toVersion, UnaryOperator<ObjectNode> change) {

    /** From one version of a type to the next. */
    public static Upcaster next(String type, int version, UnaryOperator<ObjectNode> change) {
        return new Upcaster(type, version, type, version + 1, change);
    }
}
