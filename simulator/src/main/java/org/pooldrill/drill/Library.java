package org.pooldrill.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;

/** The drills, estates and load models that come with the program. An index lists them, so that they are found inside a jar too. */
public final class Library {

    private static final String FOLDER = "/pooldrill/";
    private static final String ESTATE = ".estate.yaml";
    private static final String DRILL = ".drill.yaml";
    private static final String CHAPTER = "chapter ";

    private Library() {}

    /** A text and how it is called to people. */
    public record Text(String label, byte[] bytes) {}

    /** Drills that belong together in the course, in the order in which they are best taken. */
    public record Chapter(String title, List<String> drills) {}

    /** The drills by chapters, in the order of the index. */
    public static List<Chapter> chapters() {
        var chapters = new ArrayList<Chapter>();
        index().forEach(line -> {
            if (line.startsWith(CHAPTER)) {
                chapters.add(new Chapter(line.substring(CHAPTER.length()), new ArrayList<>()));
            } else {
                name(line, "drills/", DRILL)
                        .ifPresent(drill ->
                                chapters.get(chapters.size() - 1).drills().add(drill));
            }
        });
        return chapters;
    }

    /** The names of the estates, in the order of the index. */
    public static List<String> estates() {
        return names("estates/", ESTATE);
    }

    /** The names of the drills, in the order of the index. */
    public static List<String> drills() {
        return names("drills/", DRILL);
    }

    /** The names of the load models; their figures are {@link Figure}'s. */
    public static List<String> loads() {
        return List.of(UserModel.LYNC_2013);
    }

    /** The text of an estate that comes with the program. */
    public static Optional<Text> estate(String name) {
        return text("estates/", name, ESTATE);
    }

    /** The text of a drill that comes with the program. */
    public static Optional<Text> drill(String name) {
        return text("drills/", name, DRILL);
    }

    /** The text of a load model that comes with the program. */
    public static Optional<Text> load(String name) {
        return loads().contains(name)
                ? Optional.of(
                        new Text(name + LoadFile.SUFFIX, LoadText.lync2013().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private static Optional<Text> text(String folder, String name, String suffix) {
        return names(folder, suffix).contains(name)
                ? Optional.of(new Text(name + suffix, bytes(folder + name + suffix)))
                : Optional.empty();
    }

    private static List<String> names(String folder, String suffix) {
        return index().flatMap(line -> name(line, folder, suffix).stream()).toList();
    }

    private static Stream<String> index() {
        return new String(bytes("library.txt"), StandardCharsets.UTF_8).lines();
    }

    private static Optional<String> name(String line, String folder, String suffix) {
        return line.startsWith(folder) && line.endsWith(suffix)
                ? Optional.of(line.substring(folder.length(), line.length() - suffix.length()))
                : Optional.empty();
    }

    private static byte[] bytes(String resource) {
        try (var in = Library.class.getResourceAsStream(FOLDER + resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + FOLDER + resource);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program's own " + FOLDER + resource + " cannot be read", unreadable);
        }
    }
}
