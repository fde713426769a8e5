package org.pooldrill.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pipeline of bursts with all metrics of both pools on, which Prometheus reads every simulated hour. */
@State(Scope.Benchmark)
public class PipelineWithMetrics extends Pipeline {
    /** Changes of both pools together. */
    @Param("1000000")
    public long changes;

    @Override
    long changes() {
        return changes;
    }

    @Override
    int burst() {
        return 10;
    }

    @Override
    boolean metered() {
        return true;
    }
}
