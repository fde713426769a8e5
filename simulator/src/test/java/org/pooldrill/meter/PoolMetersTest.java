package org.pooldrill.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pooldrill.Blueprint;
import org.pooldrill.Simulation;

class PoolMetersTest {
    private static final Blueprint CONTOSO = Simulation.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 40 }, pool2.contoso.com: { users: 40 } }");
    private static final String POOL1 = "pool1.contoso.com";
    private static final String PRESENCE = "UserServices.PresenceFocus";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(Metric metric, String... values) {
        var tags = Labels.of(metric, io.micrometer.core.instrument.Tags.empty(), values);
        return registry.get(metric.text()).tags(tags).gauge().value();
    }

    private static void contact(Simulation sim) {
        sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
    }

    @Test
    void showWhatBecomesOfAPool() {
        try (var sim = CONTOSO.start().meter(registry)) {
            sim.advance(Duration.ofMinutes(3));
            contact(sim);
            sim.advance(Duration.ofSeconds(30));

            assertThat(gauge(Metric.LIVE_RPO, POOL1, PRESENCE)).isEqualTo(30.0);
            assertThat(gauge(Metric.BACKLOG, POOL1, PRESENCE)).isPositive();
            assertThat(gauge(Metric.POOL_STATE, POOL1, "Active")).isOne();
            sim.advance(Duration.ofMinutes(2));
            sim.fault("pool-down", POOL1);
            sim.advance(Duration.ofMinutes(1));
            assertThat(gauge(Metric.LIVE_RPO, POOL1, PRESENCE)).isZero();
            assertThat(gauge(Metric.USERS, POOL1, "CannotSignIn")).isEqualTo(42);
            assertThat(gauge(Metric.POOL_STATE, POOL1, "Active")).isZero();
            assertThat(gauge(Metric.POOL_STATE, POOL1, "Down")).isOne();
            assertThat(gauge(Metric.POOL_SERVED, POOL1)).isZero();
            assertThat(gauge(Metric.FRONT_ENDS, POOL1)).isZero();
            assertThat(gauge(Metric.CMS_MASTERS)).isZero();
            assertThat(gauge(Metric.SIMULATED_TIME)).isEqualTo(390);
            assertThat(gauge(Metric.DISASTER_RTO, POOL1)).isNaN();
            assertThat(gauge(Metric.FINDINGS, "info")
                            + gauge(Metric.FINDINGS, "warning")
                            + gauge(Metric.FINDINGS, "error"))
                    .isEqualTo(sim.state().findings().size())
                    .isPositive();
        }
    }

    @Test
    void measureTheCyclesInSimulatedTime() {
        try (var sim = CONTOSO.start().meter(registry)) {
            contact(sim);
            sim.advance(Duration.ofMinutes(10));

            var cycles = registry.get(Metric.CYCLE.text())
                    .tags("pool", POOL1, "module", PRESENCE)
                    .timer();
            assertThat(cycles.count()).isOne();
            assertThat(cycles.totalTime(TimeUnit.SECONDS)).isBetween(1.0, 120.0);
            assertThat(registry.get(Metric.ACKNOWLEDGED.text())
                            .tags("pool", POOL1, "module", PRESENCE)
                            .functionCounter()
                            .count())
                    .isOne();
        }
    }

    @Test
    void activityIsCounted() {
        try (var sim = CONTOSO.start()) {
            sim.listen(new Activity(registry, "team", "blue"));
            var before = sim.events();
            sim.shell("Get-CsPool");
            sim.shell().attempt("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com");
            sim.user("alice@contoso.com").does("sign-out");
            sim.user("alice@contoso.com").tries("set-presence", Map.of("state", "Busy"));

            assertThat(registry.get("pooldrill.events").counter().count()).isEqualTo(sim.events() - before);
            assertThat(registry.get("pooldrill.commands")
                            .tag("outcome", "succeeded")
                            .counter()
                            .count())
                    .isOne();
            assertThat(registry.get("pooldrill.commands")
                            .tag("outcome", "refused")
                            .counter()
                            .count())
                    .isOne();
            assertThat(registry.get("pooldrill.refusals").counters())
                    .hasSize(2)
                    .allMatch(counter -> "blue".equals(counter.getId().getTag("team")))
                    .anyMatch(
                            counter -> "CmsNotAvailable".equals(counter.getId().getTag("id")));
        }
    }

    @Test
    void areTakenOutOfTheRegistryWhenTheSimulationIsClosed() {
        try (var one = CONTOSO.start().meter(registry, "simulation", "one")) {
            try (var other = CONTOSO.start().meter(registry, "simulation", "other")) {
                assertThat(registry.find("pooldrill.simulation.time").gauges()).hasSize(2);
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> other.meter(registry, "simulation", "one"))
                        .withMessageContaining("a tag of its own");
            }
            assertThat(registry.getMeters())
                    .allMatch(meter -> "one".equals(meter.getId().getTag("simulation")));
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void theLogIsTheSameWithThemAndWithout() {
        assertThat(log(true)).isEqualTo(log(false));
    }

    private String log(boolean metered) {
        try (var sim = CONTOSO.load("lync-2013").start()) {
            if (metered) {
                sim.meter(registry);
                sim.listen(new Activity(registry));
                sim.listen((raw, payload) -> {
                    if (raw.seq() % 50 == 0) {
                        registry.getMeters().forEach(meter -> meter.measure().forEach(value -> value.getValue()));
                    }
                });
            }
            sim.advance(Duration.ofHours(3));
            sim.fault("pool-down", POOL1);
            sim.advance(Duration.ofMinutes(20));
            return sim.end().logSha256();
        }
    }

    @Test
    void everyOneIsOfTheListAndAllOfTheListAreThere() {
        try (var sim = CONTOSO.start().meter(registry)) {
            sim.listen(new Activity(registry));
            sim.shell().attempt("Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com");

            for (var meter : registry.getMeters()) {
                var metric = metrics()
                        .filter(one -> one.text().equals(meter.getId().getName()))
                        .findFirst()
                        .orElseThrow();
                assertThat(meter.getId().getType()).isEqualTo(metric.type());
                assertThat(meter.getId().getDescription()).isEqualTo(metric.meaning());
                assertThat(meter.getId().getBaseUnit()).isEqualTo(metric.unit().isEmpty() ? null : metric.unit());
                assertThat(meter.getId().getTags().stream()
                                .map(io.micrometer.core.instrument.Tag::getKey)
                                .toList())
                        .containsExactlyInAnyOrderElementsOf(metric.tags());
            }
            assertThat(registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
                    .containsAll(metrics().map(Metric::text).toList());
        }
    }

    @Test
    void thereAreAsManySeriesAsIsKnownBefore() {
        try (var sim = CONTOSO.start().meter(registry)) {
            var series = registry.getMeters().stream()
                    .mapToInt(meter -> meter.getId().getType() == Meter.Type.TIMER ? 3 : 1)
                    .sum();

            assertThat(PoolMeters.series(sim.blueprint().pools())).isEqualTo(series);
        }
    }

    private static Stream<Metric> metrics() {
        return Stream.of(Metric.values())
                .filter(metric -> List.of(Metric.Of.POOLS, Metric.Of.ACTIVITY).contains(metric.of()));
    }
}
