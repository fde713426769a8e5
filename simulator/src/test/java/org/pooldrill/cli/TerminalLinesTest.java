package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;

class TerminalLinesTest {
    private final Interruption interruption = Interruption.none();

    @Test
    void ctrlCWhileALineRunsAsksTheSessionToEndWithItsLog() throws IOException {
        var terminal = terminal("advance 1d\n");
        try (var lines = lines(terminal)) {
            assertThat(lines.line("> ")).hasValue("advance 1d");
            assertThat(interruption.happened()).isFalse();

            terminal.raise(Terminal.Signal.INT);

            assertThat(interruption.happened()).isTrue();
        }
    }

    private TerminalLines lines(Terminal terminal) {
        return new TerminalLines(terminal, NullCompleter.INSTANCE, Optional.empty(), interruption::happen);
    }

    private static Terminal terminal(String typed) throws IOException {
        return TerminalBuilder.builder()
                .system(false)
                .type("dumb")
                .streams(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream())
                .build();
    }
}
