package org.pooldrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.pooldrill.drill.Documents;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.Folder;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.store.Appended;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.Stores;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * What simulations are built from: an estate, and how it is run. It is read and checked once and never changes, so any
 * number of simulations can be started from one, in any number of threads. Each method that says something else gives
 * another blueprint.
 */
public final class Blueprint {
    private static final double FASTEST = 1_000_000;

    private final JsonNode estate;
    private final Folder folder;
    private final DrillFile.Ready ready;
    private final OptionalLong memoryBytes;
    private final OptionalDouble speed;

    private Blueprint(
            JsonNode estate, Folder folder, DrillFile.Ready ready, OptionalLong memoryBytes, OptionalDouble speed) {
        this.estate = estate;
        this.folder = folder;
        this.ready = ready;
        this.memoryBytes = memoryBytes;
        this.speed = speed;
    }

    /**
     * A blueprint of an estate: seed 0, nobody does anything by himself.
     *
     * @param estate the name of one that comes with the program, such as {@code contoso}, or of a file
     * @throws InvalidInputException if there is none, or it has problems
     */
    public static Blueprint of(String estate) {
        return of(new TextNode(estate), Folder.of(Path.of("")), loaded(estate));
    }

    private static EstateFile.Loaded loaded(String estate) {
        try {
            return EstateFile.load(estate);
        } catch (InvalidPathException malformed) {
            throw new InvalidInputException("'" + estate + "' is not the name of a file");
        }
    }

    /**
     * A blueprint of an estate that is written as a drill writes its {@code estate:}. No files are read for it.
     *
     * @param estate the name of one that comes with the program; or a map, with {@code from} and what is other than there,
     *     or a whole estate
     * @throws InvalidInputException if it has problems
     */
    public static Blueprint of(JsonNode estate) {
        return of(estate, Folder.NONE, EstateFile.of(estate, Folder.NONE));
    }

    /**
     * A blueprint of what the header of an event log holds: its simulations start as that run did, and can take its steps.
     *
     * @param drill the effective drill; its steps are left out
     * @param estate the effective estate
     * @throws InvalidInputException if they cannot be used, as those that another version of the program wrote
     */
    public static Blueprint of(JsonNode drill, JsonNode estate) {
        if (drill instanceof ObjectNode known && estate instanceof ObjectNode whole) {
            return new Blueprint(
                    whole, Folder.NONE, read(known.deepCopy(), whole), OptionalLong.empty(), OptionalDouble.empty());
        }
        throw new InvalidInputException("a drill and an estate are maps");
    }

    private static Blueprint of(JsonNode estate, Folder folder, EstateFile.Loaded loaded) {
        refuse(loaded.problems());
        var drill = JsonNodeFactory.instance.objectNode();
        var name = loaded.estate().orElseThrow().name();
        drill.put("drill", "A session on " + name).put("estate", name);
        return new Blueprint(estate, folder, read(drill, loaded.json()), OptionalLong.empty(), OptionalDouble.empty());
    }

    private static DrillFile.Ready read(ObjectNode drill, ObjectNode estate) {
        drill.putArray("steps").addObject().put("note", "The steps are still to come.");
        var read = DrillFile.fromJson("blueprint", drill, estate, new ExpressionNames());
        refuse(read.problems());
        return read.ready().orElseThrow();
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidInputException(
                    problems.stream().map(Problem::toString).toList());
        }
    }

    /**
     * The same with parts of the estate changed.
     *
     * @param yaml what is other: maps merge key by key, lists and values replace, {@code null} removes; such as
     *     {@code pools: { pool1.contoso.com: { users: 100 } }}
     * @throws InvalidInputException if it cannot be read, or the estate then has problems
     */
    public Blueprint with(String yaml) {
        var problems = new ArrayList<Problem>();
        var over = Yaml.read("with", yaml, problems);
        refuse(problems);
        var base = estate.isTextual() ? JsonNodeFactory.instance.objectNode().set("from", estate) : estate;
        var changed = Documents.merge(base, over.root());
        var loaded = EstateFile.of(changed, folder);
        refuse(loaded.problems());
        var drill = ready.drillJson().deepCopy();
        drill.put("estate", loaded.estate().orElseThrow().name());
        return new Blueprint(changed, folder, read(drill, loaded.json()), memoryBytes, speed);
    }

    /**
     * The same with users who do things by themselves, all day; they start signed out.
     *
     * @param model the name of a load model that comes with the program, such as {@code lync-2013}; {@code none}: they
     *     start signed in, and do what they are asked for alone
     * @throws InvalidInputException if there is no such model, or the estate has too few users for it
     */
    public Blueprint load(String model) {
        return load(new TextNode(model));
    }

    /**
     * The same with users who do things by themselves, as a drill writes its {@code load:}.
     *
     * @param model the name of a model, or a map: {@code model}, and the figures that are other than there
     * @throws InvalidInputException as {@link #load(String)}, and if a figure is not allowed
     */
    public Blueprint load(JsonNode model) {
        return changed(ready.drillJson().deepCopy().set("load", model));
    }

    /**
     * The same with one more condition that must hold after everything that happens; the first time that it does not,
     * the simulation takes no more steps.
     *
     * @param cel a condition over the state document
     * @throws InvalidInputException if it cannot be read, or names something that the estate does not have
     */
    public Blueprint always(String cel) {
        var drill = ready.drillJson().deepCopy();
        drill.withArray("/always").add(cel);
        return changed(drill);
    }

    private Blueprint changed(ObjectNode drill) {
        return new Blueprint(estate, folder, read(drill, ready.estateJson()), memoryBytes, speed);
    }

    /**
     * The same with another seed of everything random.
     *
     * @param seed zero or more
     * @throws InvalidInputException if it is less than zero
     */
    public Blueprint seed(long seed) {
        if (seed < 0) {
            throw new InvalidInputException("found the seed " + seed + ", accepted is zero or more");
        }
        return new Blueprint(estate, folder, ready.seeded(seed), memoryBytes, speed);
    }

    /**
     * The same with another title of the drill that its steps make, which logs and reports name.
     *
     * @throws InvalidInputException if it is blank
     */
    public Blueprint title(String title) {
        if (title.isBlank()) {
            throw new InvalidInputException("a title has at least one character that is no space");
        }
        return new Blueprint(estate, folder, ready.titled(title), memoryBytes, speed);
    }

    /**
     * The same with a limit to the memory that the events of a simulation take: older ones then stand in a temporary file
     * that goes when the simulation is closed. Without it each pool has 16 MiB.
     *
     * @param bytes zero or more; some 20 KiB for each pool are needed in any case
     * @throws InvalidInputException if it is less than zero
     */
    public Blueprint memory(long bytes) {
        if (bytes < 0) {
            throw new InvalidInputException("found " + bytes + " bytes of memory, accepted is zero or more");
        }
        return new Blueprint(estate, folder, ready, OptionalLong.of(bytes), speed);
    }

    /**
     * The same in real time: simulations go on by themselves, each in a thread of its own, by the clock of the wall times a
     * factor. For tests of something that runs beside them and waits by that clock; everything else is faster, and
     * repeatable, without.
     *
     * <p>Steps take effect at the moment at which they come, in whatever thread, also while another waits for the end of
     * its own. Where the machine is too slow for the speed, the simulated clock falls behind; nothing is left out.
     *
     * @param speed how many simulated seconds go by in one of the wall's: 1 as in life, 60 a minute in a second; more than
     *     zero, up to a million
     * @throws InvalidInputException if it is another
     */
    public Blueprint realTime(double speed) {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new InvalidInputException("found the speed " + speed + ", accepted is more than 0, up to 1000000");
        }
        return new Blueprint(estate, folder, ready, memoryBytes, OptionalDouble.of(speed));
    }

    /** Starts a simulation: everything works. */
    public Simulation start() {
        return start((raw, payload) -> {}, () -> false);
    }

    /**
     * Starts a simulation: everything works.
     *
     * @param listener hears of every event from the first one on; see {@link Simulation#listen}
     * @param interruption asked between two things that happen, by the thread that takes the step, whether to
     *     {@linkplain Simulation#interrupt interrupt} it
     */
    public Simulation start(Appended listener, BooleanSupplier interruption) {
        return new Simulation(this, listener, interruption).begin();
    }

    /** The name of the estate. */
    public String estate() {
        return ready.estate().name();
    }

    /** How many pools it has. */
    public int pools() {
        return ready.estate().pools().size();
    }

    /** The whole estate, every default written out. */
    public ObjectNode estateJson() {
        return ready.estateJson().deepCopy();
    }

    /** The seed. */
    public long seed() {
        return ready.drill().seed();
    }

    DrillFile.Ready ready() {
        return ready;
    }

    /** How fast time passes by itself; nothing: it does not. */
    OptionalDouble speed() {
        return speed;
    }

    Stores stores() {
        return memoryBytes.isEmpty()
                ? EmbeddedStores.usual()
                : EmbeddedStores.sharing(
                        memoryBytes.getAsLong(), ready.estate().pools().size() + 1);
    }

    @Override
    public String toString() {
        var text = "Blueprint of " + estate() + ", seed " + seed();
        return speed.isPresent() ? text + ", in real time at speed " + speed.getAsDouble() : text;
    }
}
