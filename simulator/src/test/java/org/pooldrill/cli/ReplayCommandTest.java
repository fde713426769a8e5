package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.run.Drills;

/** "What if we had failed over then?", asked of the log of a pool that is lost and failed over an hour later. */
class ReplayCommandTest {
    private static final String DRILL = Drills.file("""
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: townhall, starts: 5h }
            - advance: 10m
            - user: alice@contoso.com
              does: upload-content
              with: { conference: townhall, file: agenda.pptx, size: 10MB }
            - user: bob@contoso.com
              does: set-forwarding
              with: { to: "tel:+15550100" }
            - advance: 30s
            - fault: pool-down
              at: pool1.contoso.com
            - advance: 30m
            - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
              on: pool2.contoso.com
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            - advance: 10m
            """);
    private static final String BACKUP = "pool2.contoso.com";

    @TempDir
    Path folder;

    private String log = "";
    private JsonNode report = new ObjectMapper().createObjectNode();

    @BeforeEach
    void run() throws IOException {
        log = folder.resolve("a.events.jsonl").toString();
        report = json(Typed.withInput(DRILL, "run", "-", "--format", "json", "--log", log)
                .out());
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private JsonNode replayed(String... options) throws IOException {
        return json(replay(options).out());
    }

    private Typed replay(String... options) {
        var line = new ArrayList<>(List.of("replay", log, "--pool", BACKUP));
        line.addAll(List.of(options));
        return Typed.of(line.toArray(String[]::new));
    }

    @Nested
    class TheSiteAlone {

        @Test
        void hasOfItsPartnerWhatWasImported() throws IOException {
            var site = replayed("--until", "5m", "--format", "json");

            assertThat(site.path("serves").asBoolean()).isTrue();
            assertThat(site.path("centralManagement").asText()).isEqualTo("Backup");
            var copy = site.at("/holdings/1");
            assertThat(copy.path("home").asText()).isEqualTo("pool1.contoso.com");
            assertThat(copy.path("service").asText()).isEqualTo("STANDBY");
            assertThat(copy.path("contacts").asInt()).isEqualTo(1);
            assertThat(copy.path("conferences").asInt()).isEqualTo(1);
            assertThat(copy.path("files").asInt()).isZero();
            assertThat(copy.at("/imported/UserServices.PresenceFocus/upTo").asInt())
                    .isEqualTo(2);
            assertThat(site.at("/atRisk/changes").asInt()).isZero();
        }

        @Test
        void isToldInSentences() {
            assertThat(replay("--until", "10m10s").out())
                    .contains("pool2.contoso.com alone at 2013-11-04T08:10:10Z (+10m10s)")
                    .contains(
                            "users of pool1.contoso.com (STANDBY): 1 user with data, 1 contact, 1 conference, 0 files")
                    .contains("what the log knows and it does not: 1 change and 1 file (10.0 MB) of 2 users, the oldest"
                            + " 10s old of pool1.contoso.com");
        }

        @Test
        void saysWhyItCouldServeNobody() throws IOException {
            var lost = json(Typed.of("replay", log, "--pool", "pool1.contoso.com", "--until", "20m", "--format", "json")
                    .out());

            assertThat(lost.path("serves").asBoolean()).isFalse();
            assertThat(lost.path("why").asText()).contains("the Front Ends of pool1.contoso.com are down");
        }
    }

    @Nested
    class AsFailover {

        @Test
        void losesWhatTheFailoverOfTheRunHasLost() throws IOException {
            var failover = replayed("--until", "20m", "--as-failover", "--format", "json")
                    .path("failover");

            var lost = report.at("/state/pools/pool1.contoso.com/lost");
            assertThat(lost.path("files").asInt()).isEqualTo(1);
            for (var figure : List.of("changes", "users", "conferences", "files", "bytes")) {
                assertThat(failover.path("lost").path(figure)).isEqualTo(lost.path(figure));
            }
            assertThat(failover.at("/lost/rpo").asText())
                    .isEqualTo(report.at("/state/pools/pool1.contoso.com/rpo").asText())
                    .isEqualTo("PT30S");
        }

        @Test
        void importsFirstWhatLiesInTheFileStore() throws IOException {
            var failover = replayed("--until", "2500ms", "--as-failover", "--format", "json")
                    .path("failover");

            assertThat(failover.path("imported")).hasSize(1);
            assertThat(failover.at("/lost/changes").asInt()).isZero();
        }

        @Test
        void losesWhatHasNotCrossedYet() throws IOException {
            var failover = replayed("--until", "1s", "--as-failover", "--format", "json")
                    .path("failover");

            assertThat(failover.path("imported")).isEmpty();
            assertThat(failover.at("/lost/changes").asInt()).isEqualTo(2);
        }

        @Test
        void saysWhatLyncWouldHaveAskedForFirst() {
            assertThat(replay("--until", "10m10s", "--as-failover").out())
                    .contains("first, in Lync: the Central Management store is still on pool1.contoso.com")
                    .contains("pool1.contoso.com is the next hop of edge1.contoso.com: Set-CsEdgeServer")
                    .contains("bob@contoso.com: forwarding tel:+15550100");
        }

        @Test
        void hasNobodyToTakeOverOnceThatWasDone() {
            var late = replay("--as-failover");

            assertThat(late.exit()).isEqualTo(1);
            assertThat(late.err()).contains("pool1.contoso.com have been taken over by pool2.contoso.com already");
        }

        @Test
        void isNothingForAPoolThatIsDown() {
            var down = Typed.of("replay", log, "--pool", "pool1.contoso.com", "--until", "20m", "--as-failover");

            assertThat(down.exit()).isEqualTo(1);
            assertThat(down.err()).contains("no failover: the Front Ends of pool1.contoso.com are down");
        }
    }

    @Nested
    class Sweep {

        @Test
        void setsLossAgainstTime() {
            var rows = replay("--sweep", "10s", "--from", "9m50s", "--until", "10m40s", "--format", "csv")
                    .out()
                    .lines()
                    .toList();

            assertThat(rows)
                    .containsExactly(
                            "seconds,clock,state,servedBy,changes,users,conferences,files,bytes,rpoSeconds,waiting",
                            "590,2013-11-04T08:09:50Z,Active,pool1.contoso.com,0,0,0,0,0,0,0",
                            "600,2013-11-04T08:10:00Z,Active,pool1.contoso.com,1,2,0,1,10000000,0,0",
                            "610,2013-11-04T08:10:10Z,Active,pool1.contoso.com,1,2,0,1,10000000,10,0",
                            "620,2013-11-04T08:10:20Z,Active,pool1.contoso.com,1,2,0,1,10000000,20,0",
                            "630,2013-11-04T08:10:30Z,Down,,1,2,0,1,10000000,30,0",
                            "640,2013-11-04T08:10:40Z,Down,,1,2,0,1,10000000,30,0");
        }

        @Test
        void saysTheSameInEveryFormat() throws IOException {
            var json = replayed("--sweep", "1h", "--from", "10m10s", "--until", "10m10s", "--format", "json");
            var text = replay("--sweep", "1h", "--from", "10m10s", "--until", "10m10s")
                    .out()
                    .lines()
                    .toList();

            assertThat(json.path("bytes").asInt()).isEqualTo(10_000_000);
            assertThat(json.path("rpo").asText()).isEqualTo("PT10S");
            assertThat(text).hasSize(2);
            assertThat(text.get(1).split(" +"))
                    .containsExactly("+0h10m10s", "Active", "pool1.contoso.com", "1", "2", "1", "10.0", "MB", "10s");
        }

        @Test
        void endsWithTheLog() {
            assertThat(replay("--sweep", "10m", "--until", "100h", "--format", "csv")
                            .out()
                            .lines())
                    .last()
                    .asString()
                    .contains("FailedOver,pool2.contoso.com,0,0,0,0,0,0,0");
        }
    }

    @Nested
    class Refuses {

        @Test
        void whatItCannotUse() {
            for (var wrong : List.of(
                    List.of("--pool", "pool3.contoso.com", "there is no such pool in the estate of the log; did you"),
                    List.of("--until", "100h", "--until 100h is after the end of the log, which is +0h"),
                    List.of("--until", "soon", "--until soon: accepted is a duration"),
                    List.of("--sweep", "0s", "--sweep 0s: accepted is a duration"),
                    List.of("--sweep", "often", "--sweep often: accepted is a duration"),
                    List.of("--from", "1m", "--from goes with --sweep"),
                    List.of("--format", "csv", "--format csv goes with --sweep"),
                    List.of("--format", "xml", "'xml' is no format"))) {
                var typed = wrong.get(0).equals("--pool")
                        ? Typed.of("replay", log, "--pool", wrong.get(1))
                        : replay(wrong.get(0), wrong.get(1));

                assertThat(typed.exit()).isEqualTo(2);
                assertThat(typed.err()).contains(wrong.get(2)).doesNotContain("Exception");
                assertThat(typed.out()).isEmpty();
            }
        }

        @Test
        void bothQuestionsAtOnce() {
            var both = replay("--sweep", "1m", "--as-failover");

            assertThat(both.exit()).isEqualTo(2);
            assertThat(both.err()).contains("accepted is one of them");
        }
    }
}
