package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Pool;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.UserModel;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Pointer;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * Reads load models: the one that comes with the program, a file, or either of them with a drill's own figures laid
 * over it. What is wrong is reported where it was caused: in the model's file, or in the drill.
 */
public final class LoadFile {

    /** How the names of model files end, where they tell what they are. */
    public static final String SUFFIX = ".load.yaml";

    static final String NONE = "none";

    /**
     * A model that was read.
     *
     * @param model the model; nothing where it has problems
     * @param problems what is wrong, in reading order
     */
    public record Loaded(Optional<UserModel> model, List<Problem> problems) {}

    private final Folder folder;
    private final Collection<Problem> problems;

    LoadFile(Folder folder, Collection<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Reads a model by the name of one that comes with the program, or by its path. */
    public static Loaded load(String nameOrPath) {
        if (Library.loads().contains(nameOrPath)) {
            return new Loaded(Optional.of(UserModel.lync2013()), List.of());
        }
        var problems = new ArrayList<Problem>();
        return Folder.read(Path.of(nameOrPath), Place.of(nameOrPath), problems)
                .map(text -> read(text.label(), text.bytes()))
                .orElseGet(() -> new Loaded(Optional.empty(), List.copyOf(problems)));
    }

    /** Reads a model from the bytes of a file. */
    public static Loaded read(String label, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        var model = new LoadFile(Folder.NONE, problems).file(new Library.Text(label, bytes));
        problems.sort(Problem.IN_READING_ORDER);
        return new Loaded(model, List.copyOf(problems));
    }

    /**
     * What {@code load:} of a drill means: a model, or nothing for {@code none} and where it has problems. A value that
     * its schema does not allow is the drill's to report.
     *
     * @param drill the drill, which its schema allows at this place
     * @param pointer where its {@code load:} stands
     */
    Optional<UserModel> of(Located drill, String pointer) {
        var value = drill.root().at(pointer);
        if (value.isTextual()) {
            return value.textValue().equals(NONE)
                    ? Optional.empty()
                    : named(value.textValue(), drill.place(pointer), true);
        }
        if (!value.isObject()) {
            return Optional.empty();
        }
        var at = Pointer.child(pointer, LoadJson.MODEL);
        var model = value.path(LoadJson.MODEL).asText(UserModel.LYNC_2013);
        return named(model, drill.place(at), false).flatMap(base -> overlaid(base, value, drill, pointer));
    }

    /** The model of a complete document, which names it and holds its figures. */
    Optional<UserModel> complete(Located document, String pointer) {
        var value = document.root().at(pointer);
        return value.isObject()
                ? overlaid(
                        UserModel.lync2013().named(value.path(LoadJson.MODEL).asText(UserModel.LYNC_2013)),
                        value,
                        document,
                        pointer)
                : of(document, pointer);
    }

    /** Whether every pool has the users that the model names for it; told of the pool that has the fewest. */
    static void fits(UserModel model, Estate estate, Located drill, String pointer, Collection<Problem> problems) {
        model.activeUsersNamed().ifPresent(users -> estate.pools().values().stream()
                .filter(pool -> users > pool.userCount())
                .min(Comparator.comparingInt(Pool::userCount))
                .ifPresent(pool -> problems.add(new Problem(
                        drill.blame(pointer, List.of("/" + Figure.ACTIVE_USERS.key())),
                        "activeUsers" + whose(model) + " is " + users + ", accepted is up to the " + pool.userCount()
                                + " enabled users of " + pool.fqdn()))));
    }

    /** Whose figures they are, where a file gave the model a name of its own. */
    private static String whose(UserModel model) {
        return model.name().equals(UserModel.LYNC_2013) ? "" : " of the load model " + model.name();
    }

    private Optional<UserModel> named(String name, Place blame, boolean noneToo) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return folder.text(name, Library.loads(), blame, problems).flatMap(this::file);
        }
        if (Library.loads().contains(name)) {
            return Optional.of(UserModel.lync2013());
        }
        var accepted = new ArrayList<>(Library.loads());
        if (noneToo) {
            accepted.add(0, NONE);
        }
        problems.add(new Problem(
                blame,
                "unknown load model '" + name + "', and the name of a file ends in .yaml"
                        + Nearest.hint(name, accepted)));
        return Optional.empty();
    }

    private Optional<UserModel> file(Library.Text text) {
        var before = problems.size();
        var located = Yaml.read(text.label(), text.bytes(), problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (!(located.root() instanceof ObjectNode root)) {
            problems.add(new Problem(
                    located.place(""), "a load model is a map, found " + SchemaCheck.shown(located.root())));
            return Optional.empty();
        }
        for (var flaw : SchemaCheck.ofLoads().check(root)) {
            problems.add(flaw.in(located));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        var base = UserModel.lync2013().named(root.path("load").asText());
        return overlaid(base, root.path("figures"), located, "/figures");
    }

    /** A model with the figures of a map that its schema allows; nothing where they are wrong together. */
    private Optional<UserModel> overlaid(UserModel base, JsonNode figures, Located document, String pointer) {
        var before = problems.size();
        var model = base;
        for (var figure : Figure.values()) {
            if (figures.has(figure.key())) {
                var value = LoadJson.read(figure, figures.path(figure.key()));
                if (value.isPresent() && figure.accepts(value.get())) {
                    model = model.with(figure, value.get());
                } else {
                    problems.add(new Problem(
                            document.place(Pointer.child(pointer, figure.key())),
                            figure.key() + " is " + value.map(LoadJson::text).orElse("of another kind")
                                    + ", accepted is " + LoadJson.limits(figure)));
                }
            }
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        for (var contradiction : model.contradictions()) {
            var places = contradiction.figures().stream()
                    .map(figure -> "/" + figure.key())
                    .toList();
            problems.add(new Problem(document.blame(pointer, places), contradiction.message()));
        }
        return problems.size() > before ? Optional.empty() : Optional.of(model);
    }
}
