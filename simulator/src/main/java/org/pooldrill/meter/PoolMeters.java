package org.pooldrill.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Estate;
import org.pooldrill.finding.Severity;
import org.pooldrill.pool.Authority;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.view.View;

/**
 * What an operator of the simulated pools would watch, as meters: users by mode, states, and for each module of the Backup
 * Service the changes, the backlog, the live RPO and how long its cycles take. All but the last are read when a registry
 * asks. How many there are is known before the first: the estate's pools times what each has.
 */
public final class PoolMeters implements Appended, AutoCloseable {
    private static final double MILLIS = 1_000;

    private final Looks looks;
    private final MeterRegistry registry;
    private final Tags common;
    private final List<Meter> meters = new ArrayList<>();
    private final Map<String, Timer> cycles = new TreeMap<>();
    private final Map<String, Long> exportedAt = new TreeMap<>();

    /**
     * Puts them into a registry.
     *
     * @param tags keys and values that all of them get, which no other simulation has there
     * @throws IllegalArgumentException if another has
     */
    public PoolMeters(Estate estate, Looks looks, MeterRegistry registry, String... tags) {
        this.looks = looks;
        this.registry = registry;
        common = Tags.of(tags);
        if (registry.find(Metric.SIMULATED_TIME.text()).tags(common).meter() != null) {
            throw new IllegalArgumentException("the registry has meters of a simulation with the tags "
                    + Arrays.toString(tags) + "; give each a tag of its own, such as \"simulation\", \"night\"");
        }
        gauge(Metric.SIMULATED_TIME, view -> view.now() / MILLIS);
        gauge(Metric.CMS_MASTERS, view -> view.deployment().activeMasters().size());
        for (var severity : Severity.values()) {
            gauge(Metric.FINDINGS, view -> findings(view, severity), severity.text());
        }
        estate.pools().keySet().forEach(this::pool);
    }

    /**
     * How many time series the pools of an estate come to.
     *
     * @param pools how many it has
     */
    public static int series(int pools) {
        var modules = BackupModule.values().length * 8;
        var pool = Mode.values().length + Authority.State.values().length + 7 + modules;
        return 2 + Severity.values().length + pools * pool;
    }

    private void pool(String pool) {
        for (var mode : Mode.values()) {
            gauge(Metric.USERS, view -> view.world().populations().get(pool).count(mode), pool, mode.toString());
        }
        for (var state : Authority.State.values()) {
            gauge(Metric.POOL_STATE, view -> oneIf(view.state(pool) == state), pool, state.toString());
        }
        gauge(Metric.POOL_REACHABLE, view -> oneIf(view.world().computers().reachable(pool)), pool);
        gauge(Metric.POOL_SERVED, view -> oneIf(served(view, pool)), pool);
        gauge(
                Metric.FRONT_ENDS,
                view -> view.world().computers().frontEnds(pool).running(),
                pool);
        gauge(Metric.LOST_CHANGES, view -> view.loss(pool).changes(), pool);
        gauge(Metric.LOST_FILES, view -> view.loss(pool).files(), pool);
        gauge(Metric.DISASTER_RPO, view -> view.loss(pool).rpoMillis() / MILLIS, pool);
        gauge(Metric.DISASTER_RTO, view -> rtoSeconds(view, pool), pool);
        for (var module : BackupModule.values()) {
            module(pool, module);
        }
    }

    private void module(String pool, BackupModule module) {
        var name = module.toString();
        counter(Metric.PRODUCED, view -> view.journal(pool).produced(module), pool, name);
        counter(Metric.EXPORTED, view -> view.journal(pool).exported(module), pool, name);
        counter(Metric.ACKNOWLEDGED, view -> view.journal(pool).acked(module), pool, name);
        gauge(Metric.BACKLOG, view -> view.journal(pool).backlogBytes(module), pool, name);
        gauge(Metric.LIVE_RPO, view -> rpoSeconds(view, pool, module), pool, name);
        var timer = Timer.builder(Metric.CYCLE.text())
                .description(Metric.CYCLE.meaning())
                .tags(Labels.of(Metric.CYCLE, common, pool, name))
                .register(registry);
        meters.add(timer);
        cycles.put(pool + " " + module, timer);
    }

    private void gauge(Metric metric, ToDoubleFunction<View> value, String... values) {
        meters.add(Gauge.builder(metric.text(), this, meters -> meters.looks.at(value))
                .description(metric.meaning())
                .baseUnit(metric.unit().isEmpty() ? null : metric.unit())
                .tags(Labels.of(metric, common, values))
                .register(registry));
    }

    private void counter(Metric metric, ToDoubleFunction<View> value, String... values) {
        meters.add(FunctionCounter.builder(metric.text(), this, meters -> meters.looks.at(value))
                .description(metric.meaning())
                .tags(Labels.of(metric, common, values))
                .register(registry));
    }

    private static double oneIf(boolean so) {
        return so ? 1 : 0;
    }

    private static boolean served(View view, String pool) {
        return !view.authority(pool)
                .servedBy(view.world().computers().poolUp(pool))
                .isEmpty();
    }

    private static double findings(View view, Severity severity) {
        return view.findings().stream()
                .filter(noticed -> noticed.finding().severity().equals(severity.toString()))
                .count();
    }

    private static double rpoSeconds(View view, String pool, BackupModule module) {
        var oldest = view.journal(pool).oldestUnacked(module);
        return oldest.isPresent() ? (view.now() - oldest.getAsLong()) / MILLIS : 0;
    }

    private static double rtoSeconds(View view, String pool) {
        var total = view.recovery(pool).total();
        return total.isPresent() ? total.getAsLong() / MILLIS : Double.NaN;
    }

    /** Measures the cycles. */
    @Override
    public void on(StoredEvent raw, Object payload) {
        if (payload instanceof ChangesExported exported) {
            exportedAt.put(raw.store() + " " + exported.module() + " " + exported.home(), raw.t());
        } else if (payload instanceof PackageAcknowledged acked) {
            var began = exportedAt.remove(raw.store() + " " + acked.module() + " " + acked.home());
            var cycle = cycles.get(raw.store() + " " + acked.module());
            if (began != null && cycle != null) {
                cycle.record(Duration.ofMillis(raw.t() - began));
            }
        }
    }

    /** Takes them out of the registry. */
    @Override
    public void close() {
        meters.forEach(registry::remove);
    }
}
