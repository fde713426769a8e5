package org.pooldrill.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pipeline with one change to a command, each at a moment of its own. */
@State(Scope.Benchmark)
public class PipelineOfSingles extends Pipeline {
    /** Changes of both pools together. */
    @Param("1000000")
    public long changes;

    @Override
    long changes() {
        return changes;
    }

    @Override
    int burst() {
        return 1;
    }
}
