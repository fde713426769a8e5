package org.pooldrill.view;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A part of the state document whose values are computed when they are looked at. What has no value now is not there.
 */
final class LiveMap extends AbstractMap<String, Object> {
    private final Supplier<? extends Collection<String>> keys;
    private final Function<String, @Nullable Object> values;

    private LiveMap(Supplier<? extends Collection<String>> keys, Function<String, @Nullable Object> values) {
        this.keys = keys;
        this.values = values;
    }

    /** A map over keys that may come and go; the function answers null for what is not there. */
    static LiveMap over(Supplier<? extends Collection<String>> keys, Function<String, @Nullable Object> values) {
        return new LiveMap(keys, values);
    }

    /** Starts a structure of fixed fields. */
    static Fields fields() {
        return new Fields();
    }

    /** The fields of a structure, in the order given. */
    static final class Fields {
        private final Map<String, Supplier<? extends @Nullable Object>> fields = new LinkedHashMap<>();

        Fields with(String name, Supplier<? extends @Nullable Object> value) {
            fields.put(name, value);
            return this;
        }

        LiveMap map() {
            return new LiveMap(fields::keySet, name -> {
                var field = fields.get(name);
                return field == null ? null : field.get();
            });
        }
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        return key instanceof String name ? values.apply(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var entries = new ArrayList<Entry<String, Object>>();
        for (var key : new LinkedHashSet<>(keys.get())) {
            var value = values.apply(key);
            if (value != null) {
                entries.add(Map.entry(key, value));
            }
        }
        return new Entries(entries);
    }

    /**
     * Entries that are different because their keys are. A set that found that out would ask each value for its hash, and
     * so compute all that stands below it, at every level once more.
     */
    private static final class Entries extends AbstractSet<Entry<String, Object>> {
        private final List<Entry<String, Object>> entries;

        Entries(List<Entry<String, Object>> entries) {
            this.entries = entries;
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return entries.iterator();
        }

        @Override
        public int size() {
            return entries.size();
        }
    }
}
