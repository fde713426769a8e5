package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pooldrill.Blueprint;
import org.pooldrill.Simulation;

/** A simulation whose requests wait for the only processor, which somebody else has. */
@Timeout(60)
class HostedTest {
    private static final Blueprint CONTOSO = Simulation.of("contoso")
            .with("pools: { pool1.contoso.com: { users: 20 }, pool2.contoso.com: { users: 20 } }");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SLICE = Duration.ofMillis(50);

    private static final int NOTE_LETTERS = 200_000;
    private static final int MORE_THAN_IS_COPIED_AT_ONCE = 3_000_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Processors one = new Processors(1, () -> nanos.addAndGet(SLICE.toNanos()), Duration.ofDays(10_000));
    private final Simulations simulations = new Simulations(Limits.usual(), nanos::get, one, new Metrics());
    private final CountDownLatch has = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final CountDownLatch leaves = new CountDownLatch(1);
    private final Thread other = new Thread(() -> one.in(place -> {
        has.countDown();
        return passed(leaves);
    }));
    private Hosted hosted = simulations.add(Optional.of("one"), CONTOSO::start);

    @BeforeEach
    void prepare() {
        step(hosted, "1h");
    }

    @AfterEach
    void stop() throws InterruptedException {
        leaves.countDown();
        goesOn.countDown();
        other.join();
        simulations.close();
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private static boolean step(Hosted hosted, String time) {
        return hosted.change(simulation -> advance(simulation, time));
    }

    private static boolean advance(Simulation simulation, String time) {
        return simulation
                .step(JsonNodeFactory.instance.objectNode().put("advance", time))
                .taken();
    }

    /** From within whoever has the processor: somebody else waits for it. */
    private void otherWaits() {
        other.start();
        await().until(() -> other.getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void isReadWhileAStepHasGivenWay() {
        var step = CompletableFuture.supplyAsync(() -> hosted.change(simulation -> {
            otherWaits();
            return advance(simulation, "2d");
        }));
        passed(has);

        assertThat(CompletableFuture.supplyAsync(() -> hosted.state())).succeedsWithin(SOON);
        assertThat(step).isNotDone();

        leaves.countDown();
        assertThat(step.join()).isTrue();
    }

    @Test
    void itsStateIsMadeOnceWhileAStepWaits() {
        other.start();
        passed(has);
        var step = new Thread(() -> step(hosted, "1m"));
        step.start();
        await().until(() -> step.getState() == Thread.State.TIMED_WAITING);

        assertThat(hosted.state()).isSameAs(hosted.state());
    }

    @Test
    void whatElseWentWrongWhereItIsRefusedIsNotLost() {
        var few = new Simulations(Limits.usual().events(1), nanos::get, one, new Metrics());

        assertThatThrownBy(() -> few.add(Optional.of("two"), (listener, interruption) -> {
                    CONTOSO.start(listener, interruption).close();
                    throw new IllegalStateException("broken");
                }))
                .hasMessageContaining("as many events as one may have")
                .satisfies(refused -> assertThat(refused.getSuppressed()).hasSize(1));
    }

    /** A log on its way to somebody who takes nothing of it before he is let to. */
    private CompletableFuture<Long> log(CountDownLatch begun) {
        var bytes = new AtomicLong();
        return CompletableFuture.supplyAsync(() -> {
            hosted.writeLog(new OutputStream() {
                @Override
                public void write(int one) {
                    begun.countDown();
                    passed(goesOn);
                    bytes.incrementAndGet();
                }
            });
            return bytes.get();
        });
    }

    @Test
    void isReadWhileItsLogIsWritten() {
        var begun = new CountDownLatch(1);
        var log = log(begun);
        passed(begun);

        assertThat(CompletableFuture.supplyAsync(() -> hosted.state())).succeedsWithin(SOON);

        goesOn.countDown();
        assertThat(log.join()).isPositive();
    }

    @Test
    void isDeletedWithoutWaitingForTheEndOfItsLog() throws InterruptedException {
        for (var written = 0; written < MORE_THAN_IS_COPIED_AT_ONCE; written += NOTE_LETTERS) {
            var note = JsonNodeFactory.instance.objectNode().put("note", "x".repeat(NOTE_LETTERS));
            hosted.change(simulation -> simulation.step(note));
        }
        var begun = new CountDownLatch(1);
        var log = log(begun);
        passed(begun);
        var deleting = new Thread(() -> simulations.delete(hosted));
        deleting.start();
        await().until(() -> deleting.getState() == Thread.State.WAITING);
        goesOn.countDown();
        deleting.join();

        assertThat(log)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(ProblemException.class)
                .withMessageContaining("it was closed");
    }
}
