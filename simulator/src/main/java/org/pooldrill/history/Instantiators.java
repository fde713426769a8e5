package org.pooldrill.history;

import java.lang.reflect.Constructor;
import org.objenesis.ObjenesisException;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.InstantiatorStrategy;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * How objects that are read are made: by their constructor without parameters, or by none where there is none. Unlike Kryo's
 * own way this makes no class for it, which for objects that are few takes longer than all the rest.
 */
final class Instantiators implements InstantiatorStrategy {
    private final InstantiatorStrategy without = new StdInstantiatorStrategy();

    @Override
    public <T> ObjectInstantiator<T> newInstantiatorOf(Class<T> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            return constructor.trySetAccessible() ? () -> made(constructor) : without.newInstantiatorOf(type);
        } catch (NoSuchMethodException none) {
            return without.newInstantiatorOf(type);
        }
    }

    private static <T> T made(Constructor<T> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new ObjenesisException(e);
        }
    }
}
