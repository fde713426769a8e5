package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.console.Word;

class ShellCommandTest {

    private static final String DISASTER = """
            # the night it happened
            advance 1h
            user alice@contoso.com does add-contact contact=bob@contoso.com
            fault pool-down at pool1.contoso.com for 3h
            advance 10m
            on pool2.contoso.com
            Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
            on
            Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            background over Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            advance 1m
            await over
            expect pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'
            Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com
            """;

    @TempDir
    Path folder;

    @Test
    void aSessionIsADrillWhoseRunGivesTheSameLog() throws IOException {
        var log = folder.resolve("night.events.jsonl");
        var drill = folder.resolve("night.drill.yaml");

        var session = shell(DISASTER, "--log", log.toString(), "--save", drill.toString());

        assertThat(session.exit()).as(session.out()).isZero();
        assertThat(session.out()).contains("PASSED  A session on contoso");
        assertThat(Typed.of("verify", log.toString()).out()).contains("identical");
        assertThat(Files.readString(drill)).contains("# the night it happened", "refused: PartnerFailedOver");
        var again = folder.resolve("again.events.jsonl");
        var rerun = Typed.of("run", drill.toString(), "--log", again.toString());
        assertThat(rerun.exit()).as(rerun.out()).isZero();
        assertThat(withoutHeader(again)).isEqualTo(withoutHeader(log));
    }

    @Test
    void aWordThatWasOnlyBegunIsNamed() {
        assertThat(shell("adv 10m\n").out()).contains("UnknownCommand,adv", "The shell's own word is 'advance'");
        assertThat(shell("ls\n").out()).contains("UnknownCommand,ls").doesNotContain("own word");
    }

    @Test
    void aWrongLineIsNoPartOfTheDrillAndEndsNothing() {
        var session = shell("""
                advanc 10m
                advance soon
                fault pool-down at pool9.contoso.com
                heal pool-down at pool1.contoso.com
                user alice@contoso.com does sing
                Get-CsPool -Bla
                Get-CsBackupServiceStatus | Where-Objekt
                on fe9.pool1.contoso.com
                as nobody
                state pols
                await nothing
                expect pools['pool1.contoso.com'].state == 5
                until
                builder edges
                advance 1m
                drill
                """);

        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.out())
                .contains("The shell's own word is 'advance'")
                .contains("accepted is a duration such as")
                .contains("unknown pool 'pool9.contoso.com'; did you mean")
                .contains("there is no pool-down at pool1.contoso.com to heal")
                .contains("ParameterConflict,Get-CsPool")
                .contains("did you mean 'fe1.pool1.contoso.com'?")
                .contains("unknown operator 'nobody'")
                .contains("did you mean 'pools'?")
                .contains("steps:\n  - advance: 1m\n\n")
                .contains("1 step, 0 of 0 expectations met")
                .doesNotContain("Exception:");
    }

    @Test
    void whatWasExpectedInVainIsSaidAndTheDrillStillPasses() {
        var log = folder.resolve("vain.events.jsonl.gz");

        var session = shell("""
                expect pools['pool1.contoso.com'].state == 'Down'
                until pools['pool1.contoso.com'].state == 'Down' within 10m
                drill
                """, "--log", log.toString());

        assertThat(session.exit()).isEqualTo(1);
        assertThat(session.out())
                .contains("NOT MET pools['pool1.contoso.com'].state == 'Down'")
                .contains("NOT REACHED")
                .contains("reached: false")
                .contains("PASSED");
        assertThat(Typed.of("verify", log.toString()).exit()).isZero();
    }

    @Test
    void whatStillRunsInTheBackgroundEndsWithTheSessionAndItsRefusalIsExpected() throws IOException {
        var log = folder.resolve("background.events.jsonl");

        var session = shell("""
                fault service-stopped at pool2.contoso.com service=LYNCBACKUP
                advance 5m
                background copy Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com
                """, "--log", log.toString());

        assertThat(session.exit()).as(session.out()).isZero();
        assertThat(Files.readString(log)).contains("\"background\":true,\"refused\":\"BackupServiceStopped\"");
        assertThat(Typed.of("verify", log.toString()).exit()).isZero();
    }

    @Test
    void whatWasBrokenTwiceIsHealedTwice() {
        var session = shell("""
                fault wan-down
                fault wan-down
                heal wan-down
                heal wan-down
                heal wan-down
                """);

        assertThat(session.out()).contains("there is no fault 'wan-down'", "4 steps");
    }

    @Test
    void linesAreTypedWhereAndByWhomOneSaysUntilOneSaysOtherwise() throws IOException {
        var estate = folder.resolve("staffed.estate.yaml");
        Files.writeString(estate, Typed.of("show", "contoso").out() + """
                operators:
                  admin: [RTCUniversalServerAdmins, CSAdministrator]
                  helpdesk: [CSHelpDesk]
                """);

        var session = Typed.withInput("""
                on pool2.contoso.com
                as helpdesk
                Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                on
                as
                Get-CsPool pool1.contoso.com
                drill
                """, "shell", estate.toString(), "--echo");

        assertThat(session.out())
                .contains("+0h00m00s helpdesk@pool2.contoso.com> Invoke-CsPoolFailOver")
                .contains("as: helpdesk\n    on: pool2.contoso.com\n    refused: AccessDenied")
                .contains("admin@management> Get-CsPool")
                .contains("  - ps: Get-CsPool pool1.contoso.com\n\n");
    }

    @Test
    void anEmptySessionLeavesNothing() throws IOException {
        var log = folder.resolve("nothing.events.jsonl");

        var session = shell("help\n# nothing\nexit\nadvance 1m\n", "--log", log.toString());

        assertThat(session.exit()).isZero();
        assertThat(session.out()).contains("nothing was done; there is no log").doesNotContain("+0h01m");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void anEstateOfOnesOwnIsNamedFromWhereTheDrillIsSaved() throws IOException {
        var estate = folder.resolve("mine.estate.yaml");
        Files.writeString(estate, Typed.of("show", "contoso").out());
        var drill = folder.resolve("saved/mine.drill.yaml");

        var session =
                Typed.withInput("advance 1m\n", "shell", estate.toString(), "--seed", "7", "--save", drill.toString());

        assertThat(session.exit()).as(session.err()).isZero();
        assertThat(Files.readString(drill)).contains("estate: ../mine.estate.yaml", "seed: 7");
        assertThat(Typed.of("run", drill.toString()).exit()).isZero();
    }

    @Test
    void programsGetOneDocument() throws IOException {
        var session = shell("advance 1m\nGet-CsPool\n", "--format", "json");

        var document = new ObjectMapper().readTree(session.out());
        assertThat(document.path("outcome").asText()).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shell -", "shell contosso", "shell --log x.xz", "shell --seed -1"})
    void saysWhatCannotBeUsed(String line) {
        var session = Typed.of(line.split(" "));

        assertThat(session.exit()).isEqualTo(2);
        assertThat(session.err()).isNotBlank();
    }

    @Test
    void anInterruptedSessionLeavesALogThatRunsAgain() {
        var log = folder.resolve("interrupted.events.jsonl");
        var interruption = new InterruptionAfter(400);

        var session = Typed.in(
                interruption,
                "advance 1h\nfault pool-down at pool1.contoso.com\nadvance 200d\n",
                "shell",
                "--log",
                log.toString());

        assertThat(session.exit()).isEqualTo(130);
        assertThat(Typed.of("verify", log.toString()).out()).contains("identical");
    }

    @Test
    void everyWordsExampleCanBeTyped() {
        var first = List.of(Word.BACKGROUND, Word.FAULT);
        var lines = new ArrayList<>(List.of("fault pool-down at pool1.contoso.com", Word.HEAL.example()));
        lines.add(Word.UNTIL.example());
        lines.add("advance 30m");
        first.forEach(word -> lines.add(word.example()));
        Arrays.stream(Word.values())
                .filter(word -> !first.contains(word) && word != Word.HEAL && word != Word.EXIT)
                .forEach(word -> lines.add(word.example()));

        var session = shell(String.join("\n", lines) + "\nexit\n");

        assertThat(session.exit()).as(session.out()).isZero();
    }

    @Test
    void helpNamesEveryWordAndExplainsCmdlets() {
        var session = shell("help\nhelp fault\nhelp Get-CsPool\nhelp nonsense\n");

        assertThat(session.out())
                .contains(Word.texts())
                .contains("hydration-failure", "Get-CsPool [[-Identity]", "there is no help on 'nonsense'");
    }

    private static Typed shell(String lines, String... options) {
        return Typed.withInput(
                lines, Stream.concat(Stream.of("shell"), Arrays.stream(options)).toArray(String[]::new));
    }

    private static String withoutHeader(Path log) throws IOException {
        var text = Files.readString(log);
        return text.substring(text.indexOf('\n'), text.lastIndexOf("{\"end\""));
    }
}
