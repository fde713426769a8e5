package org.pooldrill.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is written of a run.
 *
 * @param log its event log, if that is wanted
 * @param report its after-action page, if that is wanted
 * @param kept where its events are kept, if that is wanted
 */
record RunFiles(Optional<Path> log, Optional<Path> report, Optional<Kept> kept) {

    /**
     * The files of each run, in their order.
     *
     * @throws Unusable as {@link LogNames#of} does
     */
    static List<RunFiles> of(
            Optional<String> logs, Optional<String> reports, List<Optional<Kept>> kept, List<Planned> runs) {
        var log = LogNames.of(logs, runs);
        var report = LogNames.ofReports(reports, runs);
        var files = new ArrayList<RunFiles>();
        for (var i = 0; i < runs.size(); i++) {
            files.add(new RunFiles(log.get(i), report.get(i), kept.get(i)));
        }
        return files;
    }

    /** Takes the files of all runs. */
    static void take(List<RunFiles> runs, Optional<String> junit, Outputs outputs) {
        for (var run : runs) {
            run.log.ifPresent(file -> outputs.take("--log", file));
            run.report.ifPresent(file -> outputs.take("--report", file));
        }
        junit.ifPresent(file -> outputs.take("--junit", file));
    }
}
