package org.pooldrill.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventData;

/**
 * The codec of events as Axon's serializer: a payload has in the database the bytes, the name and the version that it has
 * in the log. Meta-data are an object of whole numbers, and so are tokens.
 */
final class CodecSerializer implements Serializer {
    static final SerializedType META_DATA = new SimpleSerializedType(MetaData.class.getName(), null);
    private static final SerializedType TOKEN =
            new SimpleSerializedType(GlobalSequenceTrackingToken.class.getName(), null);
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, Long>> NUMBERS = new TypeReference<>() {};
    private static final TypeReference<GlobalSequenceTrackingToken> TOKENS = new TypeReference<>() {};

    private final EventCodec codec;
    private final Converter converter = new ChainingConverter();

    CodecSerializer(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        return converter.convert(serialized(object), expectedRepresentation);
    }

    private SerializedObject<byte[]> serialized(@Nullable Object object) {
        if (object == null) {
            throw new SerializationException("an event must have a payload");
        }
        if (object instanceof MetaData numbers) {
            return new SimpleSerializedObject<>(json(new TreeMap<>(numbers)), byte[].class, META_DATA);
        }
        if (object instanceof GlobalSequenceTrackingToken token) {
            return new SimpleSerializedObject<>(json(token), byte[].class, TOKEN);
        }
        var out = new ByteArrayOutputStream();
        codec.encode(object, out);
        return new SimpleSerializedObject<>(out.toByteArray(), byte[].class, typeForClass(object.getClass()));
    }

    private static byte[] json(Object numbers) {
        try {
            return JSON.writeValueAsBytes(numbers);
        } catch (IOException e) {
            throw new SerializationException("what belongs to an event cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return converter.canConvert(byte[].class, expectedRepresentation);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        var bytes = converter.convert(serialized, byte[].class).getData();
        var type = serialized.getType();
        if (type.getName().equals(META_DATA.getName())) {
            return (T) MetaData.from(read(bytes, NUMBERS));
        }
        return (T) (type.getName().equals(TOKEN.getName()) ? read(bytes, TOKENS) : payload(type, bytes));
    }

    private static <R> R read(byte[] bytes, TypeReference<R> what) {
        try {
            return JSON.readValue(bytes, what);
        } catch (IOException e) {
            throw new SerializationException("what belongs to an event cannot be read: " + e.getMessage(), e);
        }
    }

    private Object payload(SerializedType type, byte[] bytes) {
        var known = codec.types()
                .named(type.getName())
                .filter(found -> String.valueOf(found.version()).equals(type.getRevision()))
                .orElseThrow(() -> new SerializationException(
                        "version " + type.getRevision() + " of " + type.getName() + " is unknown"));
        return codec.decode(known, EventData.of(bytes, 0, bytes.length));
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(META_DATA.getName())) {
            return MetaData.class;
        }
        if (type.getName().equals(TOKEN.getName())) {
            return GlobalSequenceTrackingToken.class;
        }
        return codec.types()
                .named(type.getName())
                .<Class<?>>map(known -> known.record())
                .orElse(UnknownSerializedType.class);
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null) {
            return SimpleSerializedType.emptyType();
        }
        if (type == GlobalSequenceTrackingToken.class) {
            return TOKEN;
        }
        var known = codec.types().typeOf((Class<?>) type);
        return new SimpleSerializedType(known.name(), Integer.toString(known.version()));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
