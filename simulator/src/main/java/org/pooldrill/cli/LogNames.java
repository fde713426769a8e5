package org.pooldrill.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Which file the log of each run goes to. */
final class LogNames {
    private static final String DRILL = "{drill}";
    private static final String SEED = "{seed}";
    private static final String ENDING = ".events.jsonl";

    private LogNames() {}

    /**
     * The files, in the order of the runs; of none where no log is wanted.
     *
     * @param wanted what {@code --log} says: one file for one run, a name with {@code {drill}} and {@code {seed}}, or a
     *     folder
     */
    static List<Optional<Path>> of(Optional<String> wanted, List<Planned> runs) {
        var files = new ArrayList<Optional<Path>>();
        var taken = new LinkedHashSet<Path>();
        for (var run : runs) {
            var file = wanted.map(name -> file(name, run, runs));
            if (file.isPresent() && !taken.add(file.get())) {
                throw new Unusable("--log " + wanted.get() + ": two " + (run.oneOfMany() ? "runs" : "drills")
                        + " would be logged to " + file.get() + "; " + accepted(runs));
            }
            files.add(file);
        }
        return files;
    }

    private static Path file(String wanted, Planned run, List<Planned> runs) {
        try {
            if (wanted.contains(DRILL) || wanted.contains(SEED)) {
                return Path.of(wanted.replace(DRILL, run.shortName()).replace(SEED, Long.toString(run.seed())));
            }
            if (wanted.endsWith("/") || Files.isDirectory(Path.of(wanted))) {
                return Path.of(wanted).resolve(run.label() + ENDING);
            }
            if (runs.size() > 1) {
                throw new Unusable("--log " + wanted + " is one file for " + runs.size()
                        + (run.oneOfMany() ? " runs; " : " drills; ") + accepted(runs));
            }
            return Path.of(wanted);
        } catch (InvalidPathException malformed) {
            throw new Unusable("--log " + wanted + " is not the name of a file");
        }
    }

    private static String accepted(List<Planned> runs) {
        var drills = runs.stream().map(Planned::drill).distinct().count();
        var places = new ArrayList<String>();
        if (drills > 1) {
            places.add(DRILL);
        }
        if (runs.get(0).oneOfMany()) {
            places.add(SEED);
        }
        return "accepted is a folder, or a name with " + String.join(" and ", places) + " in it";
    }
}
