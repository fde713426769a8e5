package org.pooldrill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeCommandsTest {

    private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");

    @Test
    void ciRunsTheTestCommandOfTheReadmeWordForWord() throws IOException {
        var testCommands = readmeCommands().stream()
                .filter(line -> line.startsWith("./mvnw verify"))
                .toList();

        assertThat(testCommands).as("test command in the README").hasSize(1);
        assertThat(Files.readAllLines(Checkout.file(".ci/run"))).contains(testCommands.get(0));
    }

    @Test
    void everyProgramTheReadmeStartsFromTheCheckoutIsThereAndCanBeExecuted() throws IOException {
        var programs = readmeCommands().stream()
                .filter(line -> line.startsWith("./"))
                .map(line -> line.split(" ")[0])
                .distinct()
                .toList();

        assertThat(programs).contains("./pooldrill", "./mvnw");
        assertThat(programs)
                .allSatisfy(program -> assertThat(Checkout.file(program)).isExecutable());
    }

    private static List<String> readmeCommands() throws IOException {
        var readme = Files.readString(Checkout.file("README.md"));
        return SHELL_BLOCK
                .matcher(readme)
                .results()
                .map((MatchResult block) -> block.group(1))
                .flatMap(String::lines)
                .toList();
    }
}
