package org.pooldrill.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.store.Appended;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.Stores;

/**
 * Runs a drill: the same drill, estate, seed and version always give the same events. Who listens, whether there is a
 * log, and what is made of the report changes nothing of it.
 *
 * @param ready the drill and its estate
 * @param expressions its expressions
 * @param version the version that the log names
 * @param parent the log that it was forked from, as the header of its log says it; JSON's null: none
 * @param log makes the writer of the log from its header
 * @param listeners hear of every event, after the log
 * @param interruption asked between two things that happen whether the run is to stop
 * @param stores makes the stores of the run from the header of its log
 */
public record DrillRunner(
        DrillFile.Ready ready,
        Expressions expressions,
        String version,
        JsonNode parent,
        Function<LogHeader, LogWriter> log,
        List<Appended> listeners,
        BooleanSupplier interruption,
        Function<LogHeader, Stores> stores) {

    public DrillRunner {
        listeners = List.copyOf(listeners);
    }

    /** A run that leaves no log and cannot be interrupted. */
    public static DrillRunner of(DrillFile.Ready ready) {
        return new DrillRunner(
                ready,
                Expressions.of(ready),
                Version.current(),
                NullNode.instance,
                LogWriter::toNowhere,
                List.of(),
                () -> false,
                header -> EmbeddedStores.usual());
    }

    /** The same with another seed than the drill's own. */
    public DrillRunner seeded(long seed) {
        return new DrillRunner(ready.seeded(seed), expressions, version, parent, log, listeners, interruption, stores);
    }

    /** The same, as another version of the program would have headed its log. */
    public DrillRunner as(String otherVersion) {
        return new DrillRunner(ready, expressions, otherVersion, parent, log, listeners, interruption, stores);
    }

    /** The same, as the fork of another log: its header's value of {@code parent}. */
    public DrillRunner childOf(JsonNode log) {
        return new DrillRunner(ready, expressions, version, log, this.log, listeners, interruption, stores);
    }

    /** The same with a log. */
    public DrillRunner logTo(Function<LogHeader, LogWriter> writer) {
        return new DrillRunner(ready, expressions, version, parent, writer, listeners, interruption, stores);
    }

    /** The same with one more listener. */
    public DrillRunner heardBy(Appended listener) {
        var more = new ArrayList<>(listeners);
        more.add(listener);
        return new DrillRunner(ready, expressions, version, parent, log, more, interruption, stores);
    }

    /** The same, stopped as soon as this is true. */
    public DrillRunner interruptedBy(BooleanSupplier when) {
        return new DrillRunner(ready, expressions, version, parent, log, listeners, when, stores);
    }

    /** The same with its events kept elsewhere. */
    public DrillRunner keptIn(Function<LogHeader, Stores> where) {
        return new DrillRunner(ready, expressions, version, parent, log, listeners, interruption, where);
    }

    /**
     * Runs it.
     *
     * @throws java.io.UncheckedIOException if the log cannot be written
     * @throws IllegalArgumentException if the log is to have a name that no log has
     * @throws NotReproduced if a listener throws it
     * @throws org.pooldrill.store.StoreFailure if its stores cannot be had, or cannot do their part
     */
    public RunReport run() {
        var drill = ready.drill();
        try (var kept = stores.apply(header());
                var writer = log.apply(header());
                var run = new Run(ready, expressions, all(writer), interruption, kept)) {
            var outcome = run.go();
            var footer = writer.finish(outcome);
            kept.ended(outcome.word(), footer.events(), footer.sha256());
            var reasons = new Reasons(run, this::changes);
            return new RunReport(
                    drill.title(),
                    outcome,
                    drill.seed(),
                    footer.events(),
                    footer.sha256(),
                    run.taken(),
                    reasons.checked(),
                    reasons.failures(),
                    run.refusals(),
                    run.defect(),
                    run.state());
        }
    }

    /** The header of its log. */
    public LogHeader header() {
        return new LogHeader(
                ready.drillJson(),
                sha256(ready.drillJson()),
                ready.estateJson(),
                ready.drill().seed(),
                version,
                ready.estate().start(),
                parent);
    }

    private Appended all(LogWriter writer) {
        return (raw, payload) -> {
            writer.on(raw, payload);
            listeners.forEach(listener -> listener.on(raw, payload));
        };
    }

    /**
     * The last events that changed what these expectations name: the run once more, and watched. None where that was
     * interrupted, since those so far would not be the last.
     */
    private List<List<String>> changes(List<Expectation> expectations) {
        var watches = expectations.stream()
                .map(expectation -> new ChangeWatch(ready.estate(), expectation.paths()))
                .toList();
        Appended all = (raw, payload) -> watches.forEach(watch -> watch.on(raw, payload));
        try (var again = new Run(ready, expressions, all, interruption, EmbeddedStores.usual())) {
            var whole = again.go() != LogEnd.INTERRUPTED;
            return watches.stream()
                    .map(watch -> whole ? watch.changes() : List.<String>of())
                    .toList();
        }
    }

    private static String sha256(JsonNode json) {
        try {
            var bytes = json.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
