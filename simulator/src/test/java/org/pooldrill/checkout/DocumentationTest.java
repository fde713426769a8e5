package org.pooldrill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern CASES = Pattern.compile("get(?:Integer|Long)\\(\"(pooldrill[a-z.]+)\", [1-9]");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package org\\.pooldrill\\.([a-z.]+);");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        var dead = new ArrayList<String>();
        for (var page : pages()) {
            LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.resolveSibling(target)))
                    .forEach(target -> dead.add(page + " -> " + target));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void theArchitecturePageNamesEveryPackage() throws IOException {
        var page = Files.readString(Checkout.file("docs/architecture.md"));

        assertThat(packages()).isNotEmpty().allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void theFullProfileRaisesTheNumberOfCasesOfEveryTestThatDrawsThem() throws IOException {
        var pom = Files.readString(Checkout.file("pom.xml"));
        try (var tests = Files.walk(Checkout.file("simulator/src/test/java"))) {
            var counts = tests.filter(file -> file.toString().endsWith("Test.java"))
                    .flatMap(file -> CASES.matcher(text(file)).results())
                    .map(found -> found.group(1))
                    .toList();

            assertThat(counts).isNotEmpty().allSatisfy(name -> assertThat(pom).contains("-D" + name + "="));
        }
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<Path>();
        pages.add(Checkout.file("README.md"));
        try (var docs = Files.walk(Checkout.file("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<String> packages() {
        return Stream.of("pool-model", "backup-service", "simulator")
                .flatMap(module -> packageInfos(Checkout.file(module + "/src/main/java")))
                .map(PACKAGE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<String> packageInfos(Path sources) {
        try (var files = Files.walk(sources)) {
            return files
                    .filter(file -> file.endsWith("package-info.java"))
                    .map(DocumentationTest::text)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
