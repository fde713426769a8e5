package org.pooldrill.assertj;

import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.pooldrill.run.Failure;
import org.pooldrill.run.RunReport;

/** Assertions about what came of a run. */
public final class RunReportAssert extends AbstractAssert<RunReportAssert, RunReport> {

    RunReportAssert(RunReport actual) {
        super(actual, RunReportAssert.class);
    }

    /** It did all that was expected of it. */
    public RunReportAssert passed() {
        isNotNull();
        if (!actual.passed()) {
            failWithMessage(
                    "Expecting %s, seed %s, to pass, and it %s\n%s",
                    actual.drill(),
                    actual.seed(),
                    actual.outcome().word(),
                    actual.failures().stream().map(RunReportAssert::text).collect(Collectors.joining("\n")));
        }
        return this;
    }

    private static String text(Failure failure) {
        return failure.place() + ": step " + failure.step() + "\n" + failure.text();
    }
}
