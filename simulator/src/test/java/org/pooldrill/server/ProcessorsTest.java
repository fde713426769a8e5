package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private static final Duration LONGEST = Duration.ofDays(1);

    private final AtomicLong nanos = new AtomicLong();
    private final Processors one = new Processors(1, nanos::get, LONGEST);

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
        var other = new AtomicLong();
        var waiting = new Thread(() -> one.in(mine -> other.incrementAndGet()));
        one.in(place -> {
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            for (var i = 0; i < 1_000; i++) {
                assertThat(place.pass()).isTrue();
            }
            return assertThat(other).hasValue(0);
        });
        waiting.join();
        assertThat(other).hasValue(1);
    }

    @Test
    void whoeverWaitsTooLongIsRefused() {
        one.in(place -> {
            var waiting = CompletableFuture.supplyAsync(() -> one.in(Duration.ofMillis(20), LONGEST, mine -> true));

            assertRefused(waiting, "no place for it within 20ms");
            return true;
        });
        assertThat(one.<Boolean>in(mine -> true)).isTrue();
    }

    @Test
    void whoeverIsInterruptedWaitsNoLonger() throws Exception {
        var refused = new CompletableFuture<Boolean>();
        var waiting = new Thread(() -> {
            try {
                refused.complete(one.in(mine -> true));
            } catch (ProblemException problem) {
                refused.completeExceptionally(problem);
            }
        });
        one.in(place -> {
            waiting.start();
            await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
            waiting.interrupt();

            assertRefused(refused, "the server ends");
            return true;
        });
        waiting.join();
    }

    @Test
    void whoeverHasGivenWayAndIsInterruptedLeavesThePlaceToWhoeverHasIt() throws Exception {
        var hasIt = new CountDownLatch(1);
        var givesWay = new CountDownLatch(1);
        var otherHasIt = new CountDownLatch(1);
        var otherEnds = new CountDownLatch(1);
        var goesOn = new CompletableFuture<Boolean>();
        var first = new Thread(() -> one.in(place -> {
            hasIt.countDown();
            awaitBegin(givesWay);
            nanos.addAndGet(Duration.ofMillis(50).toNanos());
            return goesOn.complete(place.pass());
        }));
        var other = new Thread(() -> one.in(place -> {
            otherHasIt.countDown();
            awaitBegin(otherEnds);
            return true;
        }));
        first.start();
        hasIt.await();
        other.start();
        await().until(() -> other.getState() == Thread.State.TIMED_WAITING);
        givesWay.countDown();
        otherHasIt.await();
        first.interrupt();
        first.join();

        assertThat(goesOn.join()).isFalse();
        assertThatThrownBy(() -> one.in(Duration.ofMillis(20), LONGEST, mine -> true))
                .hasMessageContaining("no place for it");
        otherEnds.countDown();
        other.join();
        assertThat(one.<Boolean>in(mine -> true)).isTrue();
    }

    @Test
    void whoeverGivesWayWhileTheServerEndsDoesNotGoOn() {
        one.in(place -> {
            var waiting = CompletableFuture.supplyAsync(() -> one.in(mine -> true));
            one.stop();

            assertRefused(waiting, "the server ends");
            assertThat(place.pass()).isFalse();
            assertThatThrownBy(place::goOn).hasMessageContaining("the server ends");
            return true;
        });
        assertThatThrownBy(() -> one.in(mine -> true)).hasMessageContaining("the server ends");
    }

    @Test
    void oneThatTakesTooLongDoesNotGoOn() {
        one.in(place -> {
            nanos.addAndGet(LONGEST.toNanos() - 1);
            assertThat(place.pass()).isTrue();
            nanos.incrementAndGet();
            assertThat(place.pass()).isFalse();
            assertThat(place.refusal())
                    .get()
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("1d");
            return true;
        });
    }

    private static void assertRefused(CompletableFuture<?> waiting, String why) {
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(ProblemException.class)
                .withMessageContaining(why);
    }

    private static void awaitBegin(CountDownLatch begun) {
        try {
            begun.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
