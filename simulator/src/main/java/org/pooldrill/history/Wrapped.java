package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.function.UnaryOperator;

/** A collection of the JDK's behind which there is another one: that one is written, and wrapped again. */
final class Wrapped<T> extends Serializer<T> {
    private final UnaryOperator<T> plain;
    private final UnaryOperator<T> wrap;

    /**
     * @param plain a copy that can be written, in the same order
     * @param wrap makes of it again what it was
     */
    Wrapped(UnaryOperator<T> plain, UnaryOperator<T> wrap) {
        this.plain = plain;
        this.wrap = wrap;
    }

    @Override
    public void write(Kryo kryo, Output output, T object) {
        kryo.writeClassAndObject(output, plain.apply(object));
    }

    @Override
    @SuppressWarnings("unchecked")
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
        return wrap.apply((T) kryo.readClassAndObject(input));
    }
}
