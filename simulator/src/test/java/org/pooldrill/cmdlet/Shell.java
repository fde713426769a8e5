package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.estate.Estate;
import org.pooldrill.shell.ShellResult;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent;

/** A terminal on a simulation of an estate, whose lines are run to their end. */
final class Shell implements AutoCloseable {

    final List<StoredEvent> log = new ArrayList<>();
    final List<StoryEvent> story = new ArrayList<>();
    final Simulation simulation;
    final Terminal terminal;

    private Shell(Estate estate) {
        simulation = new Simulation(estate, 0, (raw, payload) -> {
            log.add(raw);
            if (payload instanceof StoryEvent event) {
                story.add(event);
            }
        });
        terminal = new Terminal(simulation);
    }

    /** The built-in estate. */
    static Shell contoso() {
        return new Shell(EstateFile.load("contoso").estate().orElseThrow());
    }

    /** The built-in estate with changes laid over it, as a drill writes them after {@code from: contoso}. */
    static Shell contosoWith(String changes) {
        var drill = "drill: changed\nestate: { from: contoso, " + changes + " }\nsteps: [{ note: nothing }]\n";
        var loaded =
                DrillFile.read("changed", drill.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        return new Shell(loaded.ready()
                .orElseThrow(
                        () -> new IllegalArgumentException(loaded.problems().toString()))
                .estate());
    }

    /** Types a line on a management computer as admin, and runs it to its end. */
    ShellResult type(String line) {
        return type(line, "admin", "");
    }

    ShellResult typeOn(String on, String line) {
        return type(line, "admin", on);
    }

    ShellResult typeAs(String operator, String line) {
        return type(line, operator, "");
    }

    private ShellResult type(String line, String operator, String on) {
        var results = new ArrayList<ShellResult>();
        terminal.type(line, "", operator, on, results::add);
        while (results.isEmpty() && simulation.runNext(Long.MAX_VALUE - 1)) {
            // the line lasts until its result is there
        }
        return results.get(0);
    }

    /** Types a line and gives what it prints. */
    String output(String line) {
        return type(line).output();
    }

    /** Types a line and gives the objects that it puts out. */
    List<Map<?, ?>> objects(String line) {
        return type(line).jsonObjects().stream()
                .map(object -> (Map<?, ?>) object)
                .collect(Collectors.toList());
    }

    /** The id that a line is refused with; empty if it is not. */
    String refused(String line) {
        return id(type(line));
    }

    static String id(ShellResult result) {
        return result.refused().map(refusal -> refusal.id().toString()).orElse("");
    }

    /** Breaks something. */
    void fault(FaultKind kind, String... at) {
        fault(Map.of(), kind, at);
    }

    void fault(Map<String, String> with, FaultKind kind, String... at) {
        simulation.doNow(() -> assertThat(simulation.datacenter().fault(kind, List.of(at), with, Optional.empty()))
                .isEmpty());
    }

    void heal(FaultKind kind, String... at) {
        simulation.doNow(() -> assertThat(simulation.datacenter().heal(kind, List.of(at), Map.of()))
                .isEmpty());
    }

    /** Lets simulated time pass. */
    void advance(long millis) {
        var until = simulation.now() + millis;
        while (simulation.runNext(until)) {
            // everything that is due by then
        }
        simulation.passTo(until);
    }

    @Override
    public void close() {
        simulation.close();
    }
}
