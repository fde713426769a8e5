package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedsTest {

    @Test
    void areNumbersAndRangesEachOnceInAscendingOrder() {
        assertThat(seeds("7")).containsExactly(7L);
        assertThat(seeds("1..4")).containsExactly(1L, 2L, 3L, 4L);
        assertThat(seeds("9..12, 3,5,3,4..5")).containsExactly(3L, 4L, 5L, 9L, 10L, 11L, 12L);
        assertThat(seeds("9223372036854775806..9223372036854775807")).hasSize(2);
        assertThat(seeds("1..100000")).hasSize(100_000);
    }

    private static Iterable<Long> seeds(String text) {
        return new Seeds.Converter().convert(text).all();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1-10 | '1-10' names no seeds; did you mean '1..10'?",
                "1,,2 | '1,,2' has a comma with no seed beside it; accepted are numbers and ranges such as 1..1000 or 3,5,9..12",
                "'1,' | '1,' has a comma with no seed beside it; accepted are numbers and ranges such as 1..1000 or 3,5,9..12",
                "some | 'some' names no seeds; accepted are numbers and ranges such as 1..1000 or 3,5,9..12",
                "-1 | '-1' names no seeds; accepted are numbers and ranges such as 1..1000 or 3,5,9..12",
                "9..3 | '9..3' runs backwards; did you mean '3..9'?",
                "5,1..100000 | '5,1..100000' names too many seeds; accepted are 100000",
                "0..9223372036854775807 | '0..9223372036854775807' names too many seeds; accepted are 100000",
                "99999999999999999999 | '99999999999999999999' is too large for a seed; accepted is 0 to 9223372036854775807"
            })
    void saysWhatIsAccepted(String typed, String message) {
        assertThat(Typed.of("run", "seed-note", "--seeds=" + typed))
                .isEqualTo(new Typed(2, "", """
                pooldrill: invalid value for option '--seeds': %s
                Try 'pooldrill run --help'.
                """.formatted(message)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed | abc | 'abc' is no seed; accepted is a whole number from 0 on",
                "--seed | -1 | '-1' is no seed; accepted is a whole number from 0 on",
                "--seed | 1..9 | '1..9' is no seed; accepted is a whole number from 0 on, and several after --seeds",
                "--jobs | 0 | '0' is no number of jobs; accepted is a whole number from 1 to 256",
                "--jobs | all | 'all' is no number of jobs; accepted is a whole number from 1 to 256"
            })
    void saysWhatIsAcceptedOfASingleNumber(String option, String typed, String message) {
        assertThat(Typed.of("run", "seed-note", option, typed).err()).isEqualTo("""
                pooldrill: invalid value for option '%s': %s
                Try 'pooldrill run --help'.
                """.formatted(option, message));
    }

    @Test
    void areNamedInOneWayAlone() {
        assertThat(Typed.of("run", "seed-note", "--seed", "1", "--seeds", "1..2"))
                .isEqualTo(new Typed(2, "", """
                pooldrill: --seed and --seeds both say which seeds there are; accepted is one of them
                """));
    }
}
