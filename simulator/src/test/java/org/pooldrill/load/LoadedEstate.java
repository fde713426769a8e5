package org.pooldrill.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.change.Event;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.simulation.Simulation;
import org.pooldrill.store.StoredEvent;

/** A run of Contoso with a load, and what was recorded in it. */
final class LoadedEstate implements AutoCloseable {
    static final String POOL1 = "pool1.contoso.com";
    static final String POOL2 = "pool2.contoso.com";
    static final long HOUR = 3_600_000;

    /** One event of the run. */
    record Happened(long t, String store, long seq, String data, Event event) {}

    private final List<Happened> events = new ArrayList<>();
    private final Simulation simulation;

    /**
     * @param users generated ones in each pool, beside the named ones
     * @param figures what differs from the documented model, as a drill says it: {@code contactEdits: 1}
     */
    LoadedEstate(int users, long seed, String... figures) {
        var yaml = """
                drill: loaded
                estate:
                  from: contoso
                  pools:
                    pool1.contoso.com: { users: %d }
                    pool2.contoso.com: { users: %d }
                load: { model: lync-2013%s }
                steps: [ note: nothing ]
                """.formatted(users, users, figures.length == 0 ? "" : ", " + String.join(", ", figures));
        var loaded = DrillFile.read("loaded", yaml.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        var ready = loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems()));
        simulation = new Simulation(ready.estate(), ready.drill().load(), seed, this::keep);
    }

    private void keep(StoredEvent raw, Object payload) {
        events.add(new Happened(raw.t(), raw.store(), raw.seq(), raw.data().toString(), (Event) payload));
    }

    Simulation simulation() {
        return simulation;
    }

    /** Lets time pass to an hour after the start of the run, which is at eight in the morning. */
    LoadedEstate until(double hours) {
        var until = Math.round(hours * HOUR);
        while (simulation.runNext(until)) {
            // the next event is due before that moment
        }
        simulation.passTo(until);
        return this;
    }

    List<Happened> events() {
        return events;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream()
                .map(Happened::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Moment and content of the events that are meant, without their numbers. */
    List<String> said(Predicate<Event> which) {
        return events.stream()
                .filter(happened -> which.test(happened.event()))
                .map(happened -> happened.t() + " " + happened.store() + " "
                        + happened.event().getClass().getSimpleName() + " " + happened.data())
                .toList();
    }

    @Override
    public void close() {
        simulation.verify();
        simulation.close();
    }
}
