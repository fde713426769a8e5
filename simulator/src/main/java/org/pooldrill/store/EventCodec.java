package org.pooldrill.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into compact JSON and back. The same record gives the same bytes everywhere: components in the order of
 * declaration, maps and lists in their own order. A component must not be null and a map or set must have an order of
 * its own; what breaks that is refused when it is written, not found out when two logs differ.
 *
 * <p>The type of an event stands in its envelope. Only where a record <em>holds</em> a value that may be one of several
 * records (a component whose type is a sealed interface, or a list or map of them) does the value name its type, in a
 * first key {@code type}. Immutable and thread-safe.
 */
public final class EventCodec {

    private final EventTypes types;
    private final ObjectMapper mapper = RecordMapper.create();
    /** Made when the first event of their type comes along: a run has few of all types, and each takes a millisecond. */
    private final @Nullable ObjectWriter[] writers;

    private final @Nullable ObjectReader[] readers;

    /** A codec for these types. */
    public EventCodec(EventTypes types) {
        this.types = types;
        this.writers = new ObjectWriter[types.all().size()];
        this.readers = new ObjectReader[types.all().size()];
    }

    /** Two threads may make the same one twice; each is as good as the other. */
    private ObjectWriter writer(EventType type) {
        var known = writers[type.index()];
        if (known == null) {
            known = mapper.writerFor(type.record());
            writers[type.index()] = known;
        }
        return known;
    }

    private ObjectReader reader(EventType type) {
        var known = readers[type.index()];
        if (known == null) {
            known = mapper.readerFor(types.at(type.index()).record());
            readers[type.index()] = known;
        }
        return known;
    }

    /** The types it knows. */
    public EventTypes types() {
        return types;
    }

    /**
     * Writes the data of an event; the stream stays open.
     *
     * @return the type of the event
     * @throws IllegalArgumentException if the class is not registered, or the record cannot be written (says where)
     */
    public EventType encode(Object payload, OutputStream out) {
        var type = types.typeOf(payload.getClass());
        try {
            writer(type).writeValue(out, payload);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(type.name() + " cannot be written: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return type;
    }

    /**
     * The record that these data hold; those of an old version are brought up to date before.
     *
     * @param type what the log or the store calls it, see {@link EventTypes#read}
     * @throws IllegalArgumentException if the data are not those of a record of that type
     */
    public Object decode(EventType type, EventData data) {
        try {
            var reader = reader(type);
            return type.equals(types.at(type.index()))
                    ? reader.readValue(data.array(), data.offset(), data.length())
                    : reader.readValue(types.upcast(type, tree(data)));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "data of " + type.name() + " cannot be read: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    private ObjectNode tree(EventData data) throws IOException {
        return mapper.readValue(data.array(), data.offset(), data.length(), ObjectNode.class);
    }
}
