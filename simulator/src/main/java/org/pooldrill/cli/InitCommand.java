package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes a first estate and drill to start from. */
@Command(
        name = "init",
        description = "Writes a first estate and a first drill into a folder, to start from. Replaces nothing.",
        footerHeading = "%nExamples:%n",
        footer = {"  pooldrill init my-drills", "  pooldrill run my-drills/first.drill.yaml"})
final class InitCommand implements Callable<Integer> {
    private static final List<String> FILES = List.of("mine.estate.yaml", "first.drill.yaml");
    private static final String FOLDER = "/pooldrill/start/";

    private final Streams streams;

    @Mixin
    private Printing printing = new Printing();

    @Parameters(paramLabel = "DIR", description = "The folder; it is made if it is not there.")
    private String folder = "";

    InitCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        var target = folder();
        for (var file : FILES) {
            if (Files.exists(target.resolve(file))) {
                throw new Unusable(target.resolve(file) + " is there already; nothing was written");
            }
        }
        FILES.forEach(file -> write(file, target.resolve(file)));
        if (printing.json()) {
            var json = JsonNodeFactory.instance.objectNode();
            FILES.forEach(
                    file -> json.withArray("files").add(target.resolve(file).toString()));
            streams.out().println(json);
        } else {
            FILES.forEach(file -> streams.out().println("wrote " + target.resolve(file)));
            streams.out().println("Next: pooldrill run " + target.resolve(FILES.get(1)));
        }
        return Exit.DONE.code();
    }

    private Path folder() {
        try {
            var target = Path.of(folder);
            Files.createDirectories(target);
            return target;
        } catch (InvalidPathException malformed) {
            throw new Unusable("'" + folder + "' is not the name of a folder");
        } catch (FileAlreadyExistsException inTheWay) {
            throw new Unusable(folder + " is a file, not a folder");
        } catch (IOException unwritable) {
            throw new Unusable("the folder " + folder + " cannot be made: " + unwritable.getMessage());
        }
    }

    private static void write(String file, Path target) {
        try (var in = InitCommand.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + FOLDER + file);
            }
            Files.write(target, in.readAllBytes(), StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(target + " cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }
}
