package org.pooldrill.expectation;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.state.KeyKind;

/**
 * The names an expectation may use as keys: those of an estate and of the steps of a drill.
 *
 * <p>A kind about which nothing was said is not checked; kinds with fixed names are always checked.
 */
public final class Names {

    private final Map<KeyKind, Collection<String>> known;

    private Names(Map<KeyKind, Collection<String>> known) {
        this.known = known;
    }

    /** Nothing but the names that every estate has. */
    public static Names none() {
        return new Names(Map.of());
    }

    /** These names and, for this kind, exactly those given; the order decides between equally near suggestions. */
    public Names with(KeyKind kind, Collection<String> names) {
        return withComputed(kind, Collections.unmodifiableSet(new LinkedHashSet<>(names)));
    }

    /** As above, for names that are too many to keep: a collection that never changes and is quick to ask for one. */
    public Names withComputed(KeyKind kind, Collection<String> names) {
        var more = new EnumMap<KeyKind, Collection<String>>(KeyKind.class);
        more.putAll(known);
        more.put(kind, names);
        return new Names(more);
    }

    /** Whether a name may be used; true for every name of an unchecked kind. */
    public boolean accepts(KeyKind kind, String name) {
        var names = namesOf(kind);
        return names.isEmpty() || names.get().contains(name);
    }

    /** All names of a kind in their order, or empty when the kind is not checked. */
    public Optional<Collection<String>> namesOf(KeyKind kind) {
        if (known.containsKey(kind)) {
            return Optional.of(known.get(kind));
        }
        return kind.fixedNames().isEmpty() ? Optional.empty() : Optional.of(kind.fixedNames());
    }
}
