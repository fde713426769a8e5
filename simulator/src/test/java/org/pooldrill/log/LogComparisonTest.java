package org.pooldrill.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LogComparisonTest {
    @Test
    void showsTheDifferenceOfALongLineAndNotItsBeginning() throws IOException {
        var same = "x".repeat(20_000);
        try (var log = new ByteArrayInputStream(bytes("first\n" + same + "old\n"));
                var comparison = new LogComparison(log)) {
            comparison.write(bytes("first\n" + same + "new\n"));

            var difference = comparison.first().orElseThrow();
            assertThat(difference.line()).isEqualTo(2);
            assertThat(difference.log()).startsWith("...x").endsWith("xold").hasSizeLessThan(400);
            assertThat(difference.run()).startsWith("...x").endsWith("xnew").hasSizeLessThan(400);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
