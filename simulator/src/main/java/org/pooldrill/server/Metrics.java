package org.pooldrill.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.pooldrill.Simulation;
import org.pooldrill.meter.Activity;
import org.pooldrill.meter.Labels;
import org.pooldrill.meter.Metric;
import org.pooldrill.meter.PoolMeters;

/**
 * What the server can be watched by, for Prometheus. The series are bounded whatever is asked for: routes, statuses and
 * error ids are finite, and a simulation whose pools would be too many beside those of the others is counted and not shown.
 */
final class Metrics {
    /** How many series the pools of all simulations may come to. */
    static final int MOST_SERIES = 10_000;

    private static final String SIMULATION = "simulation";
    private static final Duration[] LIMITS = {
        Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Activity activity = new Activity(registry);
    private final AtomicInteger series = new AtomicInteger();
    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger unshown = new AtomicInteger();
    private final Counter started;

    Metrics() {
        List.of(
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ClassLoaderMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        started = Counter.builder(Metric.STARTED.text())
                .description(Metric.STARTED.meaning())
                .register(registry);
        gauge(Metric.SIMULATIONS, shown::get, "yes");
        gauge(Metric.SIMULATIONS, unshown::get, "no");
    }

    /** Shows a value of the server. */
    void gauge(Metric metric, Supplier<Number> value, String... tags) {
        Gauge.builder(metric.text(), value)
                .description(metric.meaning())
                .tags(Labels.of(metric, Tags.empty(), tags))
                .strongReference(true)
                .register(registry);
    }

    /** Counts what happens in a simulation. */
    Activity activity() {
        return activity;
    }

    /**
     * Shows a simulation until it is closed, if there is room for it.
     *
     * @return to be run when it was closed
     */
    Runnable show(String name, Simulation simulation) {
        started.increment();
        var needed = PoolMeters.series(simulation.blueprint().pools());
        if (series.addAndGet(needed) > MOST_SERIES) {
            return notShown(needed);
        }
        try {
            simulation.meter(registry, SIMULATION, name);
        } catch (IllegalArgumentException nameInUse) {
            // One of that name was deleted, and its last step is still under way.
            return notShown(needed);
        }
        shown.incrementAndGet();
        return () -> {
            series.addAndGet(-needed);
            shown.decrementAndGet();
        };
    }

    private Runnable notShown(int needed) {
        series.addAndGet(-needed);
        unshown.incrementAndGet();
        return unshown::decrementAndGet;
    }

    /** A request has come. */
    Timer.Sample begin() {
        return Timer.start(registry);
    }

    /**
     * Its answer is there.
     *
     * @param route the operationId; {@code none} where nothing fits
     */
    void end(Timer.Sample call, String route, int status) {
        call.stop(Timer.builder(Metric.CALLS.text())
                .description(Metric.CALLS.meaning())
                .serviceLevelObjectives(LIMITS)
                .tags(Labels.of(Metric.CALLS, Tags.empty(), route, String.valueOf(status)))
                .register(registry));
    }

    /** All of them as Prometheus reads them. */
    String text() {
        return registry.scrape();
    }

    void close() {
        registry.close();
    }
}
