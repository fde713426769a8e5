package org.pooldrill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A block of shell commands that somebody pasted. A shell takes it apart, as it would, and hands every start of the
 * program to a stand-in that keeps its words and its input; the program then runs here, its files in a folder of the
 * test.
 */
final class Pasted {
    private static final Pattern FILE = Pattern.compile("[\\w.-]+\\.(jsonl|md|yaml|csv|xml)");
    private static final String STAND_IN = """
            #!/bin/sh
            call=calls/$(printf %03d $(ls calls | wc -l))
            mkdir "$call"
            cat >"$call/input"
            printf '%s\\0' "$@" >"$call/words"
            """;

    private Pasted() {}

    /** What came of each command, in order. */
    static List<Typed> in(Path folder, String block) throws IOException, InterruptedException {
        var typed = new ArrayList<Typed>();
        for (var call : calls(Files.createTempDirectory(folder, "pasted"), block)) {
            var words = Files.readString(call.resolve("words")).split("\0");
            for (var i = 0; i < words.length; i++) {
                words[i] = FILE.matcher(words[i]).matches()
                        ? folder.resolve(words[i]).toString()
                        : words[i];
            }
            typed.add(Typed.withInput(Files.readString(call.resolve("input")), words));
        }
        return typed;
    }

    private static List<Path> calls(Path checkout, String block) throws IOException, InterruptedException {
        var program = Files.writeString(checkout.resolve("pooldrill"), STAND_IN);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var calls = Files.createDirectory(checkout.resolve("calls"));
        var shell = new ProcessBuilder(
                        "sh",
                        "-eu",
                        Files.writeString(checkout.resolve("block.sh"), block).toString())
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        var said = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).as("what the shell says of the block").isEmpty();
        assertThat(shell.exitValue()).isZero();
        try (var found = Files.list(calls)) {
            return found.sorted().toList();
        }
    }
}
