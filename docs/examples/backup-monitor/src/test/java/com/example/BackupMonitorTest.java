package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.assertj.PoolDrillAssertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.pooldrill.Simulation;
import org.pooldrill.junit.PoolDrillExtension;

@Execution(ExecutionMode.CONCURRENT)
class BackupMonitorTest {
    private static final String POOL = "pool1.contoso.com";

    @RegisterExtension
    final PoolDrillExtension contoso = PoolDrillExtension.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 50 }, pool2.contoso.com: { users: 50 } }")
            .given(sim -> sim.advance(Duration.ofMinutes(5)))
            .build();

    private static BackupMonitor monitor(Simulation sim) {
        return new BackupMonitor(
                line -> sim.shell().attempt(line).output().orElseThrow().text(),
                POOL,
                Duration.ofMinutes(15),
                sim.clock());
    }

    @Test
    void isQuietWhileAllIsWell(Simulation sim) {
        var monitor = monitor(sim);
        sim.advance(Duration.ofHours(8));

        assertThat(monitor.look(sim.clock())).isEmpty();
        assertThat(sim).hasLostNothing();
    }

    @Test
    void tellsOfALineThatIsDownAfterAQuarterOfAnHour(Simulation sim) {
        var monitor = monitor(sim);
        sim.user("alice@contoso.com").does("add-contact", Map.of("contact", "bob@contoso.com"));
        sim.fault("wan-down");

        sim.advance(Duration.ofMinutes(14));
        assertThat(monitor.look(sim.clock())).isEmpty();
        sim.advance(Duration.ofMinutes(2));
        assertThat(monitor.look(sim.clock()))
                .contains("nothing of pool1.contoso.com has reached its partner for 16 minutes");

        assertThat(sim).pool(POOL).isActive().isServedByItself();
    }

    @Test
    void isQuietAgainWhenTheLineIsUp(Simulation sim) {
        var monitor = monitor(sim);
        sim.fault("wan-down").advance(Duration.ofMinutes(20));
        sim.heal("wan-down");
        sim.until("pools['pool1.contoso.com'].backup['UserServices.PresenceFocus'].export == 'FinalState'");

        assertThat(monitor.look(sim.clock())).isEmpty();
    }

    @Test
    void tellsOfAStoppedServiceAtOnce(Simulation sim) {
        var monitor = monitor(sim);
        sim.fault("service-stopped", List.of(POOL), Map.of("service", "LYNCBACKUP"));

        assertThat(monitor.look(sim.clock())).contains("the Backup Service of pool1.contoso.com is stopped");
    }
}
