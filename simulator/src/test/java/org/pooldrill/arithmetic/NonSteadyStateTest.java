package org.pooldrill.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.estate.Timing;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.usermodel.UserModel;

/**
 * NonSteadyState when arithmetic says so, and only then: the backlog does not fit into the next export. Counted from the
 * events alone, and computed from interval, bandwidth and package size (domain text, sections 5.5 and 5.7).
 */
class NonSteadyStateTest {
    private static final String POOL = "pool1.contoso.com";
    private static final String USER = "alice@contoso.com";
    private static final long FILE_BYTES = 10_000_000;
    private static final long PACKAGE_BYTES = 102_400 * 1_024;
    private static final long FILES_IN_A_PACKAGE = PACKAGE_BYTES / FILE_BYTES;
    private static final int CYCLES = 240;

    /** Of pool1: what its own store says was made and not acknowledged, module by module, in bytes. */
    private static final class Backlogs implements Appended {
        private final Map<BackupModule, ArrayDeque<Long>> waiting = new LinkedHashMap<>();
        private final Map<BackupModule, Long> acked = new LinkedHashMap<>();

        Backlogs() {
            for (var module : BackupModule.values()) {
                waiting.put(module, new ArrayDeque<>());
                acked.put(module, 0L);
            }
        }

        @Override
        public void on(StoredEvent raw, Object payload) {
            if (!raw.store().equals(POOL)) {
                return;
            }
            if (payload instanceof Change change) {
                waiting.get(change.module()).add(change instanceof ContentUploaded file ? file.bytes() : 1L);
            } else if (payload instanceof PackageAcknowledged e && e.home().equals(POOL)) {
                for (var left = e.upTo() - acked.put(e.module(), e.upTo()); left > 0; left--) {
                    waiting.get(e.module()).remove();
                }
            }
        }

        long count(BackupModule module) {
            return waiting.get(module).size();
        }

        long bytes(BackupModule module) {
            return waiting.get(module).stream().mapToLong(Long::longValue).sum();
        }

        String content(long packageBytes) {
            var module = BackupModule.DATA_CONF;
            return state(module, bytes(module) <= packageBytes || count(module) == 1);
        }

        String settings(long changes) {
            return state(BackupModule.PRESENCE_FOCUS, count(BackupModule.PRESENCE_FOCUS) <= changes);
        }

        private String state(BackupModule module, boolean fits) {
            return count(module) == 0 ? "FinalState" : fits ? "SteadyState" : "NonSteadyState";
        }
    }

    private static String export(Simulation simulation, BackupModule module) {
        var pools = (Map<?, ?>) simulation.document().get("pools");
        var backup = (Map<?, ?>) ((Map<?, ?>) pools.get(POOL)).get("backup");
        return ((Map<?, ?>) backup.get(module.toString())).get("export").toString();
    }

    private static String estate(String wan, String settings) {
        return """
                drill: Arithmetic
                estate:
                  from: contoso
                  wan: { bandwidth: %s }
                  backupService: { %s }
                  pools:
                    pool1.contoso.com: { users: 20 }
                    pool2.contoso.com: { users: 20 }
                steps: [ note: nothing ]
                """.formatted(wan, settings);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @Holds({Rule.STEADY_STATE, Rule.FINAL_STATE, Rule.HIGH_WATER_MARKS})
    void isWhatTheEventsSayAtEveryMoment(long seed) {
        var random = new Random(seed);
        var packageKb = 20_000 + random.nextInt(80_000);
        var batches = 1 + random.nextInt(3);
        var ready = Paperwork.ready(estate(
                new String[] {"5Mbps", "20Mbps", "100Mbps"}[random.nextInt(3)],
                "syncInterval: %ds, maxDataConfPackageSizeKB: %d, maxBatchesPerUserStoreSync: %d"
                        .formatted(30 + random.nextInt(200), packageKb, batches)));
        var backlogs = new Backlogs();
        var seen = new LinkedHashMap<String, Integer>();
        try (var simulation = new Simulation(ready.estate(), seed, backlogs)) {
            simulation.doNow(() -> simulation.acts().conferences().schedule(USER, "review", 0, 3_600_000));
            for (var act = 0; act < 400; act++) {
                var number = act;
                var moment = simulation.now() + 1 + random.nextInt(random.nextInt(10) == 0 ? 600_000 : 10_000);
                while (simulation.runNext(moment)) {
                    compare(simulation, backlogs, packageKb * 1_024L, batches * 100L, seen);
                }
                simulation.passTo(moment);
                simulation.doNow(() -> {
                    if (number % 2 == 0) {
                        var bytes = 1 + random.nextInt(30_000_000);
                        simulation.acts().conferences().upload(USER, "review", "file" + number, bytes);
                    } else {
                        for (var burst = random.nextInt(120); burst > 0; burst--) {
                            simulation
                                    .acts()
                                    .addContact("pool1-00001@contoso.com", "c" + random.nextInt(500) + "@fabrikam.com");
                        }
                    }
                });
                compare(simulation, backlogs, packageKb * 1_024L, batches * 100L, seen);
            }
        }
        assertThat(seen.keySet())
                .as("every state was met, or there was nothing to compare")
                .contains(
                        "content SteadyState", "content NonSteadyState", "settings FinalState", "settings SteadyState");
    }

    private static void compare(
            Simulation simulation, Backlogs backlogs, long packageBytes, long changes, Map<String, Integer> seen) {
        var content = export(simulation, BackupModule.DATA_CONF);
        var settings = export(simulation, BackupModule.PRESENCE_FOCUS);
        assertThat(content).as("DataConf at %d ms", simulation.now()).isEqualTo(backlogs.content(packageBytes));
        assertThat(settings).as("PresenceFocus at %d ms", simulation.now()).isEqualTo(backlogs.settings(changes));
        seen.merge("content " + content, 1, Integer::sum);
        seen.merge("settings " + settings, 1, Integer::sum);
    }

    /**
     * A package leaves with the first cycle after the acknowledgement of the one before: files cross whole, so a smaller
     * package may carry more in the long run than a full one that misses the next cycle by a little. That lasts until
     * something has piled up, since from then on packages are full.
     *
     * @param wan in Mbps
     */
    @ParameterizedTest
    @CsvSource({
        "2m, 120, 100",
        "2m, 120, 10",
        "2m, 120, 5",
        "2m, 120, 3",
        "5m, 300, 100",
        "5m, 300, 2",
        "3h, 10800, 100"
    })
    @Holds(
            value = {Rule.INTERVAL_BOUNDS_THROUGHPUT, Rule.SYNC_INTERVAL_COSTS},
            timings = {Timing.EXPORT_TIME, Timing.IMPORT_TIME})
    void beginsWhereTheBoundOfIntervalAndBandwidthLies(String interval, long seconds, long wan) {
        var best = 0.0;
        for (var files = 1; files <= FILES_IN_A_PACKAGE; files++) {
            best = Math.max(best, (double) files / cycles(files, seconds, wan));
        }
        var full = (double) FILES_IN_A_PACKAGE / cycles(FILES_IN_A_PACKAGE, seconds, wan);

        var below = backlogs(interval, seconds, wan, 0.97 * best);
        assertThat(Arrays.stream(below).max().orElseThrow())
                .as("before each export the backlog fits into it")
                .isLessThanOrEqualTo(FILES_IN_A_PACKAGE);

        var above = backlogs(interval, seconds, wan, 1.03 * best);
        var half = above.length / 2;
        assertThat(above[half - 1]).as("no longer fits").isGreaterThan(FILES_IN_A_PACKAGE);
        var growth = (1.03 * best - full) * half;
        assertThat((double) above[above.length - 1] - above[half - 1])
                .as("grows by what comes and is not carried")
                .isCloseTo(growth, offset(Math.max(1, 0.02 * growth)));
    }

    /** With how many cycles a package of so many files is done: written, carried, imported, acknowledged. */
    private static long cycles(long files, long intervalSeconds, long wan) {
        var transfer = 8.0 * files * FILE_BYTES / (wan * 1_000_000);
        return (long) Math.ceil((2 + transfer + 2 + 0.1) / intervalSeconds);
    }

    /** How many files wait right before each of the first cycles. */
    private static long[] backlogs(String interval, long seconds, long wan, double filesPerInterval) {
        var ready = Paperwork.ready(estate(wan + "Mbps", "syncInterval: " + interval));
        var backlogs = new Backlogs();
        var found = new long[CYCLES];
        try (var simulation = new Simulation(ready.estate(), 0, backlogs)) {
            simulation.doNow(() -> simulation.acts().conferences().schedule(USER, "review", 0, 3_600_000));
            var uploaded = 0L;
            for (var cycle = 1; cycle <= CYCLES; cycle++) {
                var begins = 1_000 * seconds * cycle;
                var due = due(uploaded, filesPerInterval / seconds);
                while (due < begins) {
                    Paperwork.pass(simulation, due);
                    var name = "deck" + uploaded++;
                    simulation.doNow(() -> simulation.acts().conferences().upload(USER, "review", name, FILE_BYTES));
                    due = due(uploaded, filesPerInterval / seconds);
                }
                Paperwork.pass(simulation, begins - 1);
                found[cycle - 1] = backlogs.count(BackupModule.DATA_CONF);
                assertThat(export(simulation, BackupModule.DATA_CONF))
                        .as("before cycle %d", cycle)
                        .isEqualTo(backlogs.content(PACKAGE_BYTES));
            }
        }
        return found;
    }

    private static long due(long uploaded, double filesPerSecond) {
        return 1_000 + Math.round(1_000 * uploaded / filesPerSecond);
    }

    @Test
    void isMetByADayOfThirtyMegabyteDecksAndNotByOneOfTen() {
        var model = UserModel.lync2013();
        var perMinute = model.averages(40_000).conferencesPerDay() / 8 * 1.5 * model.bytesPerConference() / 60;
        var bound = 10 * FILE_BYTES / 2.0;
        assertThat(perMinute)
                .as("10 MB decks at the peak, 40,000 users")
                .isBetween(30e6, 36e6)
                .isLessThan(bound);
        assertThat(3 * perMinute).as("30 MB decks").isGreaterThan(bound);
    }
}
