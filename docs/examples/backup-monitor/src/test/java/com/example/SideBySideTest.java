package com.example;

import static org.pooldrill.assertj.PoolDrillAssertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.pooldrill.Simulation;
import org.pooldrill.junit.PoolDrill;

/** Two tests at the same moment: neither goes on before the other is there, and neither sees what the other breaks. */
@PoolDrill
@Execution(ExecutionMode.CONCURRENT)
class SideBySideTest {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void oneLosesTheFirstPool(Simulation sim) throws Exception {
        lose("pool1.contoso.com", "pool2.contoso.com", sim);
    }

    @Test
    void theOtherLosesTheSecond(Simulation sim) throws Exception {
        lose("pool2.contoso.com", "pool1.contoso.com", sim);
    }

    private static void lose(String lost, String partner, Simulation sim) throws Exception {
        BOTH.await(30, TimeUnit.SECONDS);
        sim.fault("pool-down", lost).advance(Duration.ofMinutes(10));
        BOTH.await(30, TimeUnit.SECONDS);

        assertThat(sim).pool(lost).isServedByNobody();
        assertThat(sim).pool(partner).isActive();
    }
}
