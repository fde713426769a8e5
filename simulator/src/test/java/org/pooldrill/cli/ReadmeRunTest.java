package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;

class ReadmeRunTest {

    private static final Pattern TEXT_BLOCK = Pattern.compile("(?ms)^```text\\n(.*?)^```");

    private static final Pattern SESSION = Pattern.compile("(?ms)^```powershell\\n(.*?)^```");

    @Test
    void theSessionInTheReadmeCanBePasted() throws IOException {
        var lines = SESSION.matcher(Files.readString(Checkout.file("README.md")));
        assertThat(lines.find()).isTrue();

        var session = Typed.withInput(lines.group(1), "shell");

        assertThat(session.exit()).as(session.out()).isZero();
        assertThat(session.out())
                .contains("pool2.contoso.com serves the users of pool1.contoso.com")
                .contains("lost 1 change")
                .contains("PASSED  A session on contoso");
    }

    @Test
    void theRunInTheReadmeIsARealOne() throws IOException {
        var block = TEXT_BLOCK.matcher(Files.readString(Checkout.file("README.md")));
        assertThat(block.find()).isTrue();
        var shown = block.group(1).lines().filter(line -> !line.isBlank()).toList();

        var printed = Typed.of("run", "seed-note").out().lines().toList();

        assertThat(printed).as("the lines of the README, in their order").containsSubsequence(shown);
    }
}
