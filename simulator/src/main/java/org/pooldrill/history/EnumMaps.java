package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumMap;

/**
 * Enum maps of any type of key. A map that is empty tells nobody which that is but the JDK's own serialization, so an empty
 * one is written by that, and every other one as that and its entries.
 */
final class EnumMaps<K extends Enum<K>> extends Serializer<EnumMap<K, Object>> {

    @Override
    public void write(Kryo kryo, Output output, EnumMap<K, Object> map) {
        var empty = map.clone();
        empty.clear();
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(empty);
        } catch (IOException e) {
            throw new KryoException(e);
        }
        output.writeInt(bytes.size(), true);
        output.writeBytes(bytes.toByteArray());
        output.writeInt(map.size(), true);
        map.forEach((key, value) -> {
            kryo.writeClassAndObject(output, key);
            kryo.writeClassAndObject(output, value);
        });
    }

    @Override
    @SuppressWarnings("unchecked")
    public EnumMap<K, Object> read(Kryo kryo, Input input, Class<? extends EnumMap<K, Object>> type) {
        EnumMap<K, Object> map;
        try (var in = new ObjectInputStream(new ByteArrayInputStream(input.readBytes(input.readInt(true))))) {
            in.setObjectInputFilter(EnumMaps::nothingElse);
            map = (EnumMap<K, Object>) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new KryoException(e);
        }
        kryo.reference(map);
        for (var left = input.readInt(true); left > 0; left--) {
            map.put((K) kryo.readClassAndObject(input), kryo.readClassAndObject(input));
        }
        return map;
    }

    /** An index stands in a file, so nothing but an enum map is taken from it. */
    private static Status nothingElse(FilterInfo found) {
        var type = found.serialClass();
        var known = type == null || type == EnumMap.class || type == Class.class || type == Enum.class || type.isEnum();
        return known && found.arrayLength() < 0 ? Status.ALLOWED : Status.REJECTED;
    }
}
