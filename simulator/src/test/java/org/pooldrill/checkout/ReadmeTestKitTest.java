package org.pooldrill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The first test of the README is the one that {@code docs/examples/build} runs, in a project with those dependencies. */
class ReadmeTestKitTest {
    private static final String EXAMPLE = "docs/examples/first-test/";

    private static String block(String language) throws IOException {
        var found = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```")
                .matcher(Files.readString(Checkout.file("README.md")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void theTestIsThatOfTheExample() throws IOException {
        assertThat(Checkout.file(EXAMPLE + "src/test/java/FirstTest.java")).hasContent(block("java"));
    }

    @Test
    void theDependenciesAreThoseOfTheExampleAndNoOthers() throws IOException {
        var pom = Files.readString(Checkout.file(EXAMPLE + "pom.xml"));
        var parent = Files.readString(Checkout.file("docs/examples/pom.xml"));
        var junit = Pattern.compile("<junit.version>(.*)</junit.version>").matcher(parent);
        assertThat(junit.find()).isTrue();

        var dependencies = pom.substring(pom.indexOf("<dependencies>") + 14, pom.indexOf("</dependencies>"))
                .replace("${junit.version}", junit.group(1));

        assertThat(dependencies).isEqualToIgnoringWhitespace(block("xml"));
    }

    @Test
    void noExampleSleepsOrWaitsForTheClockOfTheWall() throws IOException {
        try (var files = Files.walk(Checkout.file("docs/examples"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("sleep", "while (", "for (", "currentTimeMillis", "Instant.now"));
        }
    }

    @Test
    void ciBuildsTheExamples() throws IOException {
        assertThat(Files.readAllLines(Checkout.file(".ci/run"))).contains("docs/examples/build");
        assertThat(Checkout.file("docs/examples/build")).isExecutable();
    }
}
