package org.pooldrill.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What may stand at one place of the state document. */
public sealed interface Shape {

    /** The answer of the one function that fits this shape. */
    <R> R fold(Function<Struct, R> struct, Function<MapOf, R> map, Function<ListOf, R> list, Function<Leaf, R> leaf);

    /** An object with named fields, in the order in which they are printed. */
    record Struct(Map<String, Field> fields) implements Shape {
        /** A struct of these fields; their names must differ. */
        static Struct of(Field... fields) {
            var byName = new LinkedHashMap<String, Field>();
            for (var field : fields) {
                if (byName.put(field.name(), field) != null) {
                    throw new IllegalArgumentException("field '" + field.name() + "' is declared twice");
                }
            }
            return new Struct(Collections.unmodifiableMap(byName));
        }

        /** The field of that name, if there is one. */
        public Optional<Field> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public <R> R fold(
                Function<Struct, R> struct, Function<MapOf, R> map, Function<ListOf, R> list, Function<Leaf, R> leaf) {
            return struct.apply(this);
        }
    }

    /** An object with one entry for each thing of a kind. */
    record MapOf(KeyKind keys, Shape values) implements Shape {
        @Override
        public <R> R fold(
                Function<Struct, R> struct, Function<MapOf, R> map, Function<ListOf, R> list, Function<Leaf, R> leaf) {
            return map.apply(this);
        }
    }

    /** A list of like things. */
    record ListOf(Shape elements) implements Shape {
        @Override
        public <R> R fold(
                Function<Struct, R> struct, Function<MapOf, R> map, Function<ListOf, R> list, Function<Leaf, R> leaf) {
            return list.apply(this);
        }
    }

    /**
     * A single value.
     *
     * @param type its type
     * @param oneOf the only texts it takes, empty when it is not an enumeration
     * @param names what it names when it is not the empty string
     */
    record Leaf(LeafType type, List<String> oneOf, Optional<KeyKind> names) implements Shape {
        static Leaf of(LeafType type) {
            return new Leaf(type, List.of(), Optional.empty());
        }

        @Override
        public <R> R fold(
                Function<Struct, R> struct, Function<MapOf, R> map, Function<ListOf, R> list, Function<Leaf, R> leaf) {
            return leaf.apply(this);
        }
    }

    /**
     * A field of a struct.
     *
     * @param name its name, as an expectation writes it
     * @param shape what stands there
     * @param doc one line for the reference and the schema
     * @param optional whether it may be absent until it is known
     * @param movesWithTime whether it changes by the mere passing of time, with no event
     * @param growth whether it only ever becomes more
     */
    record Field(String name, Shape shape, String doc, boolean optional, boolean movesWithTime, Growth growth) {
        Field absentUntilKnown() {
            return new Field(name, shape, doc, true, movesWithTime, growth);
        }

        Field movingWithTime() {
            return new Field(name, shape, doc, optional, true, growth);
        }

        Field growing() {
            return new Field(name, shape, doc, optional, movesWithTime, Growth.ONLY_GROWS);
        }

        Field growingUnlessFound() {
            return new Field(name, shape, doc, optional, movesWithTime, Growth.GROWS_UNLESS_FOUND);
        }
    }
}
