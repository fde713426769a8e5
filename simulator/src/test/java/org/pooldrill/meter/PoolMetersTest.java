package org.pooldrill.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.POOL1;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.pooldrill.simulation.Contoso;

class PoolMetersTest {

    @Test
    void showsTheLiveRpoAndTheUsersByMode() {
        try (var contoso = new Contoso()) {
            var registry = new SimpleMeterRegistry();
            new PoolMeters(contoso.simulation().view()).bindTo(registry);
            contoso.minutes(3).contact(ALICE, BOB).seconds(30);

            assertThat(gauge(registry, "pooldrill.backup.rpo")).isEqualTo(30.0);
            assertThat(gauge(registry, "pooldrill.backup.backlog")).isPositive();
            contoso.minutes(2).lose(POOL1).minutes(1);
            assertThat(gauge(registry, "pooldrill.backup.rpo")).isZero();
            assertThat(registry.get("pooldrill.users")
                            .tags("pool", POOL1, "mode", "CannotSignIn")
                            .gauge()
                            .value())
                    .isEqualTo(42);
        }
    }

    private static double gauge(SimpleMeterRegistry registry, String name) {
        return registry.get(name)
                .tags("pool", POOL1, "module", "UserServices.PresenceFocus")
                .gauge()
                .value();
    }
}
