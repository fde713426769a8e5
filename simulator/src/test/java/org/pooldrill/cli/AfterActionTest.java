package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.Library;
import org.pooldrill.run.DrillRunner;
import picocli.CommandLine;

class AfterActionTest {

    private static final String LOST = """
            drill: Lost on the way
            steps:
              - advance: 10s
              - user: alice@contoso.com
                does: add-contact
                with: { contact: bob@contoso.com }
              - user: alice@contoso.com
                does: add-contact
                with: { contact: carol@contoso.com }
              - user: alice@contoso.com
                does: schedule-conference
                with: { id: review }
              - user: alice@contoso.com
                does: upload-content
                with: { conference: review, file: deck.pptx, size: 10MB }
              - advance: 20s
              - ps: Set-CsBackupServiceConfiguration -SyncInterval 00:03:00
              - advance: 20s
              - fault: pool-down
                at: pool1.contoso.com
              - advance: 10m
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                refused: CmsNotAvailable
              - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                on: pool2.contoso.com
              - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
              - until: pools['pool1.contoso.com'].users.regular == 9002
              - expect:
                  - pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].rpo >= duration('40s')
                  - pools['pool1.contoso.com'].backup['ConfServices.DataConf'].rpo >= duration('40s')
                  - pools['pool1.contoso.com'].backup['CentralMgmt.CMSMaster'].rpo >= duration('20s')
                  - pools['pool1.contoso.com'].backup['CentralMgmt.CMSMaster'].rpo < duration('40s')
                  - pools['pool2.contoso.com'].backup['ConfServices.DataConf'].rpo == duration('0s')
                  - cms.rto <= duration('5m')
            """;

    @TempDir
    Path folder;

    @Test
    void aRunEndsWithWhatItLostByModuleUserAndKindAndWhatWasRefused() {
        var run = Typed.withInput(LOST, "run", "-");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .containsPattern(
                        "RPO by module: UserServices.PresenceFocus 4\\ds of 30m, ConfServices.DataConf 4\\ds of"
                                + " 30m, CentralMgmt.CMSMaster \\d+s of 5m")
                .contains("alice@contoso.com: 2 contacts bob@contoso.com, carol@contoso.com, failed over to")
                .contains("alice@contoso.com: file review/deck.pptx, failed over to")
                .contains("last moved in ")
                .containsPattern("Refused\n  \\+0h10m\\S* CmsNotAvailable: Invoke-CsPoolFailOver");
    }

    @Test
    void thePageHoldsTheTimelineTheFiguresAndWhatWasLost() throws IOException {
        var page = folder.resolve("pages/lost.md");

        Typed.withInput(LOST, "run", "-", "--report", page.toString());

        assertThat(Files.readString(page))
                .contains("# Lost on the way", "Outcome: PASSED")
                .contains("| pool1.contoso.com | ConfServices.DataConf | 4")
                .contains("| alice@contoso.com | pool1.contoso.com | contact | bob@contoso.com, carol@contoso.com |")
                .contains("`CmsNotAvailable` `Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode`: ")
                .contains("pool2.contoso.com serves the users of pool1.contoso.com")
                .contains("configuration | ");
    }

    @Test
    void programsGetTheRefusalsToo() throws IOException {
        var run = Typed.withInput(LOST, "run", "-", "--format", "json");

        var refusals = new ObjectMapper().readTree(run.out()).path("refusals");
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).path("id").asText()).isEqualTo("CmsNotAvailable");
    }

    @Test
    void allDrillsOfTheLibraryRunInOneCommandAndEndInATable() {
        var nothing = DrillFile.read(
                        "nothing",
                        "{ drill: Nothing, steps: [ { advance: 1s } ] }".getBytes(StandardCharsets.UTF_8),
                        Folder.NONE,
                        ExpressionCheck.NONE)
                .ready()
                .orElseThrow();

        var run = Typed.with(streams -> new CommandLine(
                        new RunCommand(streams, Interruption.none(), ready -> DrillRunner.of(nothing)))
                .execute("--all"));

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.strip().split(" ")[0])).containsAll(Library.drills());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run --all seed-note", "run seed-note seed-note2 --all"})
    void whichDrillsRunHasToBeClear(String line) {
        var run = Typed.of(line.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--all");
    }
}
