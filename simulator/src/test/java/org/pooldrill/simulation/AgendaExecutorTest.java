package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AgendaExecutorTest {
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

    @Test
    void runsWhatComesFirstBeforeWhatWasAskedForEarlier() {
        var done = new StringBuilder();
        agenda.at(1_000, () -> done.append("cycle "));
        agenda.firstAt(1_000, () -> done.append("users "));
        agenda.firstAt(1_000, () -> done.append("others "));
        while (agenda.runNext(1_000)) {
            // until nothing is due
        }
        assertThat(done).hasToString("users others cycle ");
    }

    @Test
    void runsATaskWhenItsTimeHasComeUnlessItWasCancelled() {
        var times = new ArrayList<Long>();
        var executor = agenda.executor();
        executor.schedule(() -> times.add(agenda.now()), 5, TimeUnit.SECONDS);
        executor.schedule(() -> times.add(agenda.now()), 3, TimeUnit.SECONDS).cancel(false);
        agenda.runNext(10_000, () -> {});
        assertThat(times).containsExactly(5_000L);
        assertThat(agenda.runNext(10_000, () -> {})).isFalse();
    }

    @Test
    void letsWhatATaskThrowsComeOut() {
        agenda.executor()
                .schedule(
                        () -> {
                            throw new IllegalStateException("a defect");
                        },
                        1,
                        TimeUnit.SECONDS);
        assertThatThrownBy(() -> agenda.runNext(10_000, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a defect");
    }
}
