package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.SpoolSpace;
import org.pooldrill.run.ExpressionNames;

/** Drills that run while nobody waits for them. */
class JobsTest {
    private static final String LONG = """
        {"drill": {"drill": "A month", "estate": "contoso", "load": "lync-2013", "steps": [{"advance": "30d"}]}}\
        """;
    private static final String SHORT = """
        {"drill": {"drill": "A minute", "estate": "contoso", "steps": [{"advance": "1m"}, {"expect": [%s]}]}}\
        """;
    private static final String MET = SHORT.formatted("\"pools['pool1.contoso.com'].state == 'Active'\"");
    private static final String UNMET = SHORT.formatted("\"pools['pool1.contoso.com'].state == 'FailedOver'\"");

    private Visitor client = Visitor.of(Limits.usual());

    @AfterEach
    void stop() {
        client.close();
    }

    private void limited(Limits limits) {
        client.close();
        client = Visitor.of(limits);
    }

    private String started(String job) {
        var made = client.post("/jobs", job);
        assertThat(made.status()).isEqualTo(202);
        return made.header("Location");
    }

    private String state(String job) {
        return client.get(job).at("/state");
    }

    private void ends(String job, String how) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !client.get(job).body().matches(".*(queued|running).*"));
        assertThat(state(job)).isEqualTo(how);
    }

    @Test
    void aDrillThatComesWithTheProgramRunsAndSaysWhatCameOfIt() {
        var job = started("{\"drill\": \"disaster-failover\", \"seed\": 7}");
        ends(job, "passed");

        var shown = client.get(job);
        var report = client.get(job + "/report");
        assertThat(shown.at("/seed")).isEqualTo("7");
        assertThat(shown.at("/step")).isEqualTo(shown.at("/steps"));
        assertThat(report.at("/outcome")).isEqualTo("passed");
        assertThat(report.at("/logSha256")).isEqualTo(shown.at("/logSha256"));
        assertThat(client.get(job + "/report", "Accept", "text/markdown").body())
                .startsWith("# ")
                .contains("Outcome: PASSED, seed 7");
        assertThat(client.get(job + "/log").body()).contains(shown.at("/logSha256"));
        assertThat(client.get("/jobs").body()).contains(shown.body());
    }

    @Test
    void oneThatIsNotAsExpectedHasFailedAndSaysWhy() {
        var job = started(UNMET);
        ends(job, "failed");

        assertThat(client.get(job).at("/why")).contains("FailedOver").contains("Active");
        assertThat(client.get(job + "/report").at("/failures/0/step")).isEqualTo("2");
    }

    @Test
    void aDrillMayBeSentAsItsFile() {
        var yaml = "drill: A minute\nestate: contoso\nsteps:\n  - advance: 1m\n";
        var made = client.send("POST", "/jobs?seed=3", yaml, "Content-Type", "application/yaml");

        assertThat(made.status()).isEqualTo(202);
        ends(made.header("Location"), "passed");
        assertThat(made.at("/seed")).isEqualTo("3");
    }

    @Test
    void whatARequestInJsonSaysOutsideItsBodyIsNotOverlooked() {
        var job = client.post("/jobs?seed=3", "{\"drill\": \"seed-note\"}");
        client.post("/simulations", "{\"name\": \"typed\"}");
        var line = client.post("/simulations/typed/shell?as=helpdesk", "{\"line\": \"Get-CsPool\"}");

        assertThat(job.problem()).isEqualTo("invalid-request");
        assertThat(job.at("/detail")).contains("'seed'").contains("body");
        assertThat(line.problem()).isEqualTo("invalid-request");
        assertThat(line.at("/detail")).contains("'as'").contains("body");
    }

    @Test
    void whatIsWrongWithAFileIsSaidWithItsLine() {
        var yaml = "drill: A minute\nestate: contoso\nsteps:\n  - advance: soon\n  - fault: pool-dwn\n";
        var answer = client.send("POST", "/jobs", yaml, "Content-Type", "application/yaml");

        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.at("/errors/0")).startsWith("drill:4:");
        assertThat(answer.at("/errors/1")).startsWith("drill:5:").contains("pool-down");
        assertThat(client.get("/jobs").body()).isEqualTo("{\"jobs\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"drill\": \"seed-note1\"}| did you mean 'seed-note'",
                "{\"drill\": \"/etc/passwd\"}| no drill '/etc/passwd'",
                "{}| drill",
                "{\"drill\": {\"drill\": \"x\", \"estate\": \"my.estate.yaml\", \"steps\": [{\"advance\": \"1m\"}]}}|"
                        + " files cannot be named here",
                "{\"drill\": {\"drill\": \"x\", \"estate\": \"contoso\"}}| steps",
                "{\"drill\": \"seed-note\", \"seed\": -1}| accepted is 0 to",
            },
            delimiter = '|')
    void aDrillThatCannotBeRunIsRefused(String json, String why) {
        var answer = client.post("/jobs", json);

        assertThat(answer.problem()).isEqualTo("invalid-input");
        assertThat(answer.at("/detail")).contains(why);
    }

    @Test
    void itsEstateHasOnlySoManyUsers() {
        limited(Limits.usual().users(100));

        assertThat(client.post("/jobs", MET).problem()).isEqualTo("limit-reached");
    }

    @Test
    void oneIsInterruptedWhenItHasTooManyEvents() {
        limited(Limits.usual().events(2_000));
        var job = started(LONG);
        ends(job, "interrupted");

        assertThat(client.get(job).at("/why")).contains("as many events as one may have");
        assertThat(client.get(job + "/log").body()).contains("\"interrupted\"");
    }

    @Test
    void oneIsInterruptedWhenItRunsTooLong() {
        limited(Limits.usual().jobs(new Limits.OfJobs(10, 1, Duration.ofMillis(50))));
        var job = started(LONG);
        ends(job, "interrupted");

        assertThat(client.get(job).at("/why")).contains("computed for as long as one may be here, 50ms");
    }

    @Test
    void onlySoManyRunAtOnceAndTheOthersWait() {
        limited(Limits.usual().jobs(new Limits.OfJobs(2, 1, Duration.ofMinutes(1))));
        var first = started(LONG);
        var second = started(LONG);
        await().until(() -> state(first).equals("running"));

        assertThat(state(second)).isEqualTo("queued");
        assertThat(client.post("/jobs", MET).problem()).isEqualTo("limit-reached");
        assertThat(client.get(second + "/log").problem()).isEqualTo("job-under-way");
        assertThat(client.get(first + "/report").problem()).isEqualTo("job-under-way");

        client.delete(first);
        await().until(() -> state(second).equals("running"));
        assertThat(client.get(first).problem()).isEqualTo("not-found");
    }

    @Test
    void theOneThatEndedLongestAgoGivesItsPlace() {
        limited(Limits.usual().jobs(new Limits.OfJobs(2, 1, Duration.ofMinutes(1))));
        var first = started(MET);
        ends(first, "passed");
        var second = started(UNMET);
        ends(second, "failed");

        started(MET);

        assertThat(client.get(first).problem()).isEqualTo("not-found");
        assertThat(state(second)).isEqualTo("failed");
    }

    @Test
    void oneThatHasEndedIsForgottenWhenNobodyAsksForIt() {
        limited(Limits.usual().idle(Duration.ofMillis(200)));
        started(MET);

        await().until(() -> client.get("/jobs").body().equals("{\"jobs\":[]}"));
    }

    @Test
    void oneWhoseLogHasNoRoomIsInterrupted() {
        limited(Limits.usual().diskBytes(10_000));
        var job = started("{\"drill\": \"disaster-failover\"}");
        await().until(() -> state(job).equals("interrupted"));

        assertThat(client.get(job).at("/why")).contains("temporary files may have 10000 bytes together");
        assertThat(client.get(job + "/log").problem()).isEqualTo("not-found");
    }

    @Test
    void oneWhoseLogHasNoRoomGivesBackWhatItTook() {
        var space = new SpoolSpace(100_000);
        var job = job(space);

        job.run();

        assertThat(job.state()).isEqualTo(Job.State.INTERRUPTED);
        assertThat(space.taken()).isZero();
    }

    @Test
    void aServerThatStopsTakesNoMore() {
        var jobs = new Jobs(
                Limits.usual(),
                System::nanoTime,
                new Processors(1, System::nanoTime, Duration.ofMinutes(1)),
                new SpoolSpace(1 << 20));
        jobs.close();
        var drill = ready();

        assertThatThrownBy(() -> jobs.add(() -> drill))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("the server ends");
    }

    @Test
    void itsProgressIsToldUntilItEnds() {
        var job = started("{\"drill\": \"disaster-failover\"}");

        var told = client.whole(job + "/progress");

        assertThat(told).contains("\"state\":\"passed\"").endsWith("event: end\ndata: {}\n\n");
        assertThat(told.lines().filter(line -> line.startsWith("data: {\"id\"")).count())
                .isGreaterThan(1);
    }

    @Test
    void whoeverFollowsOneHearsThatItWasCancelled() {
        var job = started(LONG);
        await().until(() -> state(job).equals("running"));
        var told = java.util.concurrent.CompletableFuture.supplyAsync(() -> client.whole(job + "/progress"));
        await().until(() -> client.server().openStreams() == 1);

        client.delete(job);

        assertThat(told.join()).contains("\"state\":\"cancelled\"");
    }

    private static DrillFile.Ready ready() {
        return DrillFile.load("disaster-failover", new ExpressionNames())
                .ready()
                .orElseThrow();
    }

    private static Job job() {
        return job(new SpoolSpace(1 << 20));
    }

    private static Job job(SpoolSpace space) {
        return new Job(
                8,
                ready(),
                Limits.usual(),
                System::nanoTime,
                new Processors(1, System::nanoTime, Duration.ofMinutes(1)),
                space);
    }

    @Test
    void theLogOfOneThatIsDeletedWhileItIsAskedForIsNotThere() {
        var job = job();
        job.run();
        job.cancel();

        assertThatThrownBy(job::log).isInstanceOf(ProblemException.class).hasMessage("there is no job '8'");
    }

    @Test
    void theTimeInWhichOneWaitsForAProcessorIsNotItsOwn() throws InterruptedException {
        var nanos = new AtomicLong();
        var processors = new Processors(1, nanos::get, Duration.ofDays(1));
        var job = new Job(8, ready(), Limits.usual(), nanos::get, processors, new SpoolSpace(1 << 20));
        var running = new Thread(job);
        processors.in(place -> {
            running.start();
            await().until(() -> running.getState() == Thread.State.TIMED_WAITING);
            return nanos.addAndGet(Duration.ofHours(1).toNanos());
        });
        running.join();

        assertThat(job.state()).isEqualTo(Job.State.PASSED);
    }

    @Test
    void oneThatIsCancelledInTheMomentItIsTakenHasEnded() {
        var job = job();
        job.cancel();

        job.run();

        assertThat(job.state()).isEqualTo(Job.State.CANCELLED);
    }
}
