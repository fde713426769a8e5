package org.pooldrill.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;
import org.pooldrill.yaml.Problem;

class DrillFileTest {

    private static final String EVERY_STEP = """
            # yaml-language-server: $schema=...drill.schema.json
            drill: Step 2 before step 1
            about: P2 cannot be failed over while P1's users are still on it.
            follows: [failing-over-a-pool, failing-back-a-pool]
            estate: contoso
            seed: 1
            load: none
            always:
              - cms.activeMasters <= 1
            steps:
              - advance: 1h
              - user: alice@contoso.com
                does: add-contact
                with: { contact: bob@contoso.com }
              - fault: pool-down
                at: pool1.contoso.com
              - advance: 10m
              - note: The administrator is called out of bed.
              - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
                on: pool2.contoso.com
              - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
              - expect:
                  - pools['pool1.contoso.com'].servedBy == 'pool2.contoso.com'
                  - pools['pool1.contoso.com'].rpo <= duration('30m')
              - ps: Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com
                refused: PartnerFailedOver
              - heal: pool-down
                at: pool1.contoso.com
              - until: pools['pool1.contoso.com'].frontEnds.running == 3
                within: 1h
              - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
                name: failback
                background: true
              - builder: { edges: { edge1.contoso.com: { federation: false } }, pools: { pool1.contoso.com: { backup: null } } }
                refused: CmsNotAvailable
              - dns: { a: xmpp.contoso.com, to: edge2.contoso.com }
              - dns: { srv: _xmpp-server._tcp.contoso.com, to: edge2.contoso.com, port: 5269, priority: 20 }
              - dns: { srv: _sip._tls.contoso.com, to: edge1.contoso.com, remove: true }
              - firewall: { open: 5269, at: edge2.contoso.com }
              - fault: wan-slow
                at: [Datacenter1, Datacenter2]
                loss: 5%
                for: 1h
              - fault: package-corrupted
                at: pool1.contoso.com
                module: DataConf
              - await: failback
                within: 2h
                warns: ContentSyncSkipped
              - user: alice@contoso.com
                does: call
                with: { to: "tel:+15550100" }
                refused: SignedOut
            """;

    @Test
    void readsEveryKindOfStep() {
        var drill = ready(EVERY_STEP).drill();
        assertThat(drill.title()).isEqualTo("Step 2 before step 1");
        assertThat(drill.follows()).containsExactly("failing-over-a-pool", "failing-back-a-pool");
        assertThat(drill.seed()).isEqualTo(1);
        assertThat(drill.always()).extracting(Cel::text).containsExactly("cms.activeMasters <= 1");
        assertThat(drill.commandNames()).containsExactly("failback");
        assertThat(drill.steps()).hasSize(22);
        assertThat(drill.steps().get(0)).isInstanceOfSatisfying(Step.Advance.class, step -> {
            assertThat(step.time()).isEqualTo(Duration.ofHours(1));
            assertThat(step.origin().place()).hasToString("d.yaml:11:5");
        });
        assertThat(drill.steps().get(1)).isInstanceOfSatisfying(Step.UserAct.class, step -> assertThat(step.params())
                .containsExactly(Map.entry("contact", "bob@contoso.com")));
        assertThat(drill.steps().get(5)).isInstanceOfSatisfying(Step.Ps.class, step -> {
            assertThat(step.operator()).isEqualTo("admin");
            assertThat(step.on()).contains("pool2.contoso.com");
        });
        assertThat(drill.steps().get(9)).isInstanceOfSatisfying(Step.Ps.class, step -> assertThat(
                        step.expected().refused())
                .contains(ErrorId.PartnerFailedOver));
        assertThat(drill.steps().get(13)).isInstanceOfSatisfying(Step.Builder.class, step -> assertThat(step.edits())
                .containsExactly(
                        new Edit.Federation("edge1.contoso.com", false),
                        new Edit.Backup("pool1.contoso.com", Optional.empty())));
        assertThat(drill.steps().get(18)).isInstanceOfSatisfying(Step.Fault.class, step -> {
            assertThat(step.at()).containsExactly("Datacenter1", "Datacenter2");
            assertThat(step.lasts()).contains(Duration.ofHours(1));
        });
        assertThat(drill.steps().get(19)).isInstanceOfSatisfying(Step.Fault.class, step -> assertThat(step.params())
                .containsOnly(Map.entry("module", "ConfServices.DataConf"), Map.entry("times", "1")));
        assertThat(drill.steps().get(20)).isInstanceOfSatisfying(Step.Await.class, step -> assertThat(
                        step.expected().warns())
                .contains(FindingCode.CONTENT_SYNC_SKIPPED));
    }

    @Test
    void aChangeInDnsIsAppliedToTheEstates() {
        var ready = ready(EVERY_STEP);
        var dns = ready.estate().dns();
        for (var step : ready.drill().steps()) {
            if (step instanceof Step.DnsChange change) {
                dns = change.edit().applyTo(dns);
            }
        }
        assertThat(dns.resolve("xmpp.contoso.com")).isEqualTo("edge2.contoso.com");
        assertThat(dns.srv("_xmpp-server._tcp.contoso.com")).hasSize(2);
        assertThat(dns.srv("_sip._tls.contoso.com")).hasSize(1);
    }

    @Test
    void theEffectiveDocumentsReadAsTheSameDrill() {
        var first = ready(EVERY_STEP);
        var again = DrillFile.fromJson("log", first.drillJson(), first.estateJson(), ExpressionCheck.NONE);
        assertThat(again.problems()).isEmpty();
        var second = again.ready().orElseThrow();
        assertThat(second.drillJson().toString()).isEqualTo(first.drillJson().toString());
        assertThat(second.estateJson().toString()).isEqualTo(first.estateJson().toString());
        assertThat(second.estate()).isEqualTo(first.estate());
        assertThat(second.drill().steps()).hasSameSizeAs(first.drill().steps());
    }

    @Test
    void anEffectiveDocumentThatIsDamagedIsRefused() {
        var first = ready(EVERY_STEP);
        first.estateJson().remove("pools");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EstateFile.fromJson(first.estateJson()))
                .withMessage("estate: missing key 'pools' in an estate");
    }

    @Test
    void expressionsAreCheckedWhereTheyStand() {
        var seen = new ArrayList<String>();
        ExpressionCheck check = (cel, estate, commands) -> {
            seen.add(cel);
            return cel.startsWith("cms") ? List.of("no such thing") : List.of();
        };
        var loaded = DrillFile.read("d.yaml", EVERY_STEP.getBytes(StandardCharsets.UTF_8), Folder.NONE, check);
        assertThat(loaded.problems()).extracting(Problem::toString).containsExactly("d.yaml:9:5: no such thing");
        assertThat(loaded.ready()).isEmpty();
        assertThat(seen).hasSize(4);
    }

    @Test
    void anOverrideMergesKeyByKey() {
        var estate = ready("""
                        drill: x
                        estate:
                          from: contoso
                          pools:
                            pool1.contoso.com: { users: 100, named: [zoe@contoso.com] }
                            pool3.contoso.com: { site: Datacenter2 }
                          wan: { latency: 200ms }
                          operators: { helpdesk: [CSHelpDesk] }
                          dns: { srv: { _sipinternaltls._tcp.contoso.com: { pool2.contoso.com: null } } }
                          timings: { frontEndStart: 1m }
                        steps: [{ note: a }]
                        """).estate();
        assertThat(estate.pool("pool1.contoso.com").userCount()).isEqualTo(101);
        assertThat(estate.pool("pool1.contoso.com").sql().mirror()).contains("sql1b.contoso.com");
        assertThat(estate.pool("pool3.contoso.com").sql().primary()).isEqualTo("sql.pool3.contoso.com");
        assertThat(estate.partnerOf("pool3.contoso.com")).isEmpty();
        assertThat(estate.wan().get(0).latency()).isEqualTo(Duration.ofMillis(200));
        assertThat(estate.wan().get(0).bitsPerSecond()).isEqualTo(100_000_000);
        assertThat(estate.operators()).containsOnlyKeys("admin", "helpdesk");
        assertThat(estate.dns().srv("_sipinternaltls._tcp.contoso.com"))
                .extracting(record -> record.target())
                .containsExactly("pool1.contoso.com", "pool3.contoso.com");
    }

    @Test
    void anEstateFileIsFoundBesideTheDrill(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("small.estate.yaml"),
                "sites: { A: }\npools: { p.small.example: { site: A, users: 10 } }\n");
        var file = folder.resolve("one.drill.yaml");
        Files.writeString(file, "drill: x\nestate: small.estate.yaml\nsteps: [{ note: a }]\n");
        var loaded = DrillFile.load(file.toString(), ExpressionCheck.NONE);
        assertThat(loaded.problems()).isEmpty();
        var estate = loaded.ready().orElseThrow().estate();
        assertThat(estate.name()).isEqualTo("small");
        assertThat(estate.sipDomain()).isEqualTo("small.example");
        assertThat(estate.users("p.small.example").get(9)).isEqualTo("p-00010@small.example");
    }

    @Test
    void aLoadIsNoneUnlessTheDrillNamesOne() {
        assertThat(ready("drill: x\nsteps: [{ note: a }]\n").drill().load()).isEmpty();
        assertThat(ready(EVERY_STEP).drillJson().path("load").asText()).isEqualTo("none");
        assertThat(ready("drill: x\nload: lync-2013\nsteps: [{ note: a }]\n")
                        .drill()
                        .load())
                .contains(UserModel.lync2013());
    }

    @Test
    void aModelFileIsFoundBesideTheDrillAndTheDrillsOwnFiguresGoFirst(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("busy.load.yaml"),
                "load: busy\nfigures: { inConference: 7.5%, deckSize: 64KiB, contactEdits: 1.25 }\n");
        var file = folder.resolve("one.drill.yaml");
        Files.writeString(
                file,
                "drill: x\nload: { model: busy.load.yaml, activeUsers: 7200, contactEdits: 20 }\nsteps: [{ note: a }]\n");
        var loaded = DrillFile.load(file.toString(), ExpressionCheck.NONE);
        assertThat(loaded.problems()).isEmpty();
        var first = loaded.ready().orElseThrow();
        var model = first.drill().load().orElseThrow();
        assertThat(model.name()).isEqualTo("busy");
        assertThat(model.share(Figure.IN_CONFERENCE)).isEqualTo(0.075);
        assertThat(model.bytes(Figure.DECK_SIZE)).isEqualTo(65_536);
        assertThat(model.number(Figure.CONTACT_EDITS)).isEqualTo(20);
        assertThat(model.activeUsers(9_000)).isEqualTo(7_200);

        var header = first.drillJson();
        assertThat(header.path("load").size()).isEqualTo(1 + Figure.values().length);
        var again = DrillFile.fromJson("log", header, first.estateJson(), ExpressionCheck.NONE);
        assertThat(again.problems()).isEmpty();
        assertThat(again.ready().orElseThrow().drill().load()).contains(model);
        assertThat(again.ready().orElseThrow().drillJson()).hasToString(header.toString());
    }

    @Test
    void problemsOfAModelFileAreReportedInIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.load.yaml"), "load: bad\nfigures: { conferencesOfSix: 20% }\n");
        var file = folder.resolve("one.drill.yaml");
        Files.writeString(file, "drill: x\nload: bad.load.yaml\nsteps: [{ advance: soon }]\n");
        assertThat(DrillFile.load(file.toString(), ExpressionCheck.NONE).problems())
                .extracting(problem -> folder.relativize(Path.of(problem.place().file())) + " " + problem.message())
                .containsExactly(
                        "bad.load.yaml the shares of conferences of four, six and eleven add up to 110%, accepted is 100%",
                        "one.drill.yaml found 'soon', accepted is a duration such as 90s, 10m, 1h30m, 1d or PT10M");
    }

    @Test
    void problemsOfAnEstateFileAreReportedInIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bad.estate.yaml"), "sites: { A: {} }\npools: { p.x.y: { site: B } }\n");
        var file = folder.resolve("one.drill.yaml");
        Files.writeString(file, "drill: x\nestate: { from: bad.estate.yaml }\nsteps: [{ advance: soon }]\n");
        assertThat(DrillFile.load(file.toString(), ExpressionCheck.NONE).problems())
                .extracting(problem -> folder.relativize(Path.of(problem.place().file())) + " " + problem.message())
                .containsExactly(
                        "bad.estate.yaml site of p.x.y names 'B', which is no site of the estate; there is A",
                        "one.drill.yaml found 'soon', accepted is a duration such as 90s, 10m, 1h30m, 1d or PT10M");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThat(DrillFile.load("nowhere.drill.yaml", ExpressionCheck.NONE).problems())
                .extracting(Problem::toString)
                .containsExactly("nowhere.drill.yaml: no file 'nowhere.drill.yaml'");
    }

    private static DrillFile.Ready ready(String text) {
        var loaded = DrillFile.read("d.yaml", text.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        assertThat(loaded.problems()).isEmpty();
        return loaded.ready().orElseThrow();
    }
}
