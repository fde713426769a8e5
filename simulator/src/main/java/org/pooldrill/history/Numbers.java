package org.pooldrill.history;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/**
 * Numbers of what was written before, each as its distance from the last one: what stands in one order in several places
 * takes one byte each there, and the same one whatever came in between.
 */
final class Numbers {
    private int last;

    /** Before a snapshot is written or read. */
    void forget() {
        last = -1;
    }

    /** The next thing is new: it stands behind this, and has that number from then on. */
    void writeNew(Output output, int number) {
        output.writeInt(0, true);
        last = number;
    }

    void write(Output output, int number) {
        var distance = number - last;
        output.writeInt(distance > 0 ? 2 * distance - 1 : 2 - 2 * distance, true);
        last = number;
    }

    /**
     * The number of the next thing.
     *
     * @param next the number of one that is new
     * @return {@code next} if it is new, and stands behind this
     */
    int read(Input input, int next) {
        var code = input.readInt(true);
        if (code == 0) {
            last = next;
        } else {
            last += code % 2 == 0 ? 1 - code / 2 : (code + 1) / 2;
        }
        return last;
    }
}
