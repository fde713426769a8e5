package org.pooldrill.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.yaml.Nearest;

/** Which file the log of each run goes to, or its after-action page. */
final class LogNames {
    private static final String DRILL = "{drill}";
    private static final String SEED = "{seed}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}/\\\\]*}");

    private final String option;
    private final String ending;

    private LogNames(String option, String ending) {
        this.option = option;
        this.ending = ending;
    }

    /** The files of the runs' logs; as below. */
    static List<Optional<Path>> of(Optional<String> wanted, List<Planned> runs) {
        return new LogNames("--log", ".events.jsonl").files(wanted, runs);
    }

    /** The files of the runs' after-action pages; as below. */
    static List<Optional<Path>> ofReports(Optional<String> wanted, List<Planned> runs) {
        return new LogNames("--report", ".md").files(wanted, runs);
    }

    /**
     * The files, in the order of the runs; of none where none is wanted.
     *
     * @param wanted what the option says: one file for one run, a name with {@code {drill}} and {@code {seed}}, or a
     *     folder
     * @throws Unusable if it is not the name of a file, names something else in braces, or names one file for several
     *     runs
     */
    private List<Optional<Path>> files(Optional<String> wanted, List<Planned> runs) {
        wanted.ifPresent(this::known);
        var files = new ArrayList<Optional<Path>>();
        var taken = new LinkedHashMap<Path, Planned>();
        for (var run : runs) {
            var file = wanted.map(name -> file(name, run, runs));
            var other = file.map(name -> taken.putIfAbsent(name, run));
            if (other.isPresent()) {
                throw new Unusable(option + " " + wanted.get() + ": " + clash(other.get(), run, file.get(), runs));
            }
            files.add(file);
        }
        return files;
    }

    private static String clash(Planned one, Planned other, Path file, List<Planned> runs) {
        var drillsDiffer = !one.drill().equals(other.drill());
        if (drillsDiffer && one.shortName().equals(other.shortName())) {
            return one.drill() + " and " + other.drill() + " are both called " + one.shortName()
                    + " and would be logged to " + file
                    + "; accepted are drills of different names, or one after the other with a folder each";
        }
        return "two " + (other.oneOfMany() ? "runs" : "drills") + " would be logged to " + file + "; " + accepted(runs);
    }

    private void known(String wanted) {
        var placeholders = PLACEHOLDER.matcher(wanted);
        while (placeholders.find()) {
            var found = placeholders.group();
            var accepted = List.of(DRILL, SEED);
            if (!accepted.contains(found)) {
                throw new Unusable(option + " " + wanted + ": unknown placeholder '" + found + "'; accepted: "
                        + String.join(", ", accepted)
                        + Nearest.to(found, accepted)
                                .map(name -> "; did you mean '" + name + "'?")
                                .orElse(""));
            }
        }
    }

    private Path file(String wanted, Planned run, List<Planned> runs) {
        try {
            if (wanted.contains(DRILL) || wanted.contains(SEED)) {
                return Path.of(wanted.replace(DRILL, run.shortName()).replace(SEED, Long.toString(run.seed())));
            }
            if (wanted.endsWith("/") || Files.isDirectory(Path.of(wanted))) {
                return Path.of(wanted).resolve(run.label() + ending);
            }
            if (runs.size() > 1) {
                throw new Unusable(option + " " + wanted + " is one file for " + runs.size()
                        + (run.oneOfMany() ? " runs; " : " drills; ") + accepted(runs));
            }
            return Path.of(wanted);
        } catch (InvalidPathException malformed) {
            throw new Unusable(option + " " + wanted + " is not the name of a file");
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
