package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers that are written as their distances. */
class NumbersTest {
    private static final List<Integer> WRITTEN = List.of(0, 1, 5, 5, 4, 0, 100_000, 99_999, 0, Integer.MAX_VALUE / 4);

    private final Output output = new Output(1 << 10);
    private final Numbers written = new Numbers();
    private final Numbers read = new Numbers();

    NumbersTest() {
        written.forget();
        read.forget();
    }

    @Test
    void areReadAsTheyWere() {
        WRITTEN.forEach(number -> written.write(output, number));
        var input = new Input(output.toBytes());

        assertThat(WRITTEN)
                .allSatisfy(number -> assertThat(read.read(input, -7)).isEqualTo(number));
        assertThat(input.end()).isTrue();
    }

    @Test
    void followEachOtherInAByteEach() {
        List.of(0, 1, 2, 3).forEach(number -> written.write(output, number));

        assertThat(output.toBytes()).hasSize(4).containsOnly(1);
    }

    @Test
    void tellWhatIsNew() {
        written.writeNew(output, 0);
        written.write(output, 0);
        written.writeNew(output, 1);
        written.write(output, 0);
        var input = new Input(output.toBytes());

        assertThat(List.of(read.read(input, 0), read.read(input, 1), read.read(input, 1), read.read(input, 2)))
                .containsExactly(0, 0, 1, 0);
    }
}
