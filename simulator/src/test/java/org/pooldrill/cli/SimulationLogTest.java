package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.NotMetException;
import org.pooldrill.Simulation;

/** The logs that the library writes, as the command line reads them. */
class SimulationLogTest {

    @TempDir
    Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void named() {
        log = folder.resolve("sim.events.jsonl");
    }

    private static Simulation steps(Simulation sim) {
        sim.advance(Duration.ofMinutes(3));
        sim.fault("pool-down", "pool1.contoso.com");
        sim.shell().background("over", "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode");
        return sim.advance(Duration.ofMinutes(10));
    }

    private void isVerified() {
        var verdict = Typed.of("verify", log.toString());
        assertThat(verdict.exit()).as(verdict.out() + verdict.err()).isZero();
    }

    @Test
    void oneWrittenWhileItGoesOnIsVerified() {
        try (var sim = steps(Simulation.of("contoso").start())) {
            var footer = sim.writeLog(log);

            assertThat(footer.events()).isEqualTo(sim.events());
            isVerified();
        }
    }

    @Test
    void oneWrittenAtTheEndIsVerifiedAndIsTheOneOfTheShell() throws IOException {
        try (var sim = steps(Simulation.of("contoso").start())) {
            var report = sim.end();
            var footer = sim.writeLog(log);

            assertThat(footer.sha256()).isEqualTo(report.logSha256());
            isVerified();
        }
        var typed = folder.resolve("typed.events.jsonl");
        Typed.withInput("""
                advance 3m
                fault pool-down at pool1.contoso.com
                background over Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                advance 10m
                """, "shell", "--log", typed.toString());
        assertThat(typed).hasSameBinaryContentAs(log);
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void oneOfASimulationThatNothingWasDoneInIsVerified() {
        try (var sim = Simulation.of("contoso").start()) {
            sim.writeLog(log);
            isVerified();
            sim.end();
            sim.writeLog(log);
            isVerified();
        }
    }

    @Test
    void oneOfASimulationWithALoadAndRulesIsVerified() {
        try (var sim = Simulation.of("contoso")
                .with("pools: { pool1.contoso.com: { users: 50 }, pool2.contoso.com: { users: 50 } }")
                .load("lync-2013")
                .always("cms.activeMasters == 1")
                .seed(3)
                .start()) {
            sim.advance(Duration.ofHours(3));
            sim.end();
            sim.writeLog(log);
            isVerified();
        }
    }

    @Test
    void oneOfRealTimeIsVerifiedWhateverItsThreadsDid() throws Exception {
        var blueprint = Simulation.of("contoso")
                .with("pools: { pool1.contoso.com: { users: 50 }, pool2.contoso.com: { users: 50 } }")
                .load("lync-2013")
                .always("time < duration('720h')")
                .realTime(20_000);
        try (var sim = blueprint.start()) {
            var reader = CompletableFuture.runAsync(() -> sim.until("pools['pool1.contoso.com'].state == 'Down'"));
            sim.advance(Duration.ofMinutes(3));
            var slow = CompletableFuture.supplyAsync(
                    () -> sim.shell("Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com"));
            while (sim.steps().stream().noneMatch(step -> step.has("ps"))) {
                Thread.onSpinWait();
            }
            sim.user("alice@contoso.com").does("sign-in");
            sim.fault("wan-slow", List.of(), Map.of("bandwidth", "1Mbps", "for", "1h"));
            assertThat(slow.get().lasted()).isPositive();
            sim.fault("pool-down", "pool1.contoso.com");
            reader.get();
            sim.writeLog(log);
            isVerified();
            sim.step("{ after: 1h, heal: pool-down, at: pool1.contoso.com }").orThrow();
            var end = sim.end();
            assertThat(end.passed()).isTrue();
            sim.writeLog(log);
            isVerified();
            assertThat(Files.readString(log)).contains("\"after\":\"");
        }
    }

    @Test
    void oneOfRealTimeInWhichARuleBrokeByItselfIsVerified() {
        try (var sim = Simulation.of("contoso")
                .always("time < duration('20m')")
                .realTime(20_000)
                .start()) {
            assertThatExceptionOfType(NotMetException.class).isThrownBy(() -> sim.advance(Duration.ofHours(1)));
            sim.end();
            sim.writeLog(log);
            isVerified();
        }
    }
}
