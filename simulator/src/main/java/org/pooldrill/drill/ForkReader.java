package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.pooldrill.yaml.Problem;

/**
 * Reads the forks of a drill. Which of its steps come before a fork the text of a drill does not tell, but the log of its
 * run does: where that is known, the steps of the last fork are checked against those that came, and else as far as the
 * text goes.
 */
final class ForkReader {
    private final StepContext context;
    private final Predicate<String> flawed;
    private final Optional<Set<Integer>> came;
    private final List<Earlier> earlier = new ArrayList<>();
    private int last;

    /** A step of the drill, or of a fork before. */
    private record Earlier(int number, JsonNode step, String pointer) {
        Optional<String> name() {
            return StepContext.text(step, "name");
        }
    }

    /**
     * @param flawed the pointers of steps that cannot be read
     * @param came the numbers of the steps that began before the last fork, where that is known
     */
    ForkReader(StepContext context, Predicate<String> flawed, Optional<Set<Integer>> came) {
        this.context = context;
        this.flawed = flawed;
        this.came = came;
    }

    /**
     * Puts a fork among others, in the order of their moments. One that has steps ends those so far, and with them the
     * forks that would have come later.
     *
     * @return its place among them
     */
    static int insert(ArrayNode forks, JsonNode fork) {
        var at = moment(fork);
        var place = 0;
        while (place < forks.size() && moment(forks.get(place)).compareTo(at) <= 0) {
            place++;
        }
        while (fork.has("steps") && place < forks.size()) {
            forks.remove(place);
        }
        forks.insert(place, fork);
        return place;
    }

    private static Duration moment(JsonNode fork) {
        return Units.duration(fork.get("at").asText()).orElseThrow();
    }

    /** All forks, which stand in the order of their moments; problems are added. */
    List<Fork> read(JsonNode steps, JsonNode forks) {
        passed(steps, "/steps");
        var read = new ArrayList<Fork>();
        for (var i = 0; i < forks.size(); i++) {
            var pointer = "/forks/" + i;
            var fork = forks.get(i);
            var exact = came.filter(numbers -> fork == forks.get(forks.size() - 1));
            var own = fork.has("steps")
                    ? Optional.of(steps(fork.get("steps"), pointer + "/steps", exact))
                    : Optional.<List<Step>>empty();
            at(fork, pointer, read)
                    .ifPresent(at -> read.add(new Fork(
                            at,
                            context.drill().place(pointer + "/at"),
                            own,
                            cels(fork.path("always"), pointer + "/always"),
                            fork.has("seed") ? OptionalLong.of(fork.get("seed").asLong()) : OptionalLong.empty())));
            passed(fork.path("steps"), pointer + "/steps");
        }
        return read;
    }

    private void passed(JsonNode steps, String pointer) {
        for (var i = 0; i < steps.size(); i++) {
            earlier.add(new Earlier(++last, steps.get(i), pointer + "/" + i));
        }
    }

    private Optional<Duration> at(JsonNode fork, String pointer, List<Fork> before) {
        if (flawed.test(pointer) || flawed.test(pointer + "/at")) {
            return Optional.empty();
        }
        var at = moment(fork);
        if (!before.isEmpty() && at.compareTo(before.get(before.size() - 1).at()) < 0) {
            context.problem(
                    pointer + "/at",
                    "forks stand in the order of their moments; " + Units.text(at) + " is before "
                            + Units.text(before.get(before.size() - 1).at()));
        }
        return Optional.of(at);
    }

    private List<Cel> cels(JsonNode list, String pointer) {
        var cels = new ArrayList<Cel>();
        for (var i = 0; i < list.size(); i++) {
            cels.add(new Cel(list.get(i).asText(), context.drill().place(pointer + "/" + i)));
        }
        return cels;
    }

    private List<Step> steps(JsonNode nodes, String pointer, Optional<Set<Integer>> exact) {
        var before = earlier.stream()
                .filter(step ->
                        exact.map(numbers -> numbers.contains(step.number)).orElse(true))
                .toList();
        names(nodes, pointer, exact.isPresent() ? before : List.of());
        var reader = reader(nodes, before, exact.isPresent());
        var steps = new ArrayList<Step>();
        for (var i = 0; i < nodes.size(); i++) {
            var at = pointer + "/" + i;
            if (flawed.test(at)) {
                reader.skip(nodes.get(i));
            } else {
                reader.read(nodes.get(i), at, last + i + 1).ifPresent(steps::add);
            }
        }
        return steps;
    }

    /** A reader that knows what the steps before have named and broken, as far as that is certain. */
    private StepReader reader(JsonNode nodes, List<Earlier> before, boolean exact) {
        var background = new LinkedHashSet<String>();
        before.forEach(
                step -> step.name().filter(name -> step.step.has("background")).ifPresent(background::add));
        background.addAll(StepNames.background(nodes));
        var reader = new StepReader(context, background);
        var problems = new ArrayList<>(context.problems());
        for (var step : before) {
            if (flawed.test(step.pointer)) {
                reader.skip(step.step);
            } else {
                reader.read(step.step, step.pointer, step.number);
            }
        }
        restore(problems);
        if (!exact) {
            reader.unsure();
        }
        before.stream()
                .filter(step -> !exact || step == before.get(before.size() - 1))
                .filter(step -> step.step.has("ps"))
                .forEach(step -> step.name().ifPresent(reader::mayBeAwaited));
        return reader;
    }

    /** What is wrong with the steps before has been said. */
    private void restore(List<Problem> problems) {
        context.problems().clear();
        context.problems().addAll(problems);
    }

    private void names(JsonNode steps, String pointer, List<Earlier> before) {
        var taken = new LinkedHashMap<String, Integer>();
        before.forEach(step -> step.name().ifPresent(name -> taken.put(name, step.number)));
        StepNames.check(context.drill(), steps, pointer, last, taken, context.problems());
    }
}
