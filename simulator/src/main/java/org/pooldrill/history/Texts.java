package org.pooldrill.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Texts as their bytes behind the number of them, which the JDK makes of each other faster than letter by letter. */
final class Texts {
    private Texts() {}

    static void write(Output output, String text) {
        var bytes = text.getBytes(UTF_8);
        if (hasReplacement(bytes) && !new String(bytes, UTF_8).equals(text)) {
            throw new IllegalArgumentException("half of a letter stands alone, which cannot be written down");
        }
        output.writeInt(bytes.length, true);
        output.writeBytes(bytes);
    }

    /** Whether there is what stands for half of a letter, be it one or not. */
    private static boolean hasReplacement(byte[] bytes) {
        for (var letter : bytes) {
            if (letter == '?') {
                return true;
            }
        }
        return false;
    }

    /** @param input one of an array that holds all of it */
    static String read(Input input) {
        var length = input.readInt(true);
        var from = input.position();
        input.setPosition(from + length);
        return length == 0 ? "" : new String(input.getBuffer(), from, length, UTF_8);
    }
}
