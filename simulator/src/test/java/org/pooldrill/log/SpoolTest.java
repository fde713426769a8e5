package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static Spool of(String text) throws IOException {
        return Spool.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(Spool spool) throws IOException {
        try (var in = spool.in()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void isReadByOthersAfterOneWasInterrupted() throws Exception {
        try (var spool = of("a log")) {
            var reader = new Thread(() -> {
                Thread.currentThread().interrupt();
                try {
                    read(spool);
                } catch (IOException interrupted) {
                    return;
                }
            });
            reader.start();
            reader.join();

            assertThat(read(spool)).isEqualTo("a log");
        }
    }

    @Test
    void sharesItsRoomWithOthersUntilNobodyReadsIt() throws IOException {
        var space = new SpoolSpace(10);
        var one = Spool.of(new ByteArrayInputStream(new byte[6]), space);
        try (var other = new Spool(space)) {
            other.out().write(new byte[4]);
            assertThatThrownBy(() -> other.out().write(1))
                    .isInstanceOf(SpoolFullException.class)
                    .hasMessageContaining("10 bytes together");
            try (var reading = one.in()) {
                one.close();
                assertThat(space.taken()).isEqualTo(10);
                assertThat(reading.read()).isZero();
            }
            assertThat(space.taken()).isEqualTo(4);
            other.out().write(new byte[6]);
        }
        assertThat(space.taken()).isZero();
    }

    @Test
    void givesBackWhatItTookWhenItCannotTakeInTheRest() {
        var space = new SpoolSpace(10_000);

        assertThatThrownBy(() -> Spool.of(new ByteArrayInputStream(new byte[100_000]), space))
                .isInstanceOf(SpoolFullException.class);
        assertThat(space.taken()).isZero();
    }

    @Test
    void staysForThoseWhoReadItWhenItIsClosed() throws IOException {
        var spool = of("a log");
        try (var in = spool.in()) {
            spool.close();

            assertThat(in.readAllBytes()).isEqualTo("a log".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> read(spool)).isInstanceOf(SpoolClosedException.class);
    }
}
