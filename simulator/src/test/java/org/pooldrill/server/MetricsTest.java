package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.meter.Metric;

/** What Prometheus reads of a server, and what the dashboard asks of that. */
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b(?:pooldrill|jvm|process|system)_[a-z_]+");

    private static Set<String> names(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Visitor busy() {
        var client = Visitor.of(Limits.usual());
        client.post("/simulations", "{\"name\": \"night\"}");
        client.types("night", "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com");
        client.post("/simulations/night/faults", "{\"kind\": \"pool-down\", \"at\": \"pool1.contoso.com\"}");
        client.post("/simulations/night/steps", "{\"advance\": \"10m\"}");
        return client;
    }

    @Test
    void theSimulatedPoolsAndTheProgramAreShown() {
        try (var client = busy()) {
            client.get("/nowhere");
            var answer = client.get("/metrics");

            assertThat(answer.header("Content-Type")).contains("text/plain;version=0.0.4;charset=utf-8");
            assertThat(answer.body())
                    .contains(
                            "pooldrill_users{mode=\"Resiliency\",pool=\"pool1.contoso.com\",simulation=\"night\"} 9002.0")
                    .contains(
                            "pooldrill_pool_state{pool=\"pool1.contoso.com\",simulation=\"night\",state=\"Down\"} 1.0")
                    .contains("pooldrill_refusals_total{id=\"CmsNotAvailable\"} 1.0")
                    .contains("pooldrill_commands_total{outcome=\"refused\"} 1.0")
                    .contains("pooldrill_server_simulations{shown=\"yes\"} 1.0")
                    .contains("pooldrill_server_calls_seconds_count{route=\"create\",status=\"201\"} 1")
                    .contains("pooldrill_server_calls_seconds_count{route=\"none\",status=\"404\"} 1")
                    .contains("jvm_memory_used_bytes");
        }
    }

    @Test
    void theSeriesOfASimulationGoWithIt() {
        try (var client = busy()) {
            client.post("/simulations/night/reset", "{}");
            assertThat(client.get("/metrics").body())
                    .contains("mode=\"Regular\",pool=\"pool1.contoso.com\",simulation=\"night\"} 9002.0");

            client.delete("/simulations/night");
            assertThat(client.get("/metrics").body())
                    .doesNotContain("simulation=\"night\"")
                    .contains("pooldrill_server_started_total 2.0")
                    .contains("pooldrill_server_simulations{shown=\"yes\"} 0.0");
        }
    }

    @Test
    void thereAreNeverTooManySeries() {
        try (var client = Visitor.of(Limits.usual())) {
            IntStream.range(0, 130)
                    .forEach(number -> client.post(
                            "/simulations",
                            "{\"estate\": {\"from\": \"contoso\", \"pools\": {\"pool1.contoso.com\": {\"users\": 2},"
                                    + " \"pool2.contoso.com\": {\"users\": 2}}}}"));
            var text = client.get("/metrics").body();

            assertThat(text.lines()
                            .filter(line -> line.contains("simulation=\""))
                            .count())
                    .isBetween(9_000L, (long) Metrics.MOST_SERIES);
            assertThat(text).doesNotContain("pooldrill_server_simulations{shown=\"no\"} 0.0");
        }
    }

    @Test
    void everyMetricThatTheDashboardAsksForIsThere() throws IOException {
        var asked = new TreeSet<String>();
        var dashboard =
                new ObjectMapper().readTree(Checkout.file("docs/grafana.json").toFile());
        dashboard.findValues("expr").stream()
                .map(JsonNode::asText)
                .forEach(query -> NAME.matcher(query).results().forEach(found -> asked.add(found.group())));
        dashboard.at("/templating/list").forEach(variable -> NAME.matcher(
                        variable.path("query").asText())
                .results()
                .forEach(found -> asked.add(found.group())));

        assertThat(asked).hasSizeGreaterThan(15);
        try (var client = busy()) {
            client.get("/metrics");
            assertThat(names(client.get("/metrics").body())).containsAll(asked);
        }
    }

    @Test
    void everyMetricOfThePageIsThereByItsNameInPrometheus() throws IOException {
        var listed = Pattern.compile("(?m)^\\| `[a-z.]+` \\| `(pooldrill_[a-z_]+)`")
                .matcher(Files.readString(Checkout.file("docs/metrics.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        assertThat(listed).hasSize(Metric.values().length);
        try (var client = busy()) {
            client.get("/metrics");
            assertThat(names(client.get("/metrics").body())).containsAll(listed);
        }
    }

    @Test
    void thePageOfTheServerNamesThem() throws IOException {
        assertThat(Files.readString(Checkout.file("docs/server.md")))
                .contains("/metrics", "(metrics.md)", "(grafana.json)");
    }
}
