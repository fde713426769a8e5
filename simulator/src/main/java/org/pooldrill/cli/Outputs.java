package org.pooldrill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files that a command writes: none that it is told to read, no drill or estate that is there already, and no two in
 * one.
 */
final class Outputs {
    private final List<String> sources;
    private final Map<Path, String> taken = new LinkedHashMap<>();

    /** @param sources what the command reads: names of files, and others */
    Outputs(List<String> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * Takes a file for what an option says.
     *
     * @throws Unusable if it is no name of a file, or would take the place of another
     */
    void take(String option, String name) {
        try {
            take(option, Path.of(name));
        } catch (InvalidPathException malformed) {
            throw new Unusable(option + " " + name + " is not the name of a file");
        }
    }

    /** As above. */
    void take(String option, Path file) {
        takeAlsoYaml(option, file);
        var name = file.toString().toLowerCase(Locale.ROOT);
        if ((name.endsWith(".yaml") || name.endsWith(".yml")) && Files.exists(file)) {
            throw new Unusable(option + " " + file
                    + " is there already and is YAML, as drills and estates are; accepted is another file");
        }
    }

    /** The same for what is YAML itself, and may take the place of what was written before. */
    void takeAlsoYaml(String option, Path file) {
        var wanted = option + " " + file;
        if (file.toString().equals(Sources.STANDARD_INPUT)) {
            throw new Unusable(wanted + ": standard output is for what the command prints; accepted is a file");
        }
        for (var source : sources) {
            if (same(source, file)) {
                throw new Unusable(wanted + " is what is read; accepted is another file");
            }
        }
        var other = taken.putIfAbsent(file.toAbsolutePath().normalize(), option);
        if (other != null) {
            throw new Unusable(wanted + " is the file of " + other + " too; accepted is another file");
        }
    }

    private static boolean same(String source, Path file) {
        try {
            return !source.equals(Sources.STANDARD_INPUT)
                    && Files.exists(file)
                    && Files.exists(Path.of(source))
                    && Files.isSameFile(file, Path.of(source));
        } catch (InvalidPathException noFile) {
            return false;
        } catch (IOException unreadable) {
            throw new Unusable(file + " cannot be compared with " + source + ": " + unreadable.getMessage());
        }
    }
}
