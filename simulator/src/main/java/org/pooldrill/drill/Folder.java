package org.pooldrill.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/** Where the files that a drill names are looked for. A drill that came over the network gets none. */
public final class Folder {

    /** No folder: only what comes with the program can be named. */
    public static final Folder NONE = new Folder(Optional.empty());

    private final Optional<Path> path;

    private Folder(Optional<Path> path) {
        this.path = path;
    }

    /** The files of a folder of this machine. */
    public static Folder of(Path path) {
        return new Folder(Optional.of(path));
    }

    /**
     * The text of a file in this folder.
     *
     * @param builtIns what can be named where there is no folder
     * @param blame where it is named, for the problem that it is not there
     */
    Optional<Library.Text> text(String name, Collection<String> builtIns, Place blame, Collection<Problem> problems) {
        if (path.isEmpty()) {
            problems.add(new Problem(
                    blame,
                    "files cannot be named here, found '" + name + "'; accepted: " + String.join(", ", builtIns)));
            return Optional.empty();
        }
        try {
            var file = path.get().resolve(name);
            return read(file.normalize(), blame, problems);
        } catch (InvalidPathException malformed) {
            problems.add(new Problem(blame, "'" + name + "' is not the name of a file"));
            return Optional.empty();
        }
    }

    /** The text of a file of this machine; a file that is too large is not read. */
    static Optional<Library.Text> read(Path file, Place blame, Collection<Problem> problems) {
        try {
            if (!Files.exists(file)) {
                problems.add(new Problem(blame, "no file '" + file + "'"));
            } else if (Files.isDirectory(file)) {
                problems.add(new Problem(blame, "'" + file + "' is a folder, not a file"));
            } else if (Files.size(file) > Yaml.MAX_BYTES) {
                problems.add(new Problem(
                        blame,
                        "'" + file + "' has " + Files.size(file) + " bytes, accepted are up to " + Yaml.MAX_BYTES));
            } else {
                return Optional.of(new Library.Text(file.toString(), Files.readAllBytes(file)));
            }
        } catch (IOException unreadable) {
            problems.add(new Problem(blame, "'" + file + "' cannot be read: " + unreadable.getMessage()));
        }
        return Optional.empty();
    }
}
