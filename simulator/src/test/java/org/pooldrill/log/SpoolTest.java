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
    void staysForThoseWhoReadItWhenItIsClosed() throws IOException {
        var spool = of("a log");
        try (var in = spool.in()) {
            spool.close();

            assertThat(in.readAllBytes()).isEqualTo("a log".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> read(spool)).isInstanceOf(SpoolClosedException.class);
    }
}
