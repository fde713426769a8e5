package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pooldrill.Simulation;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;

/** What people who test something against a pair of pools do, each with a simulation of his own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String FAIL_OVER = "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode";

    private final Visitor client = Visitor.of(Limits.usual());

    @AfterAll
    void stop() {
        client.close();
    }

    private String at(String simulation, String path) {
        return client.get("/simulations/" + simulation + "/value?path="
                        + java.net.URLEncoder.encode(path, StandardCharsets.UTF_8))
                .json()
                .asText();
    }

    @Test
    void aPoolIsLostAndFailedOverAndItsLogIsTheOneOfTheSameStepsInTheLibrary() {
        var made = client.post("/simulations", "{\"name\": \"night\", \"seed\": 7}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/simulations/night");

        client.post("/simulations/night/users/alice@contoso.com/acts", """
                {"does": "add-contact", "with": {"contact": "bob@contoso.com"}}""");
        client.post("/simulations/night/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");
        client.post("/simulations/night/steps", "{\"advance\": \"10m\"}");
        var refused = client.post("/simulations/night/shell", "{\"line\": \"" + FAIL_OVER + "\"}");
        assertThat(refused.at("/refusal/id")).isEqualTo("CmsNotAvailable");
        client.types(
                "night",
                "Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com -BackupSqlInstanceName rtc -Force");
        client.types("night", FAIL_OVER);
        client.post("/simulations/night/repairs", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");

        try (var alone = Simulation.of("contoso").seed(7).start()) {
            alone.user("alice@contoso.com").does("add-contact", java.util.Map.of("contact", "bob@contoso.com"));
            alone.fault("pool-down", POOL1).advance(Duration.ofMinutes(10));
            alone.shell().attempt(FAIL_OVER);
            alone.shell()
                    .attempt("Invoke-CsManagementServerFailover -BackupSqlServerFqdn sql2a.contoso.com"
                            + " -BackupSqlInstanceName rtc -Force");
            alone.shell().attempt(FAIL_OVER);
            alone.heal("pool-down", POOL1);
            var log = new ByteArrayOutputStream();
            alone.writeLog(log);
            assertThat(client.get("/simulations/night/log").body()).isEqualTo(log.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aLineComesBackAsTextAndAsObjects() {
        client.post("/simulations", "{\"name\": \"lines\"}");

        var text = client.types("lines", "Get-CsPool -Identity pool1.contoso.com");
        var objects = client.post("/simulations/lines/shell", "{\"line\": \"Get-CsPool -Identity pool1.contoso.com\"}");

        assertThat(text).contains("Identity").contains(POOL1);
        assertThat(objects.at("/output/objects/0/Identity")).isEqualTo(POOL1);
        assertThat(objects.at("/output/text")).isEqualTo(text);
    }

    @Test
    void aRefusalIsNamedWhereTheOutputIsText() {
        client.post("/simulations", "{\"name\": \"refusals\"}");

        var answer = client.send(
                "POST",
                "/simulations/refusals/shell",
                "Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com",
                "Content-Type",
                "text/plain; charset=UTF-8",
                "Accept",
                "text/plain");

        assertThat(answer.header("Pooldrill-Refused")).isEqualTo("PoolNotFailedOver");
        assertThat(answer.body()).contains("FullyQualifiedErrorId : PoolNotFailedOver");
    }

    @Test
    void aLineInTheBackgroundGoesOnWhileTimePasses() {
        client.post("/simulations", "{\"name\": \"beside\"}");
        client.post("/simulations/beside/shell", """
                {"line": "Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com", "name": "sync", "background": true}""");
        var meanwhile = client.post("/simulations/beside/steps", "{\"advance\": \"1s\"}");

        var ended = client.post("/simulations/beside/steps", "{\"await\": \"sync\"}");

        assertThat(meanwhile.at("/time")).isEqualTo("PT1S");
        assertThat(Duration.parse(ended.at("/output/lasted"))).isGreaterThan(Duration.ofSeconds(1));
        assertThat(ended.at("/time")).isEqualTo(ended.at("/output/lasted"));
    }

    @Test
    void whatIsNotMetIsSaidWithItsValues() {
        client.post("/simulations", "{\"name\": \"unmet\"}");

        var expected = client.post("/simulations/unmet/steps", """
                {"expect": ["pools['pool1.contoso.com'].state == 'Down'"]}""");
        var waited = client.post("/simulations/unmet/steps", """
                {"until": "pools['pool1.contoso.com'].state == 'Down'", "within": "1h"}""");

        assertThat(expected.json().path("taken").asBoolean()).isFalse();
        assertThat(expected.at("/unmet")).contains("Active");
        assertThat(waited.at("/unmet")).contains("Active");
        assertThat(waited.at("/time")).isEqualTo("PT1H");
    }

    @Test
    void aStateThatIsKnownIsNotSentAgain() {
        client.post("/simulations", "{\"name\": \"known\"}");
        var first = client.get("/simulations/known/state");

        var same = client.get("/simulations/known/state", "If-None-Match", "\"other\", " + first.header("ETag"));
        client.post("/simulations/known/steps", "{\"advance\": \"1s\"}");
        var changed = client.get("/simulations/known/state", "If-None-Match", first.header("ETag"));

        assertThat(first.at("/pools/pool1.contoso.com/state")).isEqualTo("Active");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void allUsersAreInTheStateWhereThatIsAskedFor() {
        client.post("/simulations", """
                {"name": "crowd", "estate": {"from": "contoso", "pools": {"pool1.contoso.com": {"users": 20}}}}""");

        assertThat(client.get("/simulations/crowd/state").json().path("users")).hasSize(4);
        assertThat(client.get("/simulations/crowd/state?all=true")
                        .json()
                        .path("users")
                        .size())
                .isGreaterThan(9000);
        assertThat(client.get("/simulations/crowd/users/alice@contoso.com").at("/mode"))
                .isEqualTo("Regular");
        assertThat(client.get("/simulations/crowd/users/zoe@contoso.com").problem())
                .isEqualTo("not-found");
    }

    @Test
    void aForkGoesItsOwnWay() {
        client.post("/simulations", "{\"name\": \"parent\"}");
        client.post("/simulations/parent/steps", "{\"advance\": \"5m\"}");

        var fork = client.post("/simulations/parent/fork", "{\"name\": \"child\"}");
        client.post("/simulations/child/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");

        assertThat(fork.at("/time")).isEqualTo("PT5M");
        assertThat(at("child", "pools['pool1.contoso.com'].state")).isEqualTo("Down");
        assertThat(at("parent", "pools['pool1.contoso.com'].state")).isEqualTo("Active");
    }

    @Test
    void aResetGivesBackTheStart() {
        client.post("/simulations", "{\"name\": \"again\", \"seed\": 3, \"title\": \"Once more\"}");
        var start = client.get("/simulations/again/log").body();
        client.post("/simulations/again/steps", "{\"advance\": \"5m\"}");

        var reset = client.send("POST", "/simulations/again/reset", "");

        assertThat(reset.at("/time")).isEqualTo("PT0S");
        assertThat(reset.at("/seed")).isEqualTo("3");
        assertThat(client.get("/simulations/again/log").body()).isEqualTo(start).contains("Once more");
    }

    @Test
    void theStepsAreADrillThatPasses() {
        client.post("/simulations", "{\"name\": \"typed\"}");
        client.types("typed", "Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com");

        var steps = client.get("/simulations/typed/steps");

        assertThat(steps.at("/steps/0/refused")).isEqualTo("PoolNotFailedOver");
    }

    @Test
    void theLogIsWhole() {
        client.post("/simulations", "{\"name\": \"logged\"}");
        client.post("/simulations/logged/steps", "{\"advance\": \"10m\"}");

        var log = client.get("/simulations/logged/log").body();

        var events = 0;
        try (var reader = LogReader.of(
                new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                "log",
                EventCatalogue.types(),
                LogReader.Mode.WHOLE)) {
            while (reader.next().isPresent()) {
                events++;
            }
        }
        assertThat(events)
                .isEqualTo(
                        client.get("/simulations/logged").json().path("events").asInt());
    }

    @Test
    void whatIsDeletedIsGone() {
        client.post("/simulations", "{\"name\": \"gone\"}");

        assertThat(client.delete("/simulations/gone").status()).isEqualTo(204);

        assertThat(client.get("/simulations/gone").problem()).isEqualTo("not-found");
        assertThat(client.names()).doesNotContain("gone");
    }

    @Test
    void oneWithoutANameGetsOne() {
        var made = client.post("/simulations", "{}");

        assertThat(client.names()).contains(made.at("/name"));
    }

    @Test
    void aNameThatIsTakenStaysWithItsSimulation() {
        client.post("/simulations", "{\"name\": \"mine\"}");

        assertThat(client.post("/simulations", "{\"name\": \"mine\"}").problem())
                .isEqualTo("name-taken");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndNothingHappens() {
        client.post("/simulations", "{\"name\": \"careful\"}");

        assertThat(client.post("/simulations", "{\"nme\": \"x\", \"seed\": -1}")
                        .json()
                        .path("errors"))
                .extracting(com.fasterxml.jackson.databind.JsonNode::asText)
                .anySatisfy(error -> assertThat(error).contains("did you mean 'name'?"))
                .anySatisfy(error -> assertThat(error).startsWith("/seed: "));
        assertThat(client.post("/simulations", "{\"estate\": \"contosso\"}").problem())
                .isEqualTo("invalid-input");
        assertThat(client.post("/simulations/careful/steps", "{\"advnce\": \"1m\"}")
                        .at("/detail"))
                .contains("advnce");
        assertThat(client.types("careful", "Get-CsPol")).contains("Get-CsPol");
        assertThat(client.get("/simulations/careful").at("/steps")).isEqualTo("0");
    }
}
