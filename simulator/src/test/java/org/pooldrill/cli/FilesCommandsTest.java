package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.drill.LoadFile;
import org.pooldrill.usermodel.UserModel;

/** The commands that run nothing: validate, list, show, init, and the program's own options. */
class FilesCommandsTest {

    @TempDir
    Path folder;

    @Nested
    class OfWrongUsage {

        @Test
        void namesTheOptionThatWasMeant() {
            assertThat(Typed.of("validate", "--fromat", "json", "contoso")).isEqualTo(new Typed(2, "", """
                    pooldrill: unknown option '--fromat'; did you mean '--format'?
                    Try 'pooldrill validate --help'.
                    """));
        }

        @Test
        void namesTheCommandThatWasMeant() {
            assertThat(Typed.of("validte", "x").err()).startsWith("""
                    pooldrill: unknown command 'validte'; did you mean 'validate'?
                    """);
        }

        @Test
        void saysThatACommandIsMissing() {
            assertThat(Typed.of()).isEqualTo(new Typed(2, "", """
                    pooldrill: a command is missing
                    Try 'pooldrill --help'.
                    """));
        }

        @Test
        void saysWhichFormatsThereAre() {
            assertThat(Typed.of("list", "--format", "xml").err())
                    .contains("'xml' is no format; accepted: text, json")
                    .doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "validate", "list", "show", "init", "state", "events", "verify"})
    void showsExamplesInTheHelpOfEachCommand(String command) {
        var help = Typed.of(command, "--help");

        assertThat(help.exit()).isZero();
        assertThat(help.out()).startsWith("Usage: pooldrill " + command).contains("Examples:\n  pooldrill " + command);
    }

    @Test
    void showsItsVersion() {
        assertThat(Typed.of("--version").out()).matches("pooldrill [0-9]+\\.[0-9]+\\.[0-9]+\n");
    }

    @Nested
    class OfValidate {

        @Test
        void acceptsDrillsAndEstatesThatCanBeUsed() throws IOException {
            var drill = Files.writeString(folder.resolve("a.yaml"), "drill: A\nsteps:\n  - advance: 1h\n");

            assertThat(Typed.of("validate", drill.toString(), "contoso")).isEqualTo(new Typed(0, drill + """
                    : fine, a drill of 1 step on the estate contoso
                    contoso: fine, an estate of 2 pools and 2 Edge pools
                    """, ""));
        }

        @Test
        void acceptsLoadModelsByNameInAFileAndInADrill() throws IOException {
            var model = Files.writeString(folder.resolve("busy.load.yaml"), "load: busy\nfigures: { imSessions: 9 }\n");
            var drill = Files.writeString(
                    folder.resolve("a.yaml"), "drill: A\nload: busy.load.yaml\nsteps:\n  - advance: 1h\n");

            assertThat(Typed.of("validate", model.toString(), drill.toString(), "lync-2013"))
                    .isEqualTo(new Typed(0, model + """
                            : fine, the load model busy, with 1 figure other than in lync-2013
                            """ + drill + """
                            : fine, a drill of 1 step on the estate contoso under the load busy
                            lync-2013: fine, the load model lync-2013, with the documented figures
                            """, ""));
            assertThat(Typed.withInput("load: x\nfigures: { deckSize: big }\n", "validate", "-")
                            .err())
                    .startsWith("standard input:2:22: found 'big', accepted is a size");
        }

        @Test
        void reportsEverythingThatIsWrongAtOnce() {
            var typed = Typed.withInput("""
                    drill: A
                    steps:
                      - adavnce: 1h
                      - expect: ["pools['pool3.contoso.com'].state == 'Down'"]
                    """, "validate", "-");

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err())
                    .contains("standard input:3:5: ", "did you mean 'advance'?")
                    .contains("standard input:4:14: ", "unknown pool 'pool3.contoso.com'");
            assertThat(typed.out()).isEqualTo("-: 2 problems\n");
        }

        @Test
        void saysThatAFileIsNotThere() {
            assertThat(Typed.of("validate", "nothing.drill.yaml").err()).contains("no file 'nothing.drill.yaml'");
        }

        @Test
        void printsOneDocumentForEachFileToPrograms() throws IOException {
            var json = new ObjectMapper()
                    .readTree(Typed.withInput("drill: [", "validate", "--format", "json", "-")
                            .out());

            assertThat(json.path("valid").asBoolean()).isFalse();
            assertThat(json.path("problems").get(0).path("line").asInt()).isPositive();
        }
    }

    @Test
    void listsWhatComesWithTheProgram() {
        assertThat(Typed.of("list").out())
                .contains("Estates (estate: NAME in a drill):\n  contoso\n")
                .contains("Load models (load: NAME in a drill):\n  lync-2013\n");
        assertThat(Typed.of("list", "--format", "json").out()).contains("{\"kind\":\"estate\",\"name\":\"contoso\"}");
    }

    @Nested
    class OfShow {

        @Test
        void printsAnEstateAsItIsWritten() {
            var shown = Typed.of("show", "contoso");

            assertThat(Typed.withInput(shown.out(), "validate", "-").out()).startsWith("-: fine, an estate");
        }

        @Test
        void printsALoadModelThatIsAStartForAnother() {
            var shown = Typed.of("show", "lync-2013").out();

            assertThat(shown).contains("  # Users in a conference at any moment, over the working hours. [doc]\n");
            assertThat(LoadFile.read("shown", shown.getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(new LoadFile.Loaded(Optional.of(UserModel.lync2013()), List.of()));
        }

        @ParameterizedTest
        @ValueSource(strings = {"schema:drill", "schema:estate", "schema:load", "schema:state"})
        void printsTheSchemas(String name) throws IOException {
            assertThat(new ObjectMapper().readTree(Typed.of("show", name).out()).has("$schema"))
                    .isTrue();
        }

        @Test
        void namesWhatWasMeant() {
            assertThat(Typed.of("show", "contosso")).isEqualTo(new Typed(2, "", """
                    pooldrill: nothing named 'contosso' comes with the program; did you mean 'contoso'?
                    """));
        }
    }

    @Nested
    class OfInit {

        @Test
        void writesADrillAndAnEstateThatCanBeUsed() {
            var start = folder.resolve("new/start");

            assertThat(Typed.of("init", start.toString()).exit()).isZero();
            assertThat(Typed.of(
                                    "validate",
                                    start.resolve("first.drill.yaml").toString(),
                                    start.resolve("mine.estate.yaml").toString())
                            .exit())
                    .isZero();
        }

        @Test
        void replacesNothing() throws IOException {
            var own = Files.writeString(folder.resolve("first.drill.yaml"), "mine");

            var typed = Typed.of("init", folder.toString());

            assertThat(typed.exit()).isEqualTo(2);
            assertThat(typed.err()).contains("first.drill.yaml is there already; nothing was written");
            assertThat(own).hasContent("mine");
            assertThat(folder.resolve("mine.estate.yaml")).doesNotExist();
        }
    }
}
