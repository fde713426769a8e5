package org.pooldrill.history;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Undo;
import org.pooldrill.cms.CmsState;
import org.pooldrill.estate.Estate;
import org.pooldrill.pool.PoolState;
import org.pooldrill.view.View;

/**
 * The classes that a view is made of: found by following the types of its fields, so that one that is added is there by
 * itself, and one of which it cannot be said what it holds is refused. Where a field holds any object, as the objects that
 * a command returned, it is one that JSON has, of the JDK's.
 */
final class SnapshotClasses {
    private static final String OURS = "org.pooldrill.";

    /** What has no type of its own that says which classes there are: how changes are taken back. */
    private static final List<Class<?>> HOLDERS_OF_UNDO = List.of(PoolState.class, CmsState.class);

    private final Map<String, Class<?>> found = new TreeMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();

    private SnapshotClasses() {}

    /**
     * All of them, by name.
     *
     * @throws IllegalStateException if a field can hold what is not known beforehand
     */
    static Collection<Class<?>> all() {
        var classes = new SnapshotClasses();
        classes.add(View.class, "");
        while (!classes.open.isEmpty()) {
            classes.follow(classes.open.remove());
        }
        return classes.found.values();
    }

    private void follow(Class<?> type) {
        if (type == Undo.class) {
            for (var holder : HOLDERS_OF_UNDO) {
                Arrays.stream(holder.getDeclaredClasses())
                        .filter(Undo.class::isAssignableFrom)
                        .forEach(undo -> add(undo, type.getName()));
            }
        } else if (type.isSealed()) {
            for (var permitted : type.getPermittedSubclasses()) {
                add(permitted, type.getName());
            }
        } else if (!type.isEnum() && type != Estate.class) {
            for (var field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                    add(field.getGenericType(), type.getName() + "." + field.getName());
                }
            }
        }
    }

    private void add(Type type, String from) {
        if (type instanceof ParameterizedType generic) {
            add(generic.getRawType(), from);
            for (var argument : generic.getActualTypeArguments()) {
                add(argument, from);
            }
        } else if (type instanceof WildcardType wildcard) {
            for (var bound : wildcard.getUpperBounds()) {
                add(bound, from);
            }
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType(), from);
        } else if (type instanceof Class<?> plain) {
            add(plain, from);
        } else {
            throw new IllegalStateException(from + " holds a " + type + ", which can be anything");
        }
    }

    private void add(Class<?> type, String from) {
        if (type.isArray()) {
            if (!type.getComponentType().isPrimitive()) {
                found.put(type.getName(), type);
            }
            add(type.getComponentType(), from);
        } else if (type.getName().startsWith(OURS) && found.putIfAbsent(type.getName(), type) == null) {
            if (!isKnown(type)) {
                throw new IllegalStateException(from + " holds a " + type.getName()
                        + ", which can be of any class: make it final or sealed, or hand it in where it is needed");
            }
            open.add(type);
        }
    }

    private static boolean isKnown(Class<?> type) {
        return type.isSealed() || type.isEnum() || type == Undo.class || Modifier.isFinal(type.getModifiers());
    }
}
