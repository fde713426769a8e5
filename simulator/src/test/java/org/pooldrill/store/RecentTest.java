package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<Object> recent = new Recent<>(100_000);

    private void add(int from, int to, int dataBytes) {
        for (var n = from; n <= to; n++) {
            recent.add("event " + n, dataBytes);
        }
    }

    @Test
    void keepsWhatFitsIntoItsBudget() {
        add(1, 1_000, 100);
        assertThat(recent.of(1)).isEqualTo("event 1");
        assertThat(recent.of(1_000)).isEqualTo("event 1000");
    }

    @Test
    void forgetsTheOldestBeyondIt() {
        add(1, 3_000, 100);
        assertThat(recent.of(2_000)).isNull();
        assertThat(recent.of(2_001)).isEqualTo("event 2001");
        assertThat(recent.of(3_000)).isEqualTo("event 3000");
    }

    @Test
    void keepsNothingWhereOneEventIsLargerThanItsBudget() {
        add(1, 1, 100);
        add(2, 2, 100_001);
        assertThat(recent.of(1)).isNull();
        assertThat(recent.of(2)).isNull();
        add(3, 3, 100);
        assertThat(recent.of(3)).isEqualTo("event 3");
    }

    @Test
    void knowsNothingOfWhatIsToCome() {
        add(1, 1, 100);
        assertThat(recent.of(0)).isNull();
        assertThat(recent.of(2)).isNull();
    }
}
