package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command prints and writes takes the place of nothing that is needed, and is missed where it is not written. */
class OutputsTest {

    @TempDir
    Path folder;

    @Test
    void takeThePlaceOfNothingThatIsRead() throws IOException {
        var drill = Files.writeString(folder.resolve("mine.txt"), "drill: mine");
        var linked = Files.createSymbolicLink(folder.resolve("link"), drill);
        var outputs = new Outputs(List.of("seed-note", "-", drill.toString()));

        refused(() -> outputs.take("--log", drill), "--log " + drill + " is what is read");
        refused(() -> outputs.take("--report", linked), "is what is read");
        assertThatCode(() -> outputs.take("--log", folder.resolve("new"))).doesNotThrowAnyException();
    }

    @Test
    void takeThePlaceOfNoDrillAndNoEstate() throws IOException {
        var estate = Files.writeString(folder.resolve("my.estate.YAML"), "estate: mine");

        refused(() -> new Outputs(List.of()).take("--junit", estate), "is there already and is YAML");
    }

    @Test
    void takeNoFileTwice() {
        var outputs = new Outputs(List.of());
        outputs.take("--log", folder.resolve("a"));

        refused(() -> outputs.take("--report", folder.resolve("b/../a")), "is the file of --log too");
    }

    @Test
    void leaveADrillAsItIs() throws IOException {
        var drill = Files.writeString(folder.resolve("mine.drill.yaml"), """
                drill: Mine
                estate: contoso
                steps:
                  - advance: 1s
                """);
        var run = Typed.of("run", drill.toString(), "--log", drill.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--log " + drill + " is what is read; accepted is another file");
        assertThat(drill).content().startsWith("drill: Mine");
        assertThat(Typed.of("run", drill.toString(), "--log", "-").err()).contains("accepted is a file");
        assertThat(Typed.of("run", drill.toString(), "--junit", "-").err()).contains("accepted is a file");
        var page = folder.resolve("page").toString();
        assertThat(Typed.of("run", drill.toString(), "--log", page, "--report", page)
                        .err())
                .contains("--report " + page + " is the file of --log too");
    }

    @Test
    void leaveTheEstateOfAShellAsItIs() throws IOException {
        var estate = Files.writeString(folder.resolve("my.estate.yaml"), "estate: mine\nfrom: contoso\n");

        for (var option : List.of("--log", "--save")) {
            var shell = Typed.of("shell", estate.toString(), option, estate.toString());
            assertThat(shell.exit()).as(shell.err()).isEqualTo(2);
        }
        assertThat(estate).content().startsWith("estate: mine");
    }

    @Test
    void areMissedWhereTheyCannotBeWritten() {
        assertThat(failing("No space left on device", false).problem()).contains("No space left on device");
        assertThat(failing("Broken pipe", false).problem()).isEmpty();
        assertThat(failing("Tuber\u00eda rota", true).problem()).isEmpty();
        assertThat(new StandardOutput(OutputStream.nullOutputStream(), false).problem())
                .isEmpty();
    }

    private static StandardOutput failing(String why, boolean piped) {
        var failing = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException(why);
            }
        };
        var out = new StandardOutput(failing, piped);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> out.write("text".getBytes(StandardCharsets.UTF_8)));
        return out;
    }

    private static void refused(Runnable what, String why) {
        assertThatExceptionOfType(Unusable.class).isThrownBy(what::run).withMessageContaining(why);
    }
}
