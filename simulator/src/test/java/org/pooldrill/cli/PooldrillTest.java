package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PooldrillTest {

    @Test
    void aCommandThatIsReadAloneSaysWhatItSaysAmongAll() {
        var all = commandLine().getSubcommands();

        assertThat(all).hasSizeGreaterThan(12).allSatisfy((name, line) -> {
            var command = line.getCommandSpec().userObject().getClass().getAnnotation(Command.class);
            assertThat(command.name()).isEqualTo(name);
            var alone = commandLine(name, "--help").getSubcommands();
            assertThat(alone).containsOnlyKeys(name);
            assertThat(alone.get(name).getUsageMessage()).isEqualTo(line.getUsageMessage());
        });
    }

    @Test
    void whatIsNoCommandIsComparedWithAll() {
        assertThat(Typed.of("stat").err()).contains("unknown command 'stat'").contains("state");
        assertThat(Typed.of("state", "--formt", "json", "x").err())
                .contains("unknown option '--formt'")
                .contains("--format");
    }

    @Test
    void tellsHowToHaveMoreMemoryWhereThereIsTooLittle() {
        var said = Typed.with(streams -> {
            var full = new PrintStream(OutputStream.nullOutputStream()) {
                @Override
                public void println(String line) {
                    throw new OutOfMemoryError("Java heap space");
                }
            };
            return Pooldrill.run(
                    new Streams(InputStream.nullInputStream(), full, streams.err(), false, 0, false),
                    Interruption.none(),
                    "list");
        });

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .matches("pooldrill: [0-9]+ MiB of memory are not enough for this; give Java more with"
                        + " POOLDRILL_OPTS=-Xmx4g, say\\R");
    }

    private static CommandLine commandLine(String... words) {
        var line = new CommandLine[1];
        Typed.with(streams -> {
            line[0] = Pooldrill.commandLine(streams, Interruption.none(), words);
            return 0;
        });
        return line[0];
    }
}
