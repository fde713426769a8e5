package org.pooldrill.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of event that a simulation knows, by name and by class. Immutable, so that simulations may share one.
 */
public final class EventTypes {

    private final List<EventType> all;
    private final Map<String, EventType> byName;
    private final Map<Class<?>, EventType> byClass;

    private final Upcasters upcasters;

    private EventTypes(List<EventType> all, Upcasters upcasters) {
        this.upcasters = upcasters;
        this.all = List.copyOf(all);
        this.byName = all.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));
        this.byClass = all.stream().collect(Collectors.toUnmodifiableMap(EventType::record, Function.identity()));
    }

    /**
     * Registers records, and sealed interfaces with all records that they permit, each with version 1.
     *
     * @throws IllegalArgumentException if a class is neither, or two records have the same simple name
     */
    public static EventTypes of(Class<?>... roots) {
        return of(List.of(roots));
    }

    /** As {@link #of(Class[])}. */
    public static EventTypes of(List<? extends Class<?>> roots) {
        var types = new ArrayList<EventType>();
        for (var root : roots) {
            for (var record : recordsOf(root)) {
                add(types, record);
            }
        }
        return new EventTypes(types, new Upcasters(List.of()));
    }

    /**
     * The same types, one of them in another version.
     *
     * @param version from 1; to be raised whenever the components of the record change
     */
    public EventTypes withVersion(Class<? extends Record> record, int version) {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "version " + version + " of " + record.getSimpleName() + ": versions start at 1");
        }
        var changed = typeOf(record);
        return new EventTypes(
                all.stream()
                        .map(type -> type == changed ? new EventType(type.index(), type.name(), version, record) : type)
                        .toList(),
                upcasters);
    }

    /**
     * The same types, with what reads their old versions in place of what did so before.
     *
     * @throws IllegalArgumentException if two take the same version of the same type, one takes what is current, or one
     *     leads to nothing that is
     */
    public EventTypes withUpcasters(List<Upcaster> upcasters) {
        var chain = new Upcasters(upcasters);
        for (var upcaster : upcasters) {
            if (isCurrent(upcaster.type(), upcaster.version())) {
                throw new IllegalArgumentException("an upcaster takes version " + upcaster.version() + " of "
                        + upcaster.type() + ", which is the current one");
            }
            var last = chain.last(upcaster.type(), upcaster.version()).orElseThrow();
            if (!isCurrent(last.toType(), last.toVersion())) {
                throw new IllegalArgumentException("upcasting version " + upcaster.version() + " of " + upcaster.type()
                        + " ends at version " + last.toVersion() + " of " + last.toType() + ", which is not current");
            }
        }
        return new EventTypes(all, chain);
    }

    private boolean isCurrent(String name, int version) {
        return named(name).filter(type -> type.version() == version).isPresent();
    }

    /**
     * What an event is that a log or a store calls by this name and version: a current type, or an old version that is
     * brought up to date when its data are decoded. It has the name and version of the log, and the record of today.
     *
     * @return none if nothing can read it
     */
    public Optional<EventType> read(String name, int version) {
        var current = named(name);
        if (current.isPresent() && current.get().version() == version) {
            return current;
        }
        return upcasters
                .last(name, version)
                .flatMap(last -> named(last.toType()))
                .map(type -> new EventType(type.index(), name, version, type.record()));
    }

    /** The data of an event of an old version, brought up to date. */
    ObjectNode upcast(EventType old, ObjectNode data) {
        return upcasters.upcast(old.name(), old.version(), data);
    }

    /** Every type: as registered, and those below one sealed interface by name. */
    public List<EventType> all() {
        return all;
    }

    /** The type of that name. */
    public Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The type that a payload of this class has.
     *
     * @throws IllegalArgumentException if the class was not registered
     */
    public EventType typeOf(Class<?> payload) {
        var type = byClass.get(payload);
        if (type == null) {
            throw new IllegalArgumentException(
                    payload.getName() + " is no registered type of event: add it to the event types");
        }
        return type;
    }

    EventType at(int index) {
        return all.get(index);
    }

    /** The records below a class: itself, or those that a sealed interface permits, by name. */
    static List<Class<? extends Record>> recordsOf(Class<?> root) {
        if (root.isRecord()) {
            return List.of(root.asSubclass(Record.class));
        }
        if (!root.isSealed()) {
            throw new IllegalArgumentException(
                    root.getName() + " is neither a record nor a sealed interface of records");
        }
        var records = new ArrayList<Class<? extends Record>>();
        for (var permitted : root.getPermittedSubclasses()) {
            records.addAll(recordsOf(permitted));
        }
        records.sort(Comparator.comparing(Class::getSimpleName));
        return records;
    }

    private static void add(List<EventType> types, Class<? extends Record> record) {
        var name = record.getSimpleName();
        for (var other : types) {
            if (other.record() == record) {
                return;
            }
            if (other.name().equals(name)) {
                throw new IllegalArgumentException("two types of event are called " + name + ": "
                        + other.record().getName() + " and " + record.getName());
            }
        }
        types.add(new EventType(types.size(), name, 1, record));
    }
}
