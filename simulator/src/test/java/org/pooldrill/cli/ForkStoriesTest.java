package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would have been, had somebody done something else before pool1 was lost, or sooner after it. */
class ForkStoriesTest {
    private static final String CHANGES = """
            - { user: alice@contoso.com, does: add-contact, with: { contact: carol@contoso.com } }
            - { user: bob@contoso.com, does: set-forwarding, with: { to: dave@contoso.com } }
            """;
    private static final String CMS = """
            - ps: Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force
              on: pool2.contoso.com
            """;
    private static final String EDGE = """
            - ps: Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com
            - until: edges['edge1.contoso.com'].replicaNextHop == 'pool2.contoso.com'
            """;
    private static final String DISASTER = """
            - { fault: pool-down, at: pool1.contoso.com }
            - advance: 5m
            """;
    private static final String FAILOVER = """
            - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
            - until: pools['pool1.contoso.com'].users.regular == 9002
            """;

    @TempDir
    static Path folder;

    private static String log = "";
    private static JsonNode lost = new ObjectMapper().createObjectNode();

    @BeforeAll
    static void loseThePool() throws IOException {
        log = folder.resolve("lost.events.jsonl").toString();
        lost = pool1(Typed.of("run", "disaster-failover", "--log", log, "--format", "json"));
        assertThat(lost.at("/lost/changes").asInt()).isEqualTo(4);
    }

    private static JsonNode pool1(Typed typed) throws IOException {
        assertThat(typed.err()).isEmpty();
        assertThat(typed.exit()).as(typed.out()).isZero();
        return new ObjectMapper().readTree(typed.out()).at("/state/pools/pool1.contoso.com");
    }

    private static JsonNode fork(String at, String steps) throws IOException {
        return pool1(Typed.withInput(steps, "fork", log, "--at", at, "--with", "-", "--format", "json"));
    }

    private static Duration total(JsonNode pool) {
        return Duration.parse(pool.at("/rto/total").asText());
    }

    @Test
    void losesNothingWhenThePoolWasFailedOverAsPlannedBeforeItWasLost() throws IOException {
        var planned = fork("1h", """
                - ps: Invoke-CsManagementServerFailover
                  on: pool2.contoso.com
                """ + EDGE + CHANGES + """
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                """ + DISASTER);

        assertThat(planned.path("servedBy").asText()).isEqualTo("pool2.contoso.com");
        assertThat(planned.at("/users/regular").asInt()).isEqualTo(9_002);
        assertThat(planned.at("/lost/changes").asInt()).isZero();
    }

    @Test
    void losesLessWhenSomebodyHadSynchronisedAHalfMinuteBefore() throws IOException {
        var synced = fork("1h2m20s", """
                - ps: Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com
                  name: sync
                  background: true
                - advance: 40s
                """ + DISASTER + CMS + EDGE + FAILOVER);

        assertThat(synced.at("/lost/changes").asInt()).isLessThan(4);
    }

    @Test
    void servesItsUsersSoonerWhenTheFailoverBeginsAtOnce() throws IOException {
        var sooner = fork("1h3m30s", CMS + EDGE + FAILOVER);

        assertThat(sooner.at("/lost/changes")).isEqualTo(lost.at("/lost/changes"));
        assertThat(total(sooner)).isLessThan(total(lost));
    }
}
