package org.pooldrill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an iteration costs beside time: processor time of all threads of the Java machine, its compiler and collector
 * included, and what lives on the heap at the end, while the benchmark still holds what it made.
 */
public final class Cost implements InternalProfiler {
    static final String CPU_MILLIS = "cpu";
    static final String LIVE_BYTES = "live";

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long cpuBefore;

    @Override
    public String getDescription() {
        return "processor time and live heap";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpuBefore = system.getProcessCpuTime();
    }

    @Override
    public List<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        var cpu = system.getProcessCpuTime() - cpuBefore;
        System.gc();
        var live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return List.of(
                new ScalarResult(CPU_MILLIS, cpu / 1e6, "ms", AggregationPolicy.AVG),
                new ScalarResult(LIVE_BYTES, live, "B", AggregationPolicy.MAX));
    }
}
