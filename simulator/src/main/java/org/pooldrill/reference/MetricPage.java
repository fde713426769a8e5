package org.pooldrill.reference;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.util.stream.Collectors;
import org.pooldrill.meter.Metric;

/** The page of the metrics: every one, by what it tells of. */
final class MetricPage {
    private static final PrometheusNamingConvention PROMETHEUS = new PrometheusNamingConvention();

    private MetricPage() {}

    static String text() {
        var page = new StringBuilder("""
                # Metrics

                What a simulation and the program show as [Micrometer](https://micrometer.io) meters: to
                [Prometheus](server.md#metrics) at `GET /metrics` of the server, and in [a registry of your own](library.md#metrics).
                [grafana.json](grafana.json) is a dashboard of them. Times are simulated but for `pooldrill.server.calls`. All tags have few
                values, which are known before: pools and modules of the estate, states, error ids, routes.

                """);
        table(page, "The simulated pools", Metric.Of.POOLS, """
                One set for each simulation. On the server they have the tag `simulation`, its name, and come to 10,000 series at
                most: a simulation that does not fit beside the others is counted by `pooldrill.server.simulations` and not
                shown until it is started anew.""");
        table(page, "What happens in simulations", Metric.Of.ACTIVITY, """
                On the server of all simulations together, those that are gone included.""");
        table(page, "The server", Metric.Of.SERVER, """
                With them come Micrometer's own of the Java machine and the process: `jvm.memory.*`, `jvm.threads.*`,
                `jvm.classes.*`, `process.*`, `system.*`.""");
        return page.toString();
    }

    private static void table(StringBuilder page, String title, Metric.Of of, String about) {
        page.append("## ").append(title).append("\n\n").append(about).append("\n\n");
        page.append("| Meter | In Prometheus | Kind | Unit | Tags | What it says |\n");
        page.append("| --- | --- | --- | --- | --- | --- |\n");
        for (var metric : Metric.values()) {
            if (metric.of() == of) {
                page.append("| `").append(metric.text()).append("` | `").append(prometheus(metric));
                page.append("` | ").append(metric.type().name().toLowerCase(java.util.Locale.ROOT));
                page.append(" | ").append(metric.unit()).append(" | ").append(tags(metric));
                page.append(" | ").append(metric.meaning()).append(" |\n");
            }
        }
        page.append('\n');
    }

    private static String tags(Metric metric) {
        return metric.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
    }

    /** The name in Prometheus; that of a timer is followed by {@code _count}, {@code _sum} and {@code _max}. */
    private static String prometheus(Metric metric) {
        var name = PROMETHEUS.name(metric.text(), metric.type(), metric.unit().isEmpty() ? null : metric.unit());
        if (metric.type() == Meter.Type.COUNTER && !name.endsWith("_total")) {
            return name + "_total";
        }
        return metric.type() == Meter.Type.TIMER ? name + "_count`, `_sum`, `_max" : name;
    }
}
