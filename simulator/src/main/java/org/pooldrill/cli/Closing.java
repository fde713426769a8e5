package org.pooldrill.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pooldrill.log.LogEnd;
import org.pooldrill.report.RunResult;
import org.pooldrill.report.RunSpread;
import org.pooldrill.report.RunTable;
import org.pooldrill.report.Style;
import org.pooldrill.report.Summary;

/** What is printed when several runs have ended: why some failed, the table of all, and how their figures are spread. */
final class Closing {
    private static final int FAILURES = 20;

    private final Streams streams;
    private final Style style;
    private final boolean manySeeds;
    private final boolean untold;
    private final Optional<String> log;

    /**
     * @param manySeeds whether each drill was run with many seeds, and none of the runs has been told of
     * @param all whether none of the runs has been told of, as there are too many
     * @param log what {@code --log} says
     */
    Closing(Streams streams, boolean manySeeds, boolean all, Optional<String> log) {
        this.streams = streams;
        style = Style.of(streams.colour());
        this.manySeeds = manySeeds;
        untold = manySeeds || all;
        this.log = log;
    }

    /**
     * Prints it; of a single run nothing.
     *
     * @param planned how many runs there were to be
     */
    void print(List<OneRun.Done> done, int planned) {
        if (planned < 2) {
            return;
        }
        if (done.isEmpty()) {
            streams.out().println("stopped: none of " + planned + " runs ended");
            return;
        }
        if (untold) {
            failures(done.stream()
                    .map(OneRun.Done::result)
                    .filter(result -> result.outcome() == LogEnd.FAILED || result.outcome() == LogEnd.DEFECT)
                    .toList());
        } else {
            streams.out().println();
        }
        streams.out().println(style.title("Runs"));
        RunTable.of(rows(done), style).forEach(streams.out()::println);
        if (manySeeds) {
            spreads(done);
        }
        if (untold) {
            log.ifPresent(written -> streams.out().println("  logs written to " + written));
        }
        if (done.size() < planned) {
            streams.out().println();
            streams.out().println("stopped after " + done.size() + " of " + planned + " runs");
        }
    }

    private void failures(List<RunResult> failed) {
        failed.stream().limit(FAILURES).forEach(result -> {
            Summary.ofFailure(result, style).forEach(streams.out()::println);
            streams.out().println();
        });
        if (failed.size() > FAILURES) {
            streams.out().println("and " + (failed.size() - FAILURES) + " more; --seed N tells of one, --junit of all");
            streams.out().println();
        }
    }

    private static List<RunTable.Row> rows(List<OneRun.Done> done) {
        return done.stream()
                .map(one -> new RunTable.Row(
                        one.run().title(),
                        one.result(),
                        one.run().ready().estate().targets()))
                .toList();
    }

    private void spreads(List<OneRun.Done> done) {
        var byDrill = new LinkedHashMap<String, List<RunResult>>();
        done.forEach(one -> byDrill.computeIfAbsent(one.run().title(), drill -> new ArrayList<>())
                .add(one.result()));
        byDrill.forEach((drill, results) -> {
            streams.out().println();
            RunSpread.of(drill, results, style).forEach(streams.out()::println);
        });
    }
}
