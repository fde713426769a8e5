package org.pooldrill.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventData;

class FailedTestTest {
    private final List<LogEvent> events = new ArrayList<>();

    private void happens(String type, String store) {
        var seq = events.size() + 1L;
        var known = EventCatalogue.types().read(type, 1).orElseThrow();
        events.add(new LogEvent(seq, seq, store, seq, known, EventData.of("{}"), 0));
    }

    @Test
    void showsOfManyEventsOfAKindInARowTheLastThree() {
        happens("StepBegan", "estate");
        for (var i = 0; i < 500; i++) {
            happens("ModeChanged", "estate");
        }
        happens("FindingRaised", "estate");

        assertThat(FailedTest.shown(events)).extracting(LogEvent::seq).containsExactly(1L, 499L, 500L, 501L, 502L);
    }

    @Test
    void showsNoMoreThanAPageOfThem() {
        for (var i = 0; i < 100; i++) {
            happens("StepBegan", "estate");
            happens("ModeChanged", "estate");
        }

        assertThat(FailedTest.shown(events)).hasSize(30).endsWith(events.get(199));
    }
}
