package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.pooldrill.junit.PoolDrillSource;
import org.pooldrill.run.RunReport;

/** The company's runbooks, each written down as a drill. */
@Execution(ExecutionMode.CONCURRENT)
class RunbookTest {

    @PoolDrillSource(value = "src/test/drills", seeds = {0, 1, 2})
    void isAsItsExpectationsSay(RunReport report) {
        assertThat(report.refusals()).isEmpty();
    }
}
