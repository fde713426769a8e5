package org.pooldrill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.drill.ForkText;
import org.pooldrill.drill.Library;
import org.pooldrill.drill.LoadFile;
import org.pooldrill.expectation.Expectations;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/** Where drills, estates and load models come from: files, what comes with the program, and standard input. */
final class Sources {
    static final String STANDARD_INPUT = "-";
    private static final String DRILL = ".drill.yaml";
    private static final String ESTATE = ".estate.yaml";

    private final Streams streams;
    private final Map<String, byte[]> read = new HashMap<>();
    private boolean preparing;

    Sources(Streams streams) {
        this.streams = streams;
    }

    /** A drill. */
    DrillFile.Loaded drill(String source) {
        prepareForExpressions();
        if (source.equals(STANDARD_INPUT)) {
            return DrillFile.read("standard input", standardInput(), Folder.of(Path.of("")), new ExpressionNames());
        }
        try {
            return DrillFile.load(source, new ExpressionNames());
        } catch (InvalidPathException malformed) {
            return new DrillFile.Loaded(Optional.empty(), List.of(notAName(source)));
        }
    }

    /** What its expressions need is loaded while the drill is read. */
    private void prepareForExpressions() {
        if (!preparing) {
            preparing = true;
            ForkJoinPool.commonPool().execute(Expectations::prepare);
        }
    }

    /** An estate. */
    EstateFile.Loaded estate(String source) {
        if (source.equals(STANDARD_INPUT)) {
            return EstateFile.read("standard input", standardInput());
        }
        return EstateFile.load(source);
    }

    /** A load model. */
    LoadFile.Loaded load(String source) {
        if (source.equals(STANDARD_INPUT)) {
            return LoadFile.read("standard input", standardInput());
        }
        return LoadFile.load(source);
    }

    /** What a fork does. */
    ForkText fork(String source) {
        return source.equals(STANDARD_INPUT) ? ForkText.read("standard input", standardInput()) : ForkText.load(source);
    }

    /** What a source may hold. */
    enum Kind {
        DRILL,
        ESTATE,
        LOAD
    }

    /** What is there, by its name or else by its keys; what cannot be read counts as a drill. */
    Kind kind(String source) {
        if (Library.drill(source).isPresent() || source.endsWith(DRILL)) {
            return Kind.DRILL;
        }
        if (Library.estate(source).isPresent() || source.endsWith(ESTATE)) {
            return Kind.ESTATE;
        }
        if (Library.loads().contains(source) || source.endsWith(LoadFile.SUFFIX)) {
            return Kind.LOAD;
        }
        var root = Yaml.read(source, bytes(source), new ArrayList<>()).root();
        if (root.has("drill") || root.has("steps")) {
            return Kind.DRILL;
        }
        if (root.has("estate")) {
            return Kind.ESTATE;
        }
        return root.has("load") ? Kind.LOAD : Kind.DRILL;
    }

    private byte[] bytes(String source) {
        if (source.equals(STANDARD_INPUT)) {
            return standardInput();
        }
        try {
            var path = Path.of(source);
            return Files.isRegularFile(path) && Files.size(path) <= Yaml.MAX_BYTES
                    ? Files.readAllBytes(path)
                    : new byte[0];
        } catch (IOException | InvalidPathException unreadable) {
            return new byte[0];
        }
    }

    private byte[] standardInput() {
        return read.computeIfAbsent(STANDARD_INPUT, name -> {
            try {
                return streams.in().readNBytes(Yaml.MAX_BYTES + 1);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("standard input cannot be read: " + unreadable.getMessage(), unreadable);
            }
        });
    }

    private static Problem notAName(String source) {
        return new Problem(Place.of(source), "'" + source + "' is not the name of a file");
    }

    /** How a drill is called in the names of files: its file's name without what all drills have. */
    static String shortName(String source) {
        if (source.equals(STANDARD_INPUT)) {
            return "stdin";
        }
        var file = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        if (file.endsWith(DRILL)) {
            return file.substring(0, file.length() - DRILL.length());
        }
        return file.replaceFirst("\\.ya?ml$", "");
    }
}
