package org.pooldrill.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.MeasuredTable;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.simulation.Simulation;

/**
 * A site is lost at a moment that the seed draws, and its pools are failed over: what that costs must have the
 * distribution that a sync at fixed intervals has on paper. The derivation stands in {@code docs/model.md}.
 */
@Tag("long")
class LossAtRandomMomentTest {
    private static final int SEEDS = 1_000;
    private static final double WITHIN = 0.03;
    private static final long INTERVAL_MILLIS = 120_000;
    private static final double GOLDEN_RATIO = 0.618_033_988_749_894_9;
    private static final int USERS = 40;

    /** What one pool lost: the age of the oldest change in seconds, 0 where it lost none, and how many. */
    private record Cost(double age, double changes) {}

    /** The fixed-interval model: changes of a Poisson process, so many a second; the constants are those of the model. */
    private record Paper(double rate) {
        private static final double INTERVAL = INTERVAL_MILLIS / 1_000.0;

        /** Written in 2 s, then 20 ms and a little more over the WAN; acts of a whole second began half of it before. */
        private static final double LATE = 2.021 - 0.5;

        double lostNothing() {
            return Math.exp(-rate * LATE) * (1 - Math.exp(-rate * INTERVAL)) / (rate * INTERVAL);
        }

        double age() {
            return INTERVAL / 2 + LATE - (1 - lostNothing()) / rate;
        }

        double changes() {
            return rate * (INTERVAL / 2 + LATE);
        }
    }

    /**
     * Pairs of pools that have nothing to do with each other but that their sites are the same.
     *
     * @param edits contact edits of a user in the working hour
     * @param meetings meetings that he schedules in it
     */
    private record Estate(String name, int pairs, double edits, double meetings) {
        Paper paper() {
            return new Paper((edits + meetings) * USERS / 3_600);
        }

        DrillFile.Ready ready() {
            var pools = new StringBuilder();
            for (var pair = 1; pair <= pairs; pair++) {
                pools.append(
                        "    a%1$d.contoso.com: { site: Datacenter1, edition: Standard, sql: { primary: sqla%1$d.contoso.com },"
                                .formatted(pair));
                pools.append(" users: %d, backup: b%d.contoso.com }\n".formatted(USERS, pair));
                pools.append(
                        "    b%1$d.contoso.com: { site: Datacenter2, edition: Standard, sql: { primary: sqlb%1$d.contoso.com },"
                                .formatted(pair));
                pools.append(" users: 1, backup: a%d.contoso.com }\n".formatted(pair));
            }
            return Paperwork.ready("""
                    drill: A small estate
                    estate:
                      estate: small
                      sipDomain: contoso.com
                      sites: { Datacenter1: {}, Datacenter2: {} }
                      wan: { latency: 20ms, bandwidth: 100Mbps }
                      cms: { active: b1.contoso.com, standby: a1.contoso.com }
                      pools:
                    """ + pools + """
                    load:
                      model: lync-2013
                      activeUsers: 100%%
                      signInWithin: 1m
                      workBegins: 5m
                      workLength: 1h
                      peakHours: 0
                      peakFactor: 1
                      busyHour: 1
                      inConference: 0%%
                      busyHourCalls: 0
                      resolution: 1s
                      contactEdits: %s
                      scheduledMeetings: %s
                    steps: [ note: nothing ]
                    """.formatted(edits, meetings));
        }
    }

    @Test
    void costsWhatASyncAtFixedIntervalsCostsOnPaper() throws Exception {
        var quiet = new Estate("quiet", 4, 0.1, 0.2);
        var busy = new Estate("busy", 2, 2, 4);
        var table = new StringBuilder(
                "| | On paper | In the program | Deviation | Standard error |\n| --- | --: | --: | --: | --: |\n");

        var costs = costs(quiet);
        line(
                table,
                "quiet: share of disasters without loss",
                quiet.paper().lostNothing(),
                costs,
                cost -> cost.changes() == 0 ? 1 : 0);
        costs = costs(busy);
        line(
                table,
                "busy: mean age of the oldest lost change, in seconds",
                busy.paper().age(),
                costs,
                Cost::age);
        line(table, "busy: mean number of lost changes", busy.paper().changes(), costs, Cost::changes);

        MeasuredTable.check("docs/model.md", "loss at a random moment", table.toString());
    }

    private static void line(
            StringBuilder table, String what, double paper, List<Cost> costs, ToDoubleFunction<Cost> value) {
        var statistics = costs.stream().mapToDouble(value).summaryStatistics();
        var mean = statistics.getAverage();
        var variance = costs.stream()
                        .mapToDouble(value)
                        .map(x -> (x - mean) * (x - mean))
                        .sum()
                / (costs.size() - 1);
        var error = Math.sqrt(variance / costs.size());
        table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.3f | %.3f | %+.1f %% | %.1f %% |%n",
                        what,
                        paper,
                        mean,
                        100 * (mean / paper - 1),
                        100 * error / paper)
                .replace("\r\n", "\n"));
        assertThat(mean / paper)
                .as("%s: %s on paper, %s found", what, paper, mean)
                .isBetween(1 - WITHIN, 1 + WITHIN);
    }

    private static List<Cost> costs(Estate estate) throws InterruptedException, ExecutionException {
        var ready = estate.ready();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var tasks = new ArrayList<Callable<List<Cost>>>();
            for (var seed = 1; seed <= SEEDS; seed++) {
                var drawn = seed;
                tasks.add(() -> costs(estate, ready, drawn));
            }
            var costs = new ArrayList<Cost>();
            for (var run : threads.invokeAll(tasks)) {
                costs.addAll(run.get());
            }
            return costs;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The phase within the interval goes over it evenly from seed to seed; the interval is drawn. */
    private static long moment(int seed) {
        var interval = 4 + new Random(seed).nextInt(8);
        return interval * INTERVAL_MILLIS + (long) (INTERVAL_MILLIS * ((seed * GOLDEN_RATIO) % 1));
    }

    private static List<Cost> costs(Estate estate, DrillFile.Ready ready, int seed) {
        try (var simulation = new Simulation(ready.estate(), ready.drill().load(), seed, (raw, payload) -> {})) {
            Paperwork.pass(simulation, moment(seed));
            simulation.doNow(() -> simulation
                    .datacenter()
                    .fault(FaultKind.SITE_DOWN, List.of("Datacenter1"), Map.of(), Optional.empty()));
            var ended = new ArrayList<Optional<Refusal>>();
            for (var pair = 1; pair <= estate.pairs(); pair++) {
                var order = new PoolFailover.Order("a" + pair + ".contoso.com", true, 0, false);
                simulation.doNow(() -> simulation.failover().start(order, ended::add));
            }
            while (ended.size() < estate.pairs()) {
                simulation.runNext(Long.MAX_VALUE);
            }
            assertThat(ended).allMatch(Optional::isEmpty);
            var costs = new ArrayList<Cost>();
            for (var pair = 1; pair <= estate.pairs(); pair++) {
                var pool = "a" + pair + ".contoso.com";
                costs.add(new Cost(
                        simulation.view().loss(pool).rpoMillis() / 1_000.0,
                        simulation.view().loss(pool).changes()));
            }
            return costs;
        }
    }
}
