package org.pooldrill.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.pooldrill.change.BackupModule;
import org.pooldrill.client.Mode;
import org.pooldrill.view.View;

/**
 * What an operator of the simulated pools would watch: users by mode, and for each module of the Backup Service the
 * changes made and acknowledged, the backlog in bytes and the live RPO in seconds. The values are read from the view
 * when a registry asks, in simulated time; binding them changes nothing in a run.
 */
public final class PoolMeters implements MeterBinder {
    private static final double MILLIS = 1_000;

    private final View view;

    public PoolMeters(View view) {
        this.view = view;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var pool : view.estate().pools().keySet()) {
            for (var mode : Mode.values()) {
                Gauge.builder(
                                "pooldrill.users",
                                view,
                                v -> v.world().populations().get(pool).count(mode))
                        .description("Users homed on the pool, by mode")
                        .tags("pool", pool, "mode", mode.toString())
                        .register(registry);
            }
            for (var module : BackupModule.values()) {
                bind(registry, pool, module);
            }
        }
    }

    private void bind(MeterRegistry registry, String pool, BackupModule module) {
        var tags = Tags.of("pool", pool, "module", module.toString());
        FunctionCounter.builder(
                        "pooldrill.backup.produced", view, v -> v.journal(pool).produced(module))
                .description("Changes made, to be carried to the partner")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("pooldrill.backup.acknowledged", view, v -> v.journal(pool)
                        .acked(module))
                .description("Changes that the partner has acknowledged")
                .tags(tags)
                .register(registry);
        Gauge.builder("pooldrill.backup.backlog", view, v -> v.journal(pool).backlogBytes(module))
                .description("What is not acknowledged")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        Gauge.builder("pooldrill.backup.rpo", view, v -> rpoSeconds(v, pool, module))
                .description("Age of the oldest change that is not acknowledged")
                .baseUnit("seconds")
                .tags(tags)
                .register(registry);
    }

    private static double rpoSeconds(View view, String pool, BackupModule module) {
        var oldest = view.journal(pool).oldestUnacked(module);
        return oldest.isPresent() ? (view.now() - oldest.getAsLong()) / MILLIS : 0;
    }
}
