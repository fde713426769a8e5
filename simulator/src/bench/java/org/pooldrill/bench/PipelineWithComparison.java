package org.pooldrill.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The pipeline with what ends every run of a drill: each pool is compared with the replay of its store, and with what a
 * reader of the log would know.
 */
@State(Scope.Benchmark)
public class PipelineWithComparison extends Pipeline {
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
    boolean compares() {
        return true;
    }
}
