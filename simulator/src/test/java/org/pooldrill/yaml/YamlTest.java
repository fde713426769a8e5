package org.pooldrill.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTest {

    @Test
    void onAndOffAreTextAndSoAreKeys() {
        var read = read("on: off\nyes: no\n5269: true\ntrue: ~\nx: 0x1F\ny: 1.5\nz: '5'\n");
        assertThat(read.root().toString())
                .isEqualTo(
                        "{\"on\":\"off\",\"yes\":\"no\",\"5269\":true,\"true\":null,\"x\":31,\"y\":1.5,\"z\":\"5\"}");
    }

    @Test
    void remembersWhereKeysAndValuesStood() {
        var read = read("steps:\n  - advance: 1h\n  - {ps: Get-CsPool,\n     on: here}\n");
        assertThat(read.place("/steps/0")).hasToString("f.yaml:2:5");
        assertThat(read.keyPlace("/steps/1/on")).hasToString("f.yaml:4:6");
        assertThat(read.place("/steps/1/on")).hasToString("f.yaml:4:10");
        assertThat(read.place("/steps/1/nothing/deeper")).hasToString("f.yaml:3:5");
    }

    @Test
    void anchorsAreExpanded() {
        assertThat(read("a: &x {b: 1}\nc: [*x, *x]").root().at("/c/1/b").intValue())
                .isEqualTo(1);
    }

    @Test
    void reportsAllDuplicatesTogether() {
        assertThat(problems("a: 1\na: 2\nb: {c: 1, c: 2}\n"))
                .containsExactly(
                        "f.yaml:2:1: duplicate key 'a'; it stands in line 1 already",
                        "f.yaml:3:11: duplicate key 'c'; it stands in line 3 already");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a: b: c", "f.yaml:1:5: not YAML: mapping values are not allowed here"),
                Arguments.of(
                        "a: [1, 2",
                        "f.yaml:1:9: not YAML: expected ',' or ']', but got <stream end> (while parsing a flow sequence)"),
                Arguments.of(
                        "a: {<<: {b: 1}}",
                        "f.yaml:1:5: merge keys ('<<') are not accepted; write the keys out, or use an anchor for a whole value"),
                Arguments.of(
                        "a: !!binary aGk=",
                        "f.yaml:1:4: the tag 'tag:yaml.org,2002:binary' is not accepted; write the value without a tag"),
                Arguments.of("a: *nowhere", "f.yaml:1:4: not YAML: found undefined alias nowhere"),
                Arguments.of("? [a]\n: b", "f.yaml:1:3: a key is a name, found a list or a map"),
                Arguments.of("a: .inf", "f.yaml:1:4: '.inf' is not a number that is accepted here"),
                Arguments.of("a: \u0001", "f.yaml: not YAML: the character U+0001 is not allowed in it"),
                Arguments.of("[".repeat(100), "f.yaml:1:65: nested more than 64 levels deep"),
                Arguments.of(
                        "a: &x [*x]",
                        "f.yaml:1:4: anchors make this document too large: more than 500000 parts, or one inside itself"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void saysWhereAndWhy(String text, String problem) {
        assertThat(problems(text)).first().isEqualTo(problem);
    }

    @Test
    void aBillionLaughsIsRefused() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1)));
        }
        assertThat(problems(text.toString()))
                .anyMatch(problem -> problem.contains("anchors make this document too large"));
    }

    @Test
    void otherBytesThanUtf8AreRefused() {
        var problems = new ArrayList<Problem>();
        Yaml.read("f.yaml", "a: é".getBytes(StandardCharsets.ISO_8859_1), problems);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly("f.yaml: not UTF-8 text; files are written in UTF-8");
    }

    @Test
    void theNearestNameIsTheOneMeant() {
        assertThat(Nearest.hint("adavnce", List.of("ps", "advance", "until"))).isEqualTo("; did you mean 'advance'?");
        assertThat(Nearest.hint("Steps", List.of("steps"))).isEqualTo("; did you mean 'steps'?");
        assertThat(Nearest.hint("zebra", List.of("ps", "advance"))).isEqualTo("; accepted: ps, advance");
        assertThat(Nearest.hint("zebra", List.of())).isEqualTo("; there is none");
    }

    private static Located read(String text) {
        var problems = new ArrayList<Problem>();
        var read = Yaml.read("f.yaml", text, problems);
        assertThat(problems).isEmpty();
        return read;
    }

    private static List<String> problems(String text) {
        var problems = new ArrayList<Problem>();
        Yaml.read("f.yaml", text, problems);
        return problems.stream().map(Problem::toString).toList();
    }
}
