package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * What a fork does, as it is written for one: {@code steps}, {@code always} and {@code seed}, or a list of steps alone.
 *
 * @param fork the fork without its moment, and where its parts stood
 * @param problems what is wrong with it, as far as can be told without the drill
 */
public record ForkText(Located fork, List<Problem> problems) {
    private static final String STEPS = "/steps";
    private static final String AT = "at";

    public ForkText {
        problems = List.copyOf(problems);
    }

    /** A fork that goes on as the drill does. */
    public static ForkText none() {
        return new ForkText(Located.of("the fork", Documents.map()), List.of());
    }

    /** Reads a file. */
    public static ForkText load(String path) {
        var problems = new ArrayList<Problem>();
        try {
            return Folder.read(Path.of(path), Place.of(path), problems)
                    .map(text -> read(path, text.bytes()))
                    .orElseGet(() -> new ForkText(none().fork, problems));
        } catch (InvalidPathException malformed) {
            return new ForkText(
                    none().fork, List.of(new Problem(Place.of(path), "'" + path + "' is not the name of a file")));
        }
    }

    /**
     * Reads the bytes of a file.
     *
     * @param label how to call the file in problems
     */
    public static ForkText read(String label, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        var text = Yaml.read(label, bytes, problems);
        if (!problems.isEmpty()) {
            return new ForkText(text, problems);
        }
        if (text.root().isArray()) {
            return new ForkText(below(STEPS, text), List.of());
        }
        if (!(text.root() instanceof ObjectNode root) || root.isEmpty()) {
            problems.add(new Problem(
                    text.place(""),
                    "a fork is a list of steps, or a map with steps, always or seed; found "
                            + SchemaCheck.shown(text.root())));
        } else if (root.has(AT)) {
            problems.add(new Problem(text.keyPlace("/" + AT), "unknown key 'at': the moment of a fork is not its own"));
        }
        return new ForkText(text, problems);
    }

    /** Reads steps, each of which is a text of its own. */
    public static ForkText ofSteps(String label, List<String> texts) {
        var problems = new ArrayList<Problem>();
        var fork = Documents.map();
        var steps = fork.putArray("steps");
        var parts = Located.of(label, fork);
        for (var i = 0; i < texts.size(); i++) {
            var step = Yaml.read(texts.size() == 1 ? label : label + " " + (i + 1), texts.get(i), problems);
            steps.add(step.root().isMissingNode() ? fork.nullNode() : step.root());
            parts = parts.with(STEPS + "/" + i, step);
        }
        return new ForkText(parts, problems);
    }

    private static Located below(String pointer, Located text) {
        var root = Documents.map();
        root.set(pointer.substring(1), text.root());
        return Located.of(text.file(), root).with(pointer, text);
    }

    /** The same with chance from another seed. */
    public ForkText seeded(long seed) {
        return new ForkText(with("seed", Documents.map().numberNode(seed)), problems);
    }

    /** The fork at a moment, as a drill has it. */
    Located at(Duration moment) {
        return with(AT, Documents.map().textNode(Units.text(moment)));
    }

    private Located with(String key, JsonNode value) {
        var root = Documents.map();
        if (key.equals(AT)) {
            root.set(AT, value);
        }
        root.setAll((ObjectNode) fork.root());
        root.set(key, value);
        return new Located(fork.file(), root, fork.keys(), fork.values());
    }
}
