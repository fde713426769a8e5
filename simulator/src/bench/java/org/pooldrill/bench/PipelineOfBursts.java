package org.pooldrill.bench;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The pipeline as the load uses it: what is due at a pool at one moment, ten changes on average, is one command. */
@State(Scope.Benchmark)
public class PipelineOfBursts extends Pipeline {
    /** Changes of both pools together. */
    @Param({"100000", "1000000", "3000000"})
    public long changes;

    @Override
    long changes() {
        return changes;
    }

    @Override
    int burst() {
        return 10;
    }
}
