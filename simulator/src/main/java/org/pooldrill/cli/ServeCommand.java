package org.pooldrill.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pooldrill.drill.Units;
import org.pooldrill.server.HttpServer;
import org.pooldrill.server.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The server of simulations. */
@Command(
        name = "serve",
        description =
                "Serves simulations over HTTP, many at once: steps, cmdlets and faults in, states and logs out, all as"
                        + " JSON; and runs drills as jobs. It answers programs on this machine; beyond it only with a"
                        + " token. It reads and writes no files, and ends with Ctrl-C or SIGTERM: steps that are under way"
                        + " end and are answered.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pooldrill serve",
            "  pooldrill serve --host 0.0.0.0 --token-file token.txt --max-simulations 50",
            "",
            "docs/server.md shows what can be asked, /openapi.json describes it for programs.",
            "/metrics is what Prometheus reads.",
            "Exit codes: 2 it cannot listen there; 130 interrupted."
        })
final class ServeCommand implements Callable<Integer> {
    private static final long WAIT_MILLIS = Duration.ofDays(1).toMillis();
    private static final int LEAST_LETTERS = 16;

    private final Streams streams;
    private final Interruption interruption;

    @Mixin
    private Printing printing = new Printing();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where it listens (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8013",
            description = "The port; 0: any that is free (default: 8013).")
    private int port;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Answers only requests with 'Authorization: Bearer TOKEN'; the token is the text of the file.")
    private @Nullable String tokenFile;

    @Option(
            names = "--max-simulations",
            paramLabel = "N",
            description = "How many simulations there are at once (default: 250).")
    private @Nullable Integer maxSimulations;

    @Option(
            names = "--max-users",
            paramLabel = "N",
            description = "How many users the estate of one may have (default: 100000).")
    private @Nullable Integer maxUsers;

    @Option(names = "--max-events", paramLabel = "N", description = "How many events one may have (default: 5000000).")
    private @Nullable Long maxEvents;

    @Option(
            names = "--max-memory",
            paramLabel = "SIZE",
            description = "How much of its events each keeps in memory; older ones stand in a temporary file"
                    + " (default: 4MiB).")
    private @Nullable String maxMemory;

    @Option(
            names = "--max-idle",
            paramLabel = "TIME",
            description = "After how long without a request a simulation is deleted (default: 1h).")
    private @Nullable String maxIdle;

    @Option(
            names = "--max-streams",
            paramLabel = "N",
            description = "How many streams of events are open at once (default: 2000).")
    private @Nullable Integer maxStreams;

    @Option(names = "--max-body", paramLabel = "SIZE", description = "How long a request may be (default: 1MiB).")
    private @Nullable String maxBody;

    @Option(
            names = "--max-disk",
            paramLabel = "SIZE",
            description = "How much of the disk logs take together, in temporary files: those that were sent, those of"
                    + " jobs, and those on their way (default: 8GiB).")
    private @Nullable String maxDisk;

    @Option(
            names = "--max-request-time",
            paramLabel = "TIME",
            description =
                    "After how long a step ends, or anything else that is computed for a request" + " (default: 10m).")
    private @Nullable String maxRequestTime;

    @Option(
            names = "--max-jobs",
            paramLabel = "N",
            description = "How many jobs there are, with those that wait and those that have ended (default: 100).")
    private @Nullable Integer maxJobs;

    @Option(
            names = "--max-job-time",
            paramLabel = "TIME",
            description = "After how long a job is interrupted (default: 10m).")
    private @Nullable String maxJobTime;

    @Option(
            names = "--max-logs",
            paramLabel = "N",
            description = "How many logs that were sent there are at once (default: 20).")
    private @Nullable Integer maxLogs;

    @Option(
            names = "--max-log",
            paramLabel = "SIZE",
            description = "How long a log that is sent may be, uncompressed (default: 256MiB).")
    private @Nullable String maxLog;

    ServeCommand(Streams streams, Interruption interruption) {
        this.streams = streams;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        try (var server = HttpServer.start(door(), limits(), System::nanoTime)) {
            streams.out().println(said(server.address().toString()));
            streams.flush();
            while (!interruption.happensWithin(WAIT_MILLIS)) {
                streams.flush();
            }
        } catch (IllegalArgumentException open) {
            throw new Unusable("--host " + host + ": " + open.getMessage() + " (--token-file)");
        }
        return Exit.DONE.code();
    }

    private String said(String address) {
        return printing.json()
                ? JsonNodeFactory.instance.objectNode().put("address", address).toString()
                : "serving " + address + ", described at " + address + "/openapi.json";
    }

    private HttpServer.Door door() {
        if (port < 0 || port > 65_535) {
            throw new Unusable("--port " + port + ": accepted is 0 to 65535");
        }
        return new HttpServer.Door(
                host, port, Optional.ofNullable(tokenFile).map(ServeCommand::token), Duration.ofSeconds(30));
    }

    private static String token(String file) {
        try {
            var token = Files.readString(Path.of(file)).strip();
            if (token.length() < LEAST_LETTERS || !token.matches("[!-~]+")) {
                throw new Unusable("--token-file " + file + ": a token is one word of at least " + LEAST_LETTERS
                        + " letters, digits or signs");
            }
            return token;
        } catch (IOException | InvalidPathException unreadable) {
            throw new Unusable("--token-file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private Limits limits() {
        var usual = Limits.usual();
        return new Limits(
                (int) positive("--max-simulations", maxSimulations, usual.simulations()),
                (int) positive("--max-users", maxUsers, usual.users()),
                positive("--max-events", maxEvents, usual.events()),
                size("--max-memory", maxMemory, usual.memoryBytes()),
                usual.waiting(),
                time("--max-idle", maxIdle, usual.idle()),
                (int) positive("--max-streams", maxStreams, usual.streams()),
                (int) Math.min(Integer.MAX_VALUE - 1, size("--max-body", maxBody, usual.bodyBytes())),
                size("--max-disk", maxDisk, usual.diskBytes()),
                time("--max-request-time", maxRequestTime, usual.requestTime()),
                new Limits.OfJobs(
                        (int) positive("--max-jobs", maxJobs, usual.jobs().all()),
                        usual.jobs().atOnce(),
                        time("--max-job-time", maxJobTime, usual.jobs().time())),
                new Limits.OfLogs(
                        (int) positive("--max-logs", maxLogs, usual.logs().all()),
                        size("--max-log", maxLog, usual.logs().bytes())));
    }

    private static long positive(String option, @Nullable Number given, long usual) {
        if (given != null && given.longValue() < 1) {
            throw new Unusable(option + " " + given + ": accepted is 1 or more");
        }
        return given == null ? usual : given.longValue();
    }

    private static long size(String option, @Nullable String given, long usual) {
        return given == null
                ? usual
                : Units.size(given)
                        .orElseThrow(() -> new Unusable(option + " " + given + ": accepted is " + Units.SIZE));
    }

    private static Duration time(String option, @Nullable String given, Duration usual) {
        return given == null
                ? usual
                : Units.duration(given)
                        .filter(time -> !time.isZero())
                        .orElseThrow(() -> new Unusable(option + " " + given + ": accepted is " + Units.DURATION));
    }
}
