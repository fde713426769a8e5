package org.pooldrill.dialin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pooldrill.cms.Topology;

class DirectoriesTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";

    private final DialInCodes codes = new DialInCodes();

    private Directories with(Map<String, String> published) {
        return Directories.of(Map.of(1, POOL1, 2, POOL2), new Topology(published));
    }

    @Test
    void aCodeIsHousekeepingDigitDirectoryNumberAndCheckDigit() {
        assertThat(new PstnId(1, 1)).hasToString("1115");
        assertThat(new PstnId(42, 103)).asString().startsWith("142103").hasSize(7);
    }

    @Test
    void meetingsGetTheirCodesFromTheDirectoryThatHasGivenOutFewest() {
        var directories = with(Directories.on(7, POOL1));
        for (var meeting : List.of("a", "b", "c", "d")) {
            codes.give(meeting, directories, directories.at(POOL1), 10);
        }

        assertThat(codes.code("a", directories)).contains(new PstnId(1, 1));
        assertThat(codes.code("b", directories)).contains(new PstnId(7, 1));
        assertThat(codes.code("d", directories)).contains(new PstnId(7, 2));
    }

    @Test
    void codesOutliveAMoveAndAreLostByForce() {
        codes.give("a", with(Map.of()), List.of(1), 10);

        assertThat(codes.code("a", with(Directories.on(1, POOL2)))).contains(new PstnId(1, 1));
        var forced = with(Directories.forcedOn(1, POOL2, 20));
        assertThat(codes.code("a", forced)).isEmpty();
        assertThat(codes.given("a")).isTrue();

        codes.give("a", forced, List.of(1), 30);
        assertThat(codes.code("a", forced)).contains(new PstnId(1, 2));
    }

    @Test
    void aRemovedDirectoryTakesItsCodesAlong() {
        codes.give("a", with(Map.of()), List.of(1), 10);
        var removed = with(Directories.removed(1, 20));

        assertThat(removed.at(POOL1)).doesNotContain(1);
        assertThat(codes.code("a", removed)).isEmpty();
    }
}
