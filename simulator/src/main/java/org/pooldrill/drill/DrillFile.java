package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.pooldrill.estate.Estate;
import org.pooldrill.usermodel.UserModel;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * Reads drills. Everything that is wrong is reported at once, with its place; a drill with a problem does not run.
 */
public final class DrillFile {

    /**
     * A drill that was read.
     *
     * @param ready what is needed to run it; nothing where it has problems
     * @param problems what is wrong, in reading order
     */
    public record Loaded(Optional<Ready> ready, List<Problem> problems) {}

    /**
     * A drill that can be run.
     *
     * @param drillJson the effective drill, enough to read it again
     * @param estateJson the effective estate, every default written out
     * @param expressions what has checked its expressions, and may still know them
     */
    public record Ready(
            Drill drill, ObjectNode drillJson, Estate estate, ObjectNode estateJson, ExpressionCheck expressions) {

        /** The same with another seed. */
        public Ready seeded(long seed) {
            var json = drillJson.deepCopy().put("seed", seed);
            return new Ready(drill.withSeed(seed), json, estate, estateJson, expressions);
        }

        /** The same with another title. */
        public Ready titled(String title) {
            var json = drillJson.deepCopy().put("drill", title);
            return new Ready(drill.withTitle(title), json, estate, estateJson, expressions);
        }
    }

    private static final String LOAD = "/load";

    private final Located file;
    private final Function<Located, Optional<UserModel>> loads;
    private final ExpressionCheck expressions;
    private final List<Problem> problems;
    private final Optional<Set<Integer>> came;

    private DrillFile(
            Located file,
            Function<Located, Optional<UserModel>> loads,
            ExpressionCheck expressions,
            List<Problem> problems,
            Optional<Set<Integer>> came) {
        this.came = came;
        this.file = file;
        this.loads = loads;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** Reads a drill by the name of one that comes with the program, or by its path. */
    public static Loaded load(String nameOrPath, ExpressionCheck expressions) {
        var builtIn = Library.drill(nameOrPath);
        if (builtIn.isPresent()) {
            return read(builtIn.get().label(), builtIn.get().bytes(), Folder.NONE, expressions);
        }
        var path = Path.of(nameOrPath);
        var problems = new ArrayList<Problem>();
        var text = Folder.read(path, Place.of(nameOrPath), problems);
        if (text.isEmpty()) {
            var hint = Nearest.to(nameOrPath, Library.drills())
                    .map(name -> "; did you mean the built-in '" + name + "'?")
                    .orElse("");
            return new Loaded(
                    Optional.empty(),
                    problems.stream()
                            .map(problem -> new Problem(problem.place(), problem.message() + hint))
                            .toList());
        }
        var parent = path.toAbsolutePath().getParent();
        var folder =
                parent == null ? Folder.NONE : Folder.of(path.getParent() == null ? Path.of("") : path.getParent());
        return read(nameOrPath, text.get().bytes(), folder, expressions);
    }

    /**
     * Reads a drill from the bytes of a file.
     *
     * @param label how to call the file in problems
     * @param folder where files that it names are looked for
     */
    public static Loaded read(String label, byte[] bytes, Folder folder, ExpressionCheck expressions) {
        var problems = new ArrayList<Problem>();
        var located = Yaml.read(label, bytes, problems);
        return problems.isEmpty() ? read(located, folder, expressions) : new Loaded(Optional.empty(), sorted(problems));
    }

    /**
     * Reads a drill from its document.
     *
     * @param folder where files that it names are looked for
     */
    public static Loaded read(Located located, Folder folder, ExpressionCheck expressions) {
        var problems = new ArrayList<Problem>();
        var loads = new LoadFile(folder, problems);
        var file = new DrillFile(located, drill -> loads.of(drill, LOAD), expressions, problems, Optional.empty());
        var ready = file.read(new EstateFile(folder, problems).of(located, "/estate"));
        return new Loaded(problems.isEmpty() ? ready : Optional.empty(), sorted(problems));
    }

    /**
     * Reads a drill and its estate from their effective documents, such as an event log's header holds.
     *
     * @param label how to call the documents in problems
     */
    public static Loaded fromJson(String label, JsonNode drill, JsonNode estate, ExpressionCheck expressions) {
        return fromJson(Located.of(label, drill), estate, Optional.empty(), expressions);
    }

    /**
     * Reads a drill from its effective documents as above, with one more fork, which is checked against the steps that
     * came before it.
     *
     * @param label how to call the documents in problems
     * @param at the moment of the fork
     * @param text what it does
     * @param came the numbers of the steps that began before the fork
     */
    public static Loaded forked(
            String label,
            JsonNode drill,
            JsonNode estate,
            Duration at,
            ForkText text,
            Set<Integer> came,
            ExpressionCheck expressions) {
        if (!text.problems().isEmpty()) {
            return new Loaded(Optional.empty(), sorted(text.problems()));
        }
        var fork = text.at(at);
        var whole = (ObjectNode) drill.deepCopy();
        var place = ForkReader.insert(whole.withArray("/forks"), fork.root());
        return fromJson(
                Located.of(label, whole).with("/forks/" + place, fork),
                estate,
                fork.has("/steps") ? Optional.of(came) : Optional.empty(),
                expressions);
    }

    private static Loaded fromJson(
            Located drill, JsonNode estate, Optional<Set<Integer>> came, ExpressionCheck expressions) {
        var problems = new ArrayList<Problem>();
        var documents = Documents.map();
        documents.set("estate", estate);
        var complete = new EstateFile(Folder.NONE, problems).whole(Located.of(drill.file(), documents), "/estate");
        var loads = new LoadFile(Folder.NONE, problems);
        var file = new DrillFile(drill, document -> loads.complete(document, LOAD), expressions, problems, came);
        var ready = file.read(complete);
        return new Loaded(problems.isEmpty() ? ready : Optional.empty(), sorted(problems));
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream().sorted(Problem.IN_READING_ORDER).distinct().toList();
    }

    private Optional<Ready> read(Optional<ObjectNode> estateJson) {
        if (!(file.root() instanceof ObjectNode root)) {
            problems.add(new Problem(file.place(""), "a drill is a map, found " + SchemaCheck.shown(file.root())));
            return Optional.empty();
        }
        var flawed = shape(root);
        var load = flawed.contains(LOAD) ? Optional.<UserModel>empty() : loads.apply(file);
        follows(root);
        StepNames.check(file, root.path("steps"), "/steps", 0, Map.of(), problems);
        if (estateJson.isEmpty()) {
            return Optional.empty();
        }
        var estate = EstateJson.read(estateJson.get());
        var steps = steps(root, flawed, estate);
        load.ifPresent(model -> LoadFile.fits(model, estate, file, LOAD, problems));
        var forks = new ForkReader(new StepContext(file, estate, problems), flawed::contains, came)
                .read(root.path("steps"), root.path("forks"));
        var drill = drill(root, load, steps, forks, estate);
        expressions(drill, estate);
        return Optional.of(new Ready(drill, effective(root, load, estate), estate, estateJson.get(), expressions));
    }

    /** Checks the drill against its schema; the result are the parts that are not worth reading on. */
    private Set<String> shape(ObjectNode root) {
        var odd = new HashSet<String>();
        odd(root.path("steps"), "/steps", odd);
        for (var i = 0; i < root.path("forks").size(); i++) {
            odd(root.path("forks").get(i).path("steps"), "/forks/" + i + "/steps", odd);
        }
        var flawed = new HashSet<>(odd);
        for (var flaw : SchemaCheck.ofDrills().check(root)) {
            var part = flaw.pointer().replaceFirst("^((/forks/[0-9]+)?/steps/[0-9]+|/load)/.*", "$1");
            if (!odd.contains(part)) {
                report(flaw);
            }
            flawed.add(part);
        }
        return flawed;
    }

    /** Looks at the keys of steps; where they are wrong, nothing else of the step is worth a word. */
    private void odd(JsonNode steps, String pointer, Set<String> odd) {
        for (var i = 0; i < steps.size(); i++) {
            var at = pointer + "/" + i;
            for (var flaw : StepKeys.check(steps.get(i))) {
                odd.add(at);
                report(new Flaw(at + flaw.pointer(), flaw.atKey(), flaw.message()));
            }
        }
    }

    private void report(Flaw flaw) {
        problems.add(flaw.in(file));
    }

    /** A procedure may be called by a title of its own; what is nearly one of the known titles is a slip. */
    private void follows(ObjectNode root) {
        var follows = root.path("follows");
        for (var i = 0; i < follows.size(); i++) {
            var name = follows.get(i).asText();
            var near = Nearest.to(name, Procedure.texts());
            if (near.isPresent() && !near.get().equals(name) && slip(name, near.get())) {
                problems.add(new Problem(
                        file.place("/follows/" + i),
                        "unknown procedure '" + name + "'; did you mean '" + near.get() + "'?"));
            }
        }
    }

    private static boolean slip(String name, String known) {
        return Nearest.distance(name, known) <= 2;
    }

    private List<Step> steps(ObjectNode root, Set<String> flawed, Estate estate) {
        var nodes = root.path("steps");
        var reader = new StepReader(new StepContext(file, estate, problems), StepNames.background(nodes));
        var steps = new ArrayList<Step>();
        for (var i = 0; i < nodes.size(); i++) {
            var pointer = "/steps/" + i;
            if (!flawed.contains(pointer)) {
                reader.read(nodes.get(i), pointer, i + 1).ifPresent(steps::add);
            } else {
                reader.skip(nodes.get(i));
            }
        }
        return steps;
    }

    private Drill drill(ObjectNode root, Optional<UserModel> load, List<Step> steps, List<Fork> forks, Estate estate) {
        var follows = new ArrayList<String>();
        root.path("follows").forEach(name -> follows.add(name.asText()));
        var always = new ArrayList<Cel>();
        for (var i = 0; i < root.path("always").size(); i++) {
            always.add(new Cel(root.path("always").get(i).asText(), file.place("/always/" + i)));
        }
        return new Drill(
                root.path("drill").asText(),
                root.path("about").asText(""),
                follows,
                estate.name(),
                root.path("seed").asLong(0),
                load,
                always,
                steps,
                forks);
    }

    /** Side by side: it is most of what a drill takes to be read. */
    private void expressions(Drill drill, Estate estate) {
        var commands = drill.commandNames();
        problems.addAll(drill.expressions().parallelStream()
                .flatMap(cel -> expressions.problems(cel.text(), estate, commands).stream()
                        .map(message -> new Problem(cel.place(), message)))
                .toList());
    }

    private static ObjectNode effective(ObjectNode root, Optional<UserModel> load, Estate estate) {
        var effective = Documents.map();
        effective.set("drill", root.path("drill"));
        for (var key : List.of("about", "follows")) {
            if (root.has(key)) {
                effective.set(key, root.get(key));
            }
        }
        effective.put("estate", estate.name());
        effective.put("seed", root.path("seed").asLong(0));
        effective.set("load", load.<JsonNode>map(LoadJson::write).orElse(effective.textNode(LoadFile.NONE)));
        effective.set("always", root.has("always") ? root.get("always") : effective.arrayNode());
        effective.set("steps", root.path("steps"));
        if (!root.path("forks").isEmpty()) {
            effective.set("forks", root.get("forks"));
        }
        return effective;
    }
}
