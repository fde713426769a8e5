package org.pooldrill.datacenter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.estate.Estate;
import org.pooldrill.simulation.Agenda;

/** Data centres on an agenda of their own, with everything that was recorded. */
public final class Story {
    private final Estate estate;
    private final ComputersState state;
    private final List<Event> events = new ArrayList<>();
    private final Agenda agenda = new Agenda(new Agenda.Causes() {
        @Override
        public long current() {
            return 0;
        }

        @Override
        public void causedBy(long seq, Runnable action) {
            action.run();
        }
    });
    private final Datacenter datacenter;

    public Story(SampleEstate sample) {
        estate = sample.estate();
        state = new ComputersState(estate);
        datacenter = new Datacenter(estate, agenda, this::record, state);
        check();
    }

    private void record(Event event) {
        events.add(event);
        state.evolve(agenda.now(), event);
    }

    public Estate estate() {
        return estate;
    }

    public ComputersState state() {
        return state;
    }

    public Agenda agenda() {
        return agenda;
    }

    Datacenter datacenter() {
        return datacenter;
    }

    List<Event> events() {
        return events;
    }

    public Story fault(FaultKind kind, String... at) {
        return faultWith(Map.of(), kind, at);
    }

    public Story faultWith(Map<String, String> with, FaultKind kind, String... at) {
        Assertions.assertThat(datacenter.fault(kind, List.of(at), with, Optional.empty()))
                .isEmpty();
        return check();
    }

    public Story heal(FaultKind kind, String... at) {
        Assertions.assertThat(datacenter.heal(kind, List.of(at), Map.of())).isEmpty();
        return check();
    }

    public Story minutes(long minutes) {
        return advance(Duration.ofMinutes(minutes));
    }

    public Story seconds(long seconds) {
        return advance(Duration.ofSeconds(seconds));
    }

    private Story advance(Duration duration) {
        var until = agenda.now() + duration.toMillis();
        var more = true;
        while (more) {
            more = agenda.runNext(until, this::check);
        }
        agenda.passTo(until);
        return this;
    }

    /** Everything follows by itself: to settle once more changes nothing. */
    private Story check() {
        var before = events.size();
        datacenter.settle();
        Assertions.assertThat(events.subList(before, events.size())).isEmpty();
        for (var pool : estate.pools().keySet()) {
            var frontEnds = state.frontEnds(pool);
            Assertions.assertThat(state.poolUp(pool)).isEqualTo(frontEnds.running() > 0);
            Assertions.assertThat(frontEnds.quorum() || frontEnds.running() == 0)
                    .isTrue();
        }
        return this;
    }
}
