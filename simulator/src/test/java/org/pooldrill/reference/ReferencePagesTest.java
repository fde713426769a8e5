package org.pooldrill.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.checkout.Checkout;

class ReferencePagesTest {

    private static final boolean WRITE = Boolean.getBoolean("pooldrill.docs.write");
    private static final String HINT = "docs/%s differs from what the registries make; rewrite it with"
            + " ./mvnw test -pl simulator -am -Dtest=ReferencePagesTest -Dsurefire.failIfNoSpecifiedTests=false"
            + " -Dpooldrill.docs.write=true";

    @BeforeAll
    static void rewriteThePagesWhereThatWasAskedFor() throws IOException {
        if (WRITE) {
            for (var page : ReferencePages.all().entrySet()) {
                var file = docs().resolve(page.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, page.getValue());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void everyPageIsWhatTheRegistriesMake(String path, String text) throws IOException {
        var file = docs().resolve(path);

        assertThat(file).as(HINT, path).exists();
        assertThat(firstDifference(Files.readString(file), text)).as(HINT, path).isEmpty();
    }

    @Test
    void noPageIsLeftOverFromARegistryThatIsGone() throws IOException {
        try (var reference = Files.list(docs().resolve("reference"));
                var schema = Files.list(docs().resolve("schema"))) {
            var there = Stream.concat(reference, schema)
                    .map(file -> docs().relativize(file).toString().replace('\\', '/'))
                    .filter(page -> !page.equals(RulesPageTest.PAGE) && !page.equals(LogEventsPageTest.PAGE))
                    .toList();

            assertThat(there)
                    .containsExactlyInAnyOrderElementsOf(ReferencePages.all().keySet().stream()
                            .filter(page -> page.contains("/"))
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema/drill.schema.json",
                "schema/estate.schema.json",
                "schema/load.schema.json",
                "schema/state.schema.json",
                "schema/events.schema.json"
            })
    void theProgramCarriesThePublishedSchemas(String path) throws IOException {
        try (var inside = getClass().getResourceAsStream("/" + path)) {
            assertThat(inside).isNotNull().hasContent(ReferencePages.all().get(path));
        }
    }

    @Test
    void theIndexLinksEveryPage() throws IOException {
        var index = Files.readString(docs().resolve("README.md"));

        assertThat(ReferencePages.all().keySet())
                .allSatisfy(path -> assertThat(index).contains("(" + path + ")"));
    }

    private static String firstDifference(String there, String made) {
        var thereLines = there.split("\n", -1);
        var madeLines = made.split("\n", -1);
        var line = Arrays.mismatch(thereLines, madeLines);
        return line < 0
                ? ""
                : "line " + (line + 1) + " is\n  " + lineOf(thereLines, line) + "\nand would be\n  "
                        + lineOf(madeLines, line);
    }

    private static String lineOf(String[] lines, int line) {
        return line < lines.length ? lines[line] : "(the end)";
    }

    private static Stream<Arguments> pages() {
        return ReferencePages.all().entrySet().stream().map(page -> arguments(page.getKey(), page.getValue()));
    }

    private static Path docs() {
        return Checkout.file("docs");
    }
}
