package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/** A map of tens of thousands, which another thread writes and reads while the rest of a snapshot is. */
final class MapAside<K, V> extends Serializer<LinkedHashMap<K, V>> {
    private final Entries<K, V> entries;
    private final Sections sections;
    private final Executor aside;

    /** How its entries are written down. */
    interface Entries<K, V> {
        void write(Output output, K key, V value);

        /** Reads one and puts it into the map. */
        void read(Input input, Map<K, V> map);
    }

    /** @param aside does what has to be done by the time all has been written or read */
    MapAside(Entries<K, V> entries, Sections sections, Executor aside) {
        this.entries = entries;
        this.sections = sections;
        this.aside = aside;
    }

    @Override
    public void write(Kryo kryo, Output output, LinkedHashMap<K, V> map) {
        var section = sections.write();
        aside.execute(() -> writeAll(section, map, entries));
    }

    @Override
    public LinkedHashMap<K, V> read(Kryo kryo, Input input, Class<? extends LinkedHashMap<K, V>> type) {
        var section = sections.read();
        var size = section.readInt();
        var map = RoomyMaps.<K, V>sized(size);
        aside.execute(() -> fill(map, size, section, entries));
        return map;
    }

    static <K, V> void writeAll(Output output, Map<K, V> map, Entries<K, V> entries) {
        output.writeInt(map.size());
        map.forEach((key, value) -> entries.write(output, key, value));
    }

    /** What {@link #writeAll} wrote. */
    static <K, V> Map<K, V> readAll(Input input, Entries<K, V> entries) {
        var size = input.readInt();
        var map = RoomyMaps.<K, V>sized(size);
        fill(map, size, input, entries);
        return map;
    }

    private static <K, V> void fill(Map<K, V> map, int size, Input input, Entries<K, V> entries) {
        for (var left = size; left > 0; left--) {
            entries.read(input, map);
        }
    }
}
