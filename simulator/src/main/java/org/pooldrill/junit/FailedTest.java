package org.pooldrill.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;
import org.pooldrill.Simulation;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogEvent;
import org.pooldrill.report.SiteColumns;
import org.pooldrill.run.Clock;
import org.pooldrill.store.StoredEvent;

/**
 * What somebody needs who looks at a failed test: how to have it again, what happened last, and where all of it stands.
 *
 * @param name the test's, as a file can be called
 * @param title the test's, as people call it
 * @param folder where logs are saved
 */
record FailedTest(String name, String title, Path folder) {
    private static final String LOGS = "pooldrill.logs";

    /** So many events are looked at. */
    static final int LAST_EVENTS = 1_000;

    private static final int SHOWN_EVENTS = 30;
    private static final int SHOWN_OF_A_KIND = 3;

    private static final int PAGE_COLUMNS = 150;

    static FailedTest of(ExtensionContext context) {
        var type = context.getRequiredTestClass();
        var typeName = type.getName().substring(type.getPackageName().length()).replaceFirst("^\\.", "");
        var method = context.getTestMethod().map(found -> "." + found.getName()).orElse("");
        var shown = context.getDisplayName();
        var invocation = method.isEmpty() || shown.startsWith(method.substring(1) + "(") ? "" : "." + shown;
        return new FailedTest(
                (typeName.replace('$', '.') + method + invocation).replaceAll("[^A-Za-z0-9._-]+", "-"),
                typeName.replace("$", " > ") + (method.isEmpty() ? "" : " > " + shown),
                context.getConfigurationParameter(LOGS).map(Path::of).orElseGet(FailedTest::usual));
    }

    private static Path usual() {
        return Path.of(
                        Files.isDirectory(Path.of("build")) && !Files.isDirectory(Path.of("target"))
                                ? "build"
                                : "target")
                .resolve("pooldrill");
    }

    /** Whether a test has failed by it: one that was aborted, as by an assumption, has not. */
    static boolean isFailure(Throwable thrown) {
        return !(thrown instanceof TestAbortedException);
    }

    static LogEvent logged(StoredEvent raw) {
        return new LogEvent(raw.seq(), raw.t(), raw.store(), raw.n(), raw.type(), raw.data(), raw.cause());
    }

    /** Saves the log of a simulation and prints what happened in it. */
    void tell(Simulation sim) {
        var last = new ArrayList<LogEvent>();
        sim.events(Math.max(0, sim.events() - LAST_EVENTS), raw -> last.add(logged(raw)));
        var log = log();
        sim.writeLog(log);
        var estate = EstateFile.fromJson(sim.blueprint().estateJson());
        tell(estate, sim.blueprint().seed(), sim.time().toMillis(), last, log);
    }

    /**
     * Prints what happened in a run. In one piece, since tests that run side by side print too.
     *
     * @param last the last events
     * @param log where its log was saved
     */
    void tell(Estate estate, long seed, long atMillis, List<LogEvent> last, Path log) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add(title + " failed, estate " + estate.name() + ", seed " + seed + ", at " + Clock.since(atMillis)
                + ". The last events, of many of a kind in a row the last " + SHOWN_OF_A_KIND + ":");
        lines.addAll(SiteColumns.of(estate, shown(last), PAGE_COLUMNS));
        lines.add("The whole log: " + log + ". To see what came of it: pooldrill state " + log);
        lines.add("");
        System.err.println(String.join(System.lineSeparator(), lines));
    }

    /** The last ones; thousands of users who sign in do not push out what came before. */
    static List<LogEvent> shown(List<LogEvent> last) {
        var shown = new ArrayDeque<LogEvent>();
        var ofAKind = 0;
        for (var i = last.size() - 1; i >= 0 && shown.size() < SHOWN_EVENTS; i--) {
            var event = last.get(i);
            var next = shown.peekFirst();
            ofAKind = next != null
                            && next.type().equals(event.type())
                            && next.store().equals(event.store())
                    ? ofAKind + 1
                    : 1;
            if (ofAKind <= SHOWN_OF_A_KIND) {
                shown.addFirst(event);
            }
        }
        return List.copyOf(shown);
    }

    /** Where the log is saved, in a folder that there is. */
    Path log() {
        try {
            return Files.createDirectories(folder).resolve(name + ".events.jsonl");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(
                    folder + " cannot be made: " + unwritable.getMessage() + "; name another as " + LOGS, unwritable);
        }
    }
}
