package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done by other threads while a snapshot is written or read. */
class AsideTest {
    private static final int TASKS = 200;

    private final List<Integer> done = new ArrayList<>();

    @Test
    void doesWhatHasItsTurnInOrder() {
        try (var aside = new Aside()) {
            IntStream.range(0, TASKS).forEach(task -> aside.users(() -> done.add(task)));
            aside.finish();
        }

        assertThat(done).isEqualTo(IntStream.range(0, TASKS).boxed().toList());
    }

    @Test
    void doesNothingMoreInTurnOnceOneHasFailed() {
        try (var aside = new Aside()) {
            IntStream.range(0, TASKS)
                    .forEach(task -> aside.files(() -> {
                        done.add(task);
                        if (task == 7) {
                            throw new IllegalArgumentException("the seventh");
                        }
                    }));

            assertThatThrownBy(aside::finish).hasMessage("the seventh");
        }
        assertThat(done).hasSize(8);
    }
}
