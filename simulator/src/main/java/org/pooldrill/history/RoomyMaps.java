package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import java.util.LinkedHashMap;

/** Linked maps, made with room for all that is read into them. */
final class RoomyMaps extends MapSerializer<LinkedHashMap<?, ?>> {
    private static final float LOAD = 0.75f;

    @Override
    protected LinkedHashMap<?, ?> create(Kryo kryo, Input input, Class<? extends LinkedHashMap<?, ?>> type, int size) {
        return sized(size);
    }

    /** An empty map with room for so many entries. */
    static <K, V> LinkedHashMap<K, V> sized(int size) {
        return new LinkedHashMap<>((int) (size / LOAD) + 1);
    }
}
