package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.EstateRules;
import org.pooldrill.estate.Timing;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Place;
import org.pooldrill.yaml.Pointer;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * Reads estates: one that comes with the program, a file, or either of them with a drill's own changes laid over it.
 * What is missing or contradictory is reported where it was caused: in the estate's file, or in the drill.
 */
public final class EstateFile {

    static final String SUFFIX = ".estate.yaml";

    /**
     * An estate that was read.
     *
     * @param estate the estate; nothing where it has problems
     * @param json the complete document, every default written out; an empty map where it has problems
     * @param problems what is wrong, in reading order
     */
    public record Loaded(Optional<Estate> estate, ObjectNode json, List<Problem> problems) {}

    private final Folder folder;
    private final SchemaCheck schema = SchemaCheck.ofEstates();
    private final Collection<Problem> problems;

    /** Makes ready what estates are checked with, as the first one would otherwise. */
    public static void prepare() {
        SchemaCheck.ofEstates();
    }

    EstateFile(Folder folder, Collection<Problem> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Reads an estate by the name of one that comes with the program, or by its path. */
    public static Loaded load(String nameOrPath) {
        var problems = new ArrayList<Problem>();
        var text =
                Library.estate(nameOrPath).or(() -> Folder.read(Path.of(nameOrPath), Place.of(nameOrPath), problems));
        return text.map(found -> read(found.label(), found.bytes()))
                .orElseGet(() -> new Loaded(Optional.empty(), Documents.map(), List.copyOf(problems)));
    }

    /** Reads an estate from the bytes of a file. */
    public static Loaded read(String label, byte[] bytes) {
        var problems = new ArrayList<Problem>();
        var file = new EstateFile(Folder.NONE, problems);
        var json = file.base(new Library.Text(label, bytes)).map(base -> base.complete);
        problems.sort(Problem.IN_READING_ORDER);
        return new Loaded(json.map(EstateJson::read), json.orElseGet(Documents::map), List.copyOf(problems));
    }

    /**
     * Reads the estate that a value means which stands where a drill has {@code estate:}.
     *
     * @param value the name of an estate or of a file, or a map
     * @param folder where files that it names are looked for
     */
    public static Loaded of(JsonNode value, Folder folder) {
        var problems = new ArrayList<Problem>();
        var document = Documents.map();
        document.set("estate", value);
        var shape = new ArrayList<>(SchemaCheck.ofDrills().check(document));
        var located = Located.of("estate", document);
        shape.stream()
                .filter(flaw -> flaw.pointer().startsWith("/estate"))
                .forEach(flaw -> problems.add(flaw.in(located)));
        var json = problems.isEmpty()
                ? new EstateFile(folder, problems).of(located, "/estate")
                : Optional.<ObjectNode>empty();
        return new Loaded(json.map(EstateJson::read), json.orElseGet(Documents::map), List.copyOf(problems));
    }

    /**
     * The estate of a complete document, such as an event log's header holds.
     *
     * @throws IllegalArgumentException if the document is none; the message says what is wrong and where
     */
    public static Estate fromJson(JsonNode complete) {
        var problems = new ArrayList<Problem>();
        var file = new EstateFile(Folder.NONE, problems);
        var estate = file.whole(Located.of("estate", complete), "");
        if (estate.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems.stream().map(Problem::toString).toList()));
        }
        return EstateJson.read(estate.get());
    }

    /**
     * What {@code estate:} of a drill means: the complete document, or nothing where it has problems. A value that is
     * neither text nor a map is the drill's schema's to report.
     *
     * @param drill the drill
     * @param pointer where its {@code estate:} stands
     */
    Optional<ObjectNode> of(Located drill, String pointer) {
        var value = drill.root().at(pointer);
        if (value.isMissingNode()) {
            return base(Library.estate("contoso").orElseThrow()).map(base -> base.complete);
        }
        if (value.isTextual()) {
            return named(value.textValue(), drill.place(pointer)).map(base -> base.complete);
        }
        if (!value.isObject()) {
            return Optional.empty();
        }
        var from = value.path("from");
        if (from.isMissingNode()) {
            return checked(withSites(value), "inline", drill, pointer);
        }
        if (!from.isTextual()) {
            problems.add(new Problem(
                    drill.place(pointer + "/from"),
                    "found " + SchemaCheck.shown(from)
                            + ", accepted is the name of an estate or a file that ends in .yaml"));
            return Optional.empty();
        }
        return named(from.textValue(), drill.place(pointer + "/from"))
                .flatMap(base -> overridden(base, (ObjectNode) value, drill, pointer));
    }

    /** The complete document that stands there, such as an event log's header holds: it gets no defaults of maps. */
    Optional<ObjectNode> whole(Located located, String pointer) {
        var document = located.root().at(pointer);
        return checked(document, document.path("estate").asText(), located, pointer, true);
    }

    /** An estate before a drill's changes: as it was written, and complete. */
    private record Base(JsonNode written, ObjectNode complete) {}

    private Optional<Base> named(String name, Place blame) {
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return folder.text(name, Library.estates(), blame, problems).flatMap(this::base);
        }
        var text = Library.estate(name);
        if (text.isEmpty()) {
            problems.add(new Problem(
                    blame,
                    "unknown estate '" + name + "', and the name of a file ends in .yaml"
                            + Nearest.hint(name, Library.estates())));
        }
        return text.flatMap(this::base);
    }

    private Optional<Base> base(Library.Text text) {
        var before = problems.size();
        var located = Yaml.read(text.label(), text.bytes(), problems);
        if (problems.size() > before) {
            return Optional.empty();
        }
        if (!located.root().isObject()) {
            problems.add(
                    new Problem(located.place(""), "an estate is a map, found " + SchemaCheck.shown(located.root())));
            return Optional.empty();
        }
        var written = withSites(located.root());
        return checked(written, name(text.label()), located, "").map(complete -> new Base(written, complete));
    }

    /** A site needs no keys, so it may be written without a value; in a complete estate that removes nothing. */
    private static JsonNode withSites(JsonNode written) {
        var copy = written.deepCopy();
        if (copy.path("sites") instanceof ObjectNode sites) {
            sites.properties().stream()
                    .filter(site -> site.getValue().isNull())
                    .forEach(site -> site.setValue(Documents.map()));
        }
        return copy;
    }

    private Optional<ObjectNode> overridden(Base base, ObjectNode value, Located drill, String pointer) {
        var over = value.deepCopy().without("from");
        var before = problems.size();
        removals(base.written, base.complete, over, "", drill, pointer);
        var merged = Documents.merge(base.written, over);
        var complete = checked(merged, base.complete.path("estate").asText(), drill, pointer);
        return problems.size() > before ? Optional.empty() : complete;
    }

    /** What is removed must have been there: a wrong name would go unnoticed. */
    private void removals(
            JsonNode written, JsonNode complete, JsonNode over, String at, Located drill, String pointer) {
        for (Map.Entry<String, JsonNode> entry : over.properties()) {
            var key = entry.getKey();
            var next = Pointer.child(at, key);
            if (entry.getValue().isObject()) {
                removals(written.path(key), complete.path(key), entry.getValue(), next, drill, pointer);
            } else if (entry.getValue().isNull() && !written.has(key) && !complete.has(key)) {
                var known = new ArrayList<String>();
                complete.fieldNames().forEachRemaining(known::add);
                problems.add(new Problem(
                        drill.keyPlace(pointer + next),
                        "nothing to remove: there is no '" + key + "'" + Nearest.hint(key, known)));
            }
        }
    }

    private Optional<ObjectNode> checked(JsonNode document, String name, Located blamed, String pointer) {
        return checked(document, name, blamed, pointer, false);
    }

    private Optional<ObjectNode> checked(
            JsonNode document, String name, Located blamed, String pointer, boolean whole) {
        var before = problems.size();
        for (var flaw : schema.check(Documents.pruned(document))) {
            var at = flaw.pointer();
            var place = flaw.atKey() && blamed.has(pointer + at)
                    ? blamed.keyPlace(pointer + at)
                    : blamed.blame(pointer, List.of(at));
            problems.add(new Problem(place, flaw.message()));
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        var complete = EstateDefaults.complete(document, name, whole);
        values(complete, blamed, pointer);
        if (problems.size() > before) {
            return Optional.empty();
        }
        for (var problem : EstateRules.check(EstateJson.read(complete))) {
            problems.add(new Problem(blamed.blame(pointer, problem.places()), problem.message()));
        }
        return problems.size() > before ? Optional.empty() : Optional.of(complete);
    }

    /** What a schema cannot say: the calendar, and the limits of the timings. */
    private void values(JsonNode complete, Located blamed, String pointer) {
        var start = complete.path("start").asText();
        try {
            Instant.parse(start);
        } catch (DateTimeParseException noSuchDay) {
            problems.add(new Problem(
                    blamed.blame(pointer, List.of("/start")), "'" + start + "' is not a day of the calendar"));
        }
        if (complete.has("lis") && !complete.has("cms")) {
            problems.add(new Problem(
                    blamed.blame(pointer, List.of("/lis", "/cms")),
                    "location data stand beside Central Management, and there is no cms"));
        }
        for (var timing : Timing.values()) {
            var value = complete.path("timings").path(timing.key());
            if (timing.isDuration()
                    && Units.duration(value.asText()).orElseThrow().compareTo(Timing.MAX_DURATION) > 0) {
                problems.add(new Problem(
                        blamed.blame(pointer, List.of("/timings/" + timing.key())),
                        timing.key() + " is " + value.asText() + ", accepted is 0s to "
                                + Units.text(Timing.MAX_DURATION)));
            }
        }
    }

    private static String name(String label) {
        var file = label.substring(label.lastIndexOf('/') + 1);
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file.replace(".yaml", "");
    }
}
