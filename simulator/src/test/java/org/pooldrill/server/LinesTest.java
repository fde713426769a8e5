package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {

    @ParameterizedTest
    @CsvSource({"0, 9, 'a|bcd||e|'", "1, 2, 'bcd||'", "2, 1, '|'", "3, 1, 'e|'", "1, 0, ''", "4, 1, ''", "9, 9, ''"})
    void areTakenOutOfAText(long before, long most, String expected) throws IOException {
        var text = "a\nbcd\n\ne\n".getBytes(StandardCharsets.UTF_8);
        for (var atOnce = 1; atOnce < 12; atOnce++) {
            try (var lines = new Lines(new ByteArrayInputStream(text), before, most)) {
                assertThat(read(lines, atOnce)).as("%s bytes at once", atOnce).isEqualTo(expected.replace('|', '\n'));
            }
        }
    }

    @Test
    void beginWithTheFirstThatIsWanted() throws IOException {
        var text = ("x".repeat(100_000) + "\na\nb\n").getBytes(StandardCharsets.UTF_8);
        var said = new AtomicInteger();
        try (var lines = new Lines(new ByteArrayInputStream(text), 2, 1)) {
            lines.begin(said::incrementAndGet);
            assertThat(said).hasValueGreaterThan(1);

            lines.begin(said::incrementAndGet);
            assertThat(read(lines, 10)).isEqualTo("b\n");
        }
    }

    private static String read(Lines lines, int atOnce) throws IOException {
        var found = new StringBuilder();
        var bytes = new byte[atOnce + 1];
        for (var read = lines.read(bytes, 1, atOnce); read >= 0; read = lines.read(bytes, 1, atOnce)) {
            found.append(new String(bytes, 1, read, StandardCharsets.UTF_8));
        }
        return found.toString();
    }
}
