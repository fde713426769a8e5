package org.pooldrill.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WallTest {
    private final AtomicLong nanos = new AtomicLong(42);
    private final Wall wall = new Wall(1_000, 60, nanos::get);

    private void millis(long passed) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(passed));
    }

    @Test
    void goesAsManyTimesAsFastAsItIsTold() {
        millis(10);

        assertThat(wall.millis(1_000)).isEqualTo(1_600);
        assertThat(wall.nanosTo(2_200)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
    }

    @Test
    void losesNothingOfWhatIsLessThanAMillisecond() {
        for (var look = 0; look < 1_000; look++) {
            nanos.addAndGet(1_000);
            wall.millis(1_000);
        }

        assertThat(wall.millis(1_000)).isBetween(1_059L, 1_060L);
    }

    @Test
    void fallsBehindWhereNobodyLookedForLong() {
        millis(5_000);

        assertThat(wall.millis(1_000)).isEqualTo(1_000 + 20 * 60);
    }

    @Test
    void waitsForASimulationThatIsSlower() {
        for (var look = 0; look < 100; look++) {
            millis(10);
            assertThat(wall.millis(1_000)).isLessThanOrEqualTo(1_000 + 20 * 60);
        }
        millis(10);
        assertThat(wall.millis(2_000)).isEqualTo(2_000 + 20 * 60 - 400);
    }

    @Test
    void goesOnHoweverSlowlyItIsTold() {
        var slow = new Wall(1_000, 0.01, nanos::get);
        for (var look = 0; look < 11; look++) {
            millis(10);
            slow.millis(1_000);
        }

        assertThat(slow.millis(1_000)).isEqualTo(1_001);
    }

    @Test
    void isNeverBeforeWhatTheSimulationHasComeTo() {
        assertThat(wall.millis(1_500)).isEqualTo(1_500);
    }
}
