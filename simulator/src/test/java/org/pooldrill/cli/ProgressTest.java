package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

class ProgressTest {
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Progress progress(int runs, boolean live) {
        var streams = new Streams(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                0,
                live);
        return new Progress(streams, runs, nanos::get);
    }

    private String shown() {
        var text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void saysHowManyRunsAreDoneAndHowLongTheRestWillTake() {
        var progress = progress(10, true);
        var first = progress.begin("night-1");
        progress.begin("night-2");
        first.close();
        assertThat(shown()).isEmpty();

        pass(30);
        progress.begin("night-3").close();
        assertThat(shown()).isEqualTo("\r\u001b[K  2 of 10 runs, about 2m left; night-2 +0h00m00s, 0 events");
        progress.aside(() -> {});
        assertThat(shown()).isEqualTo("\r\u001b[K");
    }

    @Test
    void saysOfOneRunHowFarItIs() {
        var progress = progress(1, true);
        pass(2);

        var loaded = DrillFile.load("seed-note", new ExpressionNames());
        DrillRunner.of(loaded.ready().orElseThrow())
                .heardBy(progress.begin("seed-note"))
                .run();

        assertThat(shown()).matches("\r\u001b\\[K {2}\\+1h16m04s, 256 events");
    }

    @Test
    void saysHowFarALogIsReadAndTakesTheLineAway() {
        var progress = progress(1, true);
        var watch = progress.begin("a log");
        watch.at(60_000, 1_000);
        assertThat(shown()).isEmpty();

        pass(2);
        watch.at(3_600_000, 120_000);
        assertThat(shown()).isEqualTo("\r\u001b[K  +1h00m00s, 120,000 events");
        progress.clear();
        assertThat(shown()).isEqualTo("\r\u001b[K");
    }

    @Test
    void saysNothingWhereNobodyWatches() {
        var progress = progress(2, false);
        pass(30);
        progress.begin("a").close();

        assertThat(shown()).isEmpty();
    }
}
