package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Processors one = new Processors(1, nanos::get);

    @Test
    void oneThatTakesLongGivesWay() {
        var other = new AtomicLong();
        one.in(place -> {
            var waiting = CompletableFuture.runAsync(() -> one.in(mine -> other.incrementAndGet()));
            await().until(() -> {
                nanos.addAndGet(Duration.ofMillis(50).toNanos());
                place.pass();
                return waiting.isDone();
            });
            return true;
        });
        assertThat(other).hasValue(1);
    }

    @Test
    void oneThatIsShortDoesNot() throws Exception {
        var begun = new CountDownLatch(1);
        one.in(place -> {
            var waiting = CompletableFuture.supplyAsync(() -> {
                begun.countDown();
                return one.in(mine -> true);
            });
            awaitBegin(begun);
            for (var i = 0; i < 1_000; i++) {
                place.pass();
                assertThat(waiting).isNotDone();
            }
            return true;
        });
    }

    private static void awaitBegin(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
