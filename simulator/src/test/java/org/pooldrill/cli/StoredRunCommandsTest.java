package org.pooldrill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.pooldrill.postgres.Server;
import org.pooldrill.run.Drills;

/** Runs that are kept in PostgreSQL, on the command line. */
@ExtendWith(Server.Extension.class)
class StoredRunCommandsTest {

    @TempDir
    Path folder;

    private final Server server;
    private String drill;
    private String schema;

    StoredRunCommandsTest(Server server) {
        this.server = server;
    }

    @BeforeEach
    void writeADrill() throws IOException {
        drill = Files.writeString(folder.resolve("Short Day.drill.yaml"), Drills.file("""
                                - user: alice@contoso.com
                                  does: add-contact
                                  with: { contact: bob@contoso.com }
                                - advance: 2m
                                """))
                .toString();
        schema = server.freshName();
    }

    private Typed run(String... words) {
        return command("run", words);
    }

    private static Typed command(String command, String... words) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(List.of(words));
        return Typed.of(all.toArray(String[]::new));
    }

    private String shown() {
        return server.plainUrl() + "?schema=" + schema;
    }

    private String typed() {
        return server.url() + "&schema=" + schema;
    }

    @Test
    void isKeptAndReadWhereALogIsAccepted() throws IOException {
        var log = folder.resolve("a.events.jsonl").toString();
        var run = run(drill, "--store", server.url(), "--store-schema", schema, "--log", log);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).endsWith("  kept in " + shown() + "\n");
        for (var command : List.of("state", "events")) {
            assertThat(command(command, typed())).isEqualTo(command(command, log));
        }
        assertThat(command("verify", typed()).out()).isEqualTo(shown() + ": identical\n");
        assertThat(command("events", typed(), "--format", "json").out().lines())
                .containsExactlyElementsOf(inner(Path.of(log)));
    }

    private static List<String> inner(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return lines.subList(1, lines.size() - 1);
    }

    @Test
    void isTheSameRunAsOneThatIsKeptNowhere() {
        var kept = run(drill, "--store", typed());
        var other = run(drill);

        assertThat(kept.out()).isEqualTo(other.out() + "  kept in " + shown() + "\n");
    }

    @Test
    void getsASchemaByItsDrillAndSeed() {
        var runs = run(drill, "--seeds", "3,5", "--store", server.url());

        assertThat(runs.exit()).isZero();
        assertThat(server.query("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'short_day%' ORDER BY 1"))
                .containsExactly("short_day_3", "short_day_5");
        assertThat(run(drill, "--seed", "3", "--store", server.url()))
                .isEqualTo(new Typed(
                        2,
                        "A test\n",
                        "pooldrill: " + server.plainUrl() + "?schema=short_day_3 holds a run already: 'A test', seed 3,"
                                + " which ended passed; nothing is overwritten: name another schema with --store-schema,"
                                + " or remove this one with DROP SCHEMA ... CASCADE\n"));
    }

    @Test
    void doesNotWriteOverALogWhereTheRunCannotBeKept() throws IOException {
        run(drill, "--store", typed());
        var log = Files.writeString(folder.resolve("old.events.jsonl"), "old");
        run(drill, "--store", typed(), "--log", log.toString());

        assertThat(log).hasContent("old");
    }

    @Nested
    class Resuming {

        @Test
        void saysThatARunHasEnded() {
            run(drill, "--store", typed());

            var resumed = run("--store", server.url(), "--store-schema", schema, "--resume");
            assertThat(resumed.exit()).isZero();
            assertThat(resumed.out()).isEmpty();
            assertThat(resumed.err())
                    .matches("pooldrill: \\Q" + shown()
                            + "\\E has ended passed after \\d+ events; there is nothing to go on with\n");
        }

        @Test
        void goesOnWithARunThatWasInterrupted() {
            var log = folder.resolve("whole.events.jsonl").toString();
            run(drill, "--log", log);
            assertThat(Typed.in(new InterruptionAfter(3), "", "run", drill, "--store", typed())
                            .exit())
                    .isEqualTo(130);

            var resumed = run("--store", typed(), "--resume");
            assertThat(resumed.err()).isEmpty();
            assertThat(resumed.exit()).isZero();
            assertThat(command("events", typed())).isEqualTo(command("events", log));
        }

        @Test
        void refusesARunThatAnotherVersionBegan() {
            run(drill, "--store", typed());
            server.execute("UPDATE " + schema + ".run SET outcome = NULL, header = replace(header, '\"version\":\"',"
                    + " '\"version\":\"9')");

            var resumed = run("--store", typed(), "--resume");
            assertThat(resumed.exit()).isEqualTo(3);
            assertThat(resumed.err()).contains("was begun by version 9", "only the version that began a run");
        }

        @Test
        void endsWithThreeAndBothSidesWhereTheRunDiffers() {
            run(drill, "--store", typed());
            server.execute("UPDATE " + schema + ".run SET outcome = NULL");
            server.execute("UPDATE " + schema + ".events_1 SET payloadtype = 'Changed' WHERE globalindex = 2");

            var resumed = run("--store", typed(), "--resume");
            assertThat(resumed.exit()).isEqualTo(3);
            assertThat(resumed.err())
                    .contains("event 2 of pool1.contoso.com is not what the run does now", "stored: {", "now:    {");
        }

        @Test
        void takesNoDrill() {
            assertThat(run(drill, "--store", typed(), "--resume").err()).contains("--resume takes drill and seed from");
            assertThat(run("--resume").err()).contains("--resume needs --store and --store-schema");
            assertThat(run("--store", server.url(), "--resume").err()).contains("--resume needs --store-schema");
        }
    }

    @Nested
    class WhatCannotBeUsed {

        private void refused(String expected, String... words) {
            var run = run(words);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains(expected).doesNotContain("\tat ", "wrong-secret", "Exception");
        }

        @Test
        void isAServerThatIsNotThere() {
            refused(
                    "pooldrill: jdbc:postgresql://localhost:1/drills?schema=short_day_0 cannot be reached: Connection to"
                            + " localhost:1 refused",
                    drill,
                    "--store",
                    "jdbc:postgresql://localhost:1/drills?password=wrong-secret");
        }

        @Test
        void isAPasswordThatIsWrong() {
            refused(
                    "does not let in '" + Server.STRANGER + "': password authentication failed",
                    drill,
                    "--store",
                    server.plainUrl() + "?user=" + Server.STRANGER + "&password=wrong-secret");
        }

        @Test
        void isADatabaseThatIsNotThere() {
            refused(
                    "cannot be used: database \"missing\" does not exist; make it with CREATE DATABASE, or name another",
                    drill,
                    "--store",
                    server.url().replace("/postgres?", "/missing?"));
        }

        @Test
        void isAUserWhoMayNotMakeSchemas() {
            refused(
                    "permission denied for database postgres; the user needs CREATE on the database",
                    drill,
                    "--store",
                    server.plainUrl() + "?user=" + Server.STRANGER + "&password=right");
        }

        @Test
        void isWhatIsNoAddress() {
            refused(
                    "--store: this is no address of a PostgreSQL database",
                    drill,
                    "--store",
                    "postgres://a:wrong-secret@b/c");
            refused("'No' is no name of a schema", drill, "--store", server.url(), "--store-schema", "No");
            refused("needs --store", drill, "--store-schema", "monday");
        }

        @Test
        void isOneSchemaForSeveralRuns() {
            refused("one schema is named for 2 runs", drill, "--seeds", "1..2", "--store", typed());
        }

        @Test
        void isARunThatIsNotThere() {
            refused("is no run: the database has no such schema", "--store", typed(), "--resume");
            assertThat(command("state", typed()).err()).contains("is no run: the database has no such schema");
            assertThat(command("state", server.url()).err()).contains("names no run; accepted is the schema of one");
            assertThat(command("events", typed(), "--follow").err())
                    .contains("a run in a database cannot be followed")
                    .doesNotContain("user=");
        }
    }

    @Test
    void isCutOffAsALogWhileItHasNotEnded() {
        run(drill, "--store", typed());
        server.execute("UPDATE " + schema + ".run SET outcome = NULL");

        var state = command("state", typed());
        assertThat(state.exit()).isEqualTo(2);
        assertThat(state.err()).contains(shown()).contains("its footer is missing");
        assertThat(command("state", typed(), "--salvage").exit()).isZero();
    }

    @Test
    void leavesNothingOpen() {
        run(drill, "--store", typed());
        Stream.of("state", "events", "verify").forEach(command -> command(command, typed()));

        await().until(() -> server.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'pooldrill'")
                .isEmpty());
    }
}
