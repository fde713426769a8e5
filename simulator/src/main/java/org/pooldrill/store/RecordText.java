package org.pooldrill.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Records as compact JSON text and back, by the rules of {@link EventCodec}: for what an event holds as text because
 * only its owner can read it, such as the content of a file.
 */
public final class RecordText {
    private static final ObjectMapper MAPPER = RecordMapper.create();

    private RecordText() {}

    /**
     * Writes a record.
     *
     * @throws IllegalArgumentException if it holds what the codec refuses
     */
    public static String write(Record value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " cannot be written", e);
        }
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException if the text is none of that type
     */
    public static <T extends Record> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text + " is no " + type.getSimpleName(), e);
        }
    }
}
