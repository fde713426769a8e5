package org.pooldrill.shell.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTextTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Duration.ofMinutes(2), "00:02:00"),
                Arguments.of(Duration.ofHours(25), "1.01:00:00"),
                Arguments.of(Duration.ofMillis(1500), "00:00:01.5000000"),
                Arguments.of(Duration.ofSeconds(-90), "-00:01:30"),
                Arguments.of(Instant.parse("2013-11-04T20:05:09Z"), "11/4/2013 8:05:09 PM"),
                Arguments.of(Instant.parse("2013-11-04T00:00:00Z"), "11/4/2013 12:00:00 AM"),
                Arguments.of(3.0, "3"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(1.0 / 3, "0.333333333333333"),
                Arguments.of(true, "True"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void printsAsPowerShellDoes(Object value, String text) {
        assertThat(ValueText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"00:03:00,180", "3:00,10800", "1.12:00:00,129600", "90,90", "00:00:05,5"})
    void readsTimeSpans(String text, long seconds) {
        assertThat(TimeSpan.parse(text)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "24:00:00", "00:60:00", "00:00:60", "10m", "-", "1:2:3:4"})
    void refusesWhatIsNoTimeSpan(String text) {
        assertThat(TimeSpan.parse(text)).isEmpty();
    }
}
