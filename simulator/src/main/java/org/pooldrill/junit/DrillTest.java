package org.pooldrill.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogWriter;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Failure;
import org.pooldrill.run.RunReport;
import org.pooldrill.yaml.Problem;

/** One drill as a test. */
final class DrillTest implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Path file;
    private final OptionalLong seed;
    private @Nullable DrillRunner ran;
    private @Nullable RunReport report;

    DrillTest(Path file, OptionalLong seed) {
        this.file = file;
        this.seed = seed;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        var loaded = DrillFile.load(file.toString(), new ExpressionNames());
        var drill = loaded.ready()
                .orElseThrow(() -> new AssertionError(
                        loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
        var runner = DrillRunner.of(seed.isPresent() ? drill.seeded(seed.getAsLong()) : drill);
        var ended = runner.run();
        report = ended;
        ran = runner;
        if (!ended.passed()) {
            throw new AssertionError(why(ended), ended.defect().orElse(null));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (ran != null
                && context.getExecutionException().filter(FailedTest::isFailure).isPresent()) {
            tell(ran, FailedTest.of(context));
        }
    }

    /** The same run once more, written down. */
    private static void tell(DrillRunner runner, FailedTest test) {
        var events = new ArrayList<LogEvent>();
        var log = test.log();
        runner.logTo(header -> LogWriter.to(log, header))
                .heardBy((raw, payload) -> {
                    events.add(FailedTest.logged(raw));
                    if (events.size() > FailedTest.LAST_EVENTS) {
                        events.remove(0);
                    }
                })
                .run();
        var ready = runner.ready();
        var atMillis = events.isEmpty() ? 0 : events.get(events.size() - 1).t();
        test.tell(ready.estate(), ready.drill().seed(), atMillis, events, log);
    }

    private static String why(RunReport report) {
        return report.drill() + ", seed " + report.seed() + ": "
                + report.outcome().word()
                + report.failures().stream().map(DrillTest::text).collect(Collectors.joining());
    }

    private static String text(Failure failure) {
        return "\n" + failure.place() + ": step " + failure.step() + "\n" + failure.text();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(RunReport.class);
    }

    @Override
    public @Nullable RunReport resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return report;
    }
}
