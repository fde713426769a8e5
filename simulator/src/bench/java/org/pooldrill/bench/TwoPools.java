package org.pooldrill.bench;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.meter.Activity;
import org.pooldrill.meter.PoolMeters;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.store.Appended;

/**
 * The two pools of contoso, 9,002 users each, while changes are made at both and the Backup Service carries them to the
 * other, every two minutes. Each pool sees two changes a second, as many as 40,000 active users make in the eight hours
 * of a working day; {@code burst} of them come at one moment, as one command. Everything is as in a run of a drill:
 * invariants, consequences, findings, view, and a log in a file.
 */
final class TwoPools implements AutoCloseable {
    static final List<String> POOLS = List.of("pool1.contoso.com", "pool2.contoso.com");

    private static final List<BackupModule> USER_DATA = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);
    private static final long MILLIS_PER_CHANGE = 500;
    private static final long CYCLE_MILLIS = 120_000;
    private static final long SCRAPE_MILLIS = 3_600_000;

    private final LogWriter log;
    private final Simulation simulation;
    private final int burst;
    private final List<Changes> sources = new ArrayList<>();
    private final List<Appended> heard = new ArrayList<>();
    private long bursts;

    TwoPools(int burst, Path logFile) {
        this.burst = burst;
        var drill = contoso();
        log = LogWriter.to(
                logFile,
                LogHeader.of(
                        drill.drillJson(),
                        "",
                        drill.estateJson(),
                        1,
                        "benchmark",
                        drill.estate().start()));
        simulation = new Simulation(drill.estate(), 1, (raw, payload) -> {
            log.on(raw, payload);
            heard.forEach(listener -> listener.on(raw, payload));
        });
        POOLS.forEach(pool -> sources.add(changes(drill.estate(), pool)));
    }

    /** Shows all that there is to be watched, and has it read every simulated hour. */
    void meter() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        heard.add(new Activity(registry));
        heard.add(new PoolMeters(
                simulation.estate(), value -> value.applyAsDouble(simulation.view()), registry, "simulation", "bench"));
        scrape(registry);
    }

    private void scrape(PrometheusMeterRegistry registry) {
        simulation.agenda().in(SCRAPE_MILLIS, () -> {
            if (registry.scrape().isEmpty()) {
                throw new IllegalStateException("there are no metrics");
            }
            scrape(registry);
        });
    }

    static DrillFile.Ready contoso() {
        var yaml = "drill: benchmark\nestate: contoso\nsteps: [ note: changes at both pools ]\n";
        var loaded =
                DrillFile.read("benchmark", yaml.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        return loaded.ready()
                .orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
    }

    /** The changes of the users of one of the pools. */
    static Changes changes(Estate estate, String pool) {
        return new Changes(estate.users(pool), POOLS.indexOf(pool));
    }

    /**
     * Makes so many changes at both pools together, and lets time pass until each has been imported by the other pool and
     * acknowledged.
     *
     * @return how many changes were replicated
     */
    long replicate(long changes) {
        for (var i = 0; i < POOLS.size(); i++) {
            makeBursts(POOLS.get(i), sources.get(i), changes / POOLS.size() / burst);
        }
        do {
            passTo(simulation.now() + CYCLE_MILLIS);
        } while (bursts > 0 || !POOLS.stream().allMatch(this::allAcknowledged));
        log.flush();
        return POOLS.stream().mapToLong(this::importedFrom).sum();
    }

    private void makeBursts(String pool, Changes source, long number) {
        bursts += number;
        if (number > 0) {
            simulation.agenda().in(burst * MILLIS_PER_CHANGE, () -> {
                bursts -= number;
                makeBursts(pool, source, number - 1);
                make(pool, source);
            });
        }
    }

    private void make(String pool, Changes source) {
        var due = new ArrayList<PoolCommand>(burst);
        for (var i = 0; i < burst; i++) {
            due.add(new PoolCommand.Make(source.next()));
        }
        simulation.site(pool).pool(pool, due);
    }

    private void passTo(long millis) {
        while (simulation.runNext(millis)) {
            // the next event is due before that moment
        }
        simulation.passTo(millis);
    }

    private boolean allAcknowledged(String pool) {
        var service = simulation.backup(pool).orElseThrow();
        return USER_DATA.stream().allMatch(service::isFinal);
    }

    private long importedFrom(String pool) {
        var partner = simulation.pair().partner(pool).orElseThrow();
        var copy = simulation.site(partner).state(pool).stream();
        return USER_DATA.stream().mapToLong(copy::imported).sum();
    }

    /** Ends the log, and compares each pool with the replay of its store, as every run of a drill does. */
    void verify() {
        log.finish(LogEnd.PASSED);
        simulation.verify();
    }

    @Override
    public void close() {
        log.close();
        simulation.close();
    }
}
