package org.pooldrill.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which file the log of each drill goes to. */
final class LogNames {
    private static final String PLACE = "{drill}";
    private static final String ENDING = ".events.jsonl";

    private LogNames() {}

    /**
     * The files, by drill.
     *
     * @param wanted what {@code --log} says: one file for one drill, a name with {@code {drill}}, or a folder
     */
    static Map<String, Path> of(Optional<String> wanted, List<String> drills) {
        var files = new LinkedHashMap<String, Path>();
        if (wanted.isEmpty()) {
            return files;
        }
        for (var drill : drills) {
            var file = file(wanted.get(), Sources.shortName(drill), drills.size());
            if (files.containsValue(file)) {
                throw new Unusable("--log " + wanted.get() + ": two drills would be logged to " + file);
            }
            files.put(drill, file);
        }
        return files;
    }

    private static Path file(String wanted, String drill, int drills) {
        try {
            if (wanted.contains(PLACE)) {
                return Path.of(wanted.replace(PLACE, drill));
            }
            if (wanted.endsWith("/") || Files.isDirectory(Path.of(wanted))) {
                return Path.of(wanted).resolve(drill + ENDING);
            }
            if (drills > 1) {
                throw new Unusable("--log " + wanted + " is one file for " + drills
                        + " drills; accepted is a folder, or a name with " + PLACE + " in it");
            }
            return Path.of(wanted);
        } catch (InvalidPathException malformed) {
            throw new Unusable("--log " + wanted + " is not the name of a file");
        }
    }
}
