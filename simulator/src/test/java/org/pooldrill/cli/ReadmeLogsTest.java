package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.checkout.Checkout;

/** The README's chapter on event logs is a story that can be pasted, block by block, and shows what is printed. */
class ReadmeLogsTest {
    private static final Pattern CHAPTER = Pattern.compile("(?ms)^## Event logs\\n(.*?)(^## |\\z)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```");

    @TempDir
    Path folder;

    @Test
    void canBePastedBlockByBlock() throws Exception {
        var commands = new ArrayList<String>();
        var printed = new ArrayList<String>();
        for (var block : BLOCK.matcher(chapter()).results().toList()) {
            if (block.group(1).equals("text")) {
                assertThat(printed).as("what the blocks before print").containsSubsequence(lines(block.group(2)));
                continue;
            }
            printed.clear();
            for (var typed : Pasted.in(folder, block.group(2))) {
                assertThat(typed.err()).isEmpty();
                assertThat(typed.exit()).as(typed.out()).isIn(0, 1);
                printed.addAll(lines(typed.out().replace(folder + "/", "")));
            }
            commands.add(block.group(2));
        }

        for (var command : List.of("run", "state", "bisect", "replay", "fork", "diff", "verify")) {
            assertThat(commands).anySatisfy(block -> assertThat(block).contains("./pooldrill " + command + " "));
        }
    }

    private static String chapter() throws IOException {
        var chapter = CHAPTER.matcher(Files.readString(Checkout.file("README.md")));
        assertThat(chapter.find()).as("the chapter is there").isTrue();
        return chapter.group(1);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isBlank())
                .toList();
    }
}
