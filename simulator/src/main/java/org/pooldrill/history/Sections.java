package org.pooldrill.history;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.List;

/** What stands behind a snapshot, in parts that are written and read by themselves, in the order in which they are met. */
final class Sections {
    private static final int FIRST_BYTES = 1 << 8;

    private final List<Output> outputs = new ArrayList<>();
    private int begun;
    private Input input = new Input();

    /** Before a snapshot is written. */
    void begin() {
        begun = 0;
    }

    /** Holds nothing of the snapshot that was read. */
    void forget() {
        input = new Input();
    }

    /** Where the next one is to be written, by whichever thread. */
    Output write() {
        if (begun == outputs.size()) {
            outputs.add(new Output(FIRST_BYTES, -1));
        }
        var output = outputs.get(begun++);
        output.reset();
        return output;
    }

    /** Appends all of them, once they are written. */
    void end(Output output) {
        for (var section : outputs.subList(0, begun)) {
            output.writeInt(section.position());
            output.writeBytes(section.getBuffer(), 0, section.position());
        }
    }

    /** Before a snapshot is read whose sections stand from there on. */
    void begin(Input from) {
        input = from;
    }

    /** The next one, to be read by whichever thread. */
    Input read() {
        var length = input.readInt();
        var section = new Input(input.getBuffer(), input.position(), length);
        input.skip(length);
        return section;
    }
}
