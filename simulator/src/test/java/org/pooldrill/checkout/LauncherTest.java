package org.pooldrill.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout of its own, where Java and Maven are scripts that tell what they were asked to do. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String JAVA = "for word; do printf '<%s>' \"$word\";"
            + " case $word in -XX:ArchiveClassesAtExit=*) echo x >\"${word#*=}\" ;; esac; done; echo; exit 7";
    private static final String ROOM = "<-XX:+UseParallelGC><-Xms900m>";
    private static final String QUICK = "<-XX:TieredStopAtLevel=1>";
    private static final String BUILD = "echo '[INFO] Building Some module 0.1.0 [1/1]'; echo . >>builds;"
            + " mkdir -p simulator/target; : >simulator/target/pooldrill.jar";

    @TempDir
    Path folder;

    private Path checkout;
    private Path java;

    @BeforeEach
    void layOutACheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("check out"));
        java = folder.resolve("java");
        Files.createDirectories(checkout.resolve("simulator/src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.copy(Checkout.file("pooldrill"), checkout.resolve("pooldrill"));
        script(java.resolve("bin/java"), JAVA);
        script(java.resolve("bin/javac"), "exit 1");
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        script(checkout.resolve("mvnw"), BUILD);
    }

    @Test
    void handsArgumentsOverAsTheyAreAndReturnsTheExitCodeOfTheProgram() throws Exception {
        var run = launch(checkout.resolve("pooldrill"), "run", "my drill.yaml", "*", "");

        assertThat(run.output()).endsWith("pooldrill.jar><run><my drill.yaml><*><>\n");
        assertThat(run.exitCode()).isEqualTo(7);
    }

    @Test
    void findsItsCheckoutThroughSymbolicLinks() throws Exception {
        var first = Files.createSymbolicLink(folder.resolve("first"), Path.of("check out/pooldrill"));
        var second = Files.createSymbolicLink(folder.resolve("second"), first);

        assertThat(launch(second, "list").output())
                .contains(checkout.toRealPath().resolve("simulator/target/pooldrill.jar") + "><list>");
    }

    @Test
    void saysOnStandardErrorAloneThatItBuilds() throws Exception {
        var run = launch(checkout.resolve("pooldrill"), "list");

        assertThat(run.errors()).contains("building the program", "  Some module 0.1.0 [1/1]");
        assertThat(run.output()).doesNotContain("Some module");
    }

    @Test
    void passesOptionsForTheJavaMachineAndLetsThemChooseTheCollector() throws Exception {
        var builder = command(checkout.resolve("pooldrill"), "list");
        builder.environment().put("POOLDRILL_OPTS", "-Xmx8g -XX:+UseParallelGC");

        assertThat(result(builder.start()).output())
                .contains("<-Xmx8g><-XX:+UseParallelGC><-jar>")
                .doesNotContain("UseSerialGC");
    }

    @Test
    void leavesTheThoroughCompilerOutWhereTheProgramSoonEnds() throws Exception {
        assertThat(output("list")).contains(QUICK);
        assertThat(output("run", "seed-note", "--seed", "7")).contains(QUICK);
        assertThat(output("state", log(100_000_000))).contains(QUICK);
        assertThat(output("state", log(100_000_001))).doesNotContain(QUICK);
        assertThat(output("diff", "a", log(10_000_001) + ".zst")).doesNotContain(QUICK);
        assertThat(output("state", "-")).doesNotContain(QUICK);
        assertThat(output("run", "seed-note", "--seeds=1..9")).doesNotContain(QUICK);
        assertThat(output("serve")).doesNotContain(QUICK);
        assertThat(output("--help")).doesNotContain(QUICK);
        assertThat(output()).doesNotContain(QUICK);
    }

    @Test
    void looksAtMomentsThatAnIndexHasWithAllProcessors() throws Exception {
        var log = log(100_000_001);
        assertThat(output("list")).doesNotContain(ROOM);
        Files.createFile(folder.resolve(log + ".index"));

        assertThat(output("state", log, "--at", "1h"))
                .contains(QUICK)
                .contains(ROOM)
                .doesNotContain("UseSerialGC");
        assertThat(output("state", log, "--watch", "cms")).doesNotContain(QUICK).doesNotContain(ROOM);
        assertThat(output("state", log, "--no-index")).doesNotContain(QUICK).doesNotContain(ROOM);
        assertThat(output("diff", log, log)).doesNotContain(QUICK).doesNotContain(ROOM);
        for (var name : List.of("POOLDRILL_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            var builder = command(checkout.resolve("pooldrill"), "state", log);
            builder.environment().put(name, "-Xmx512m");
            assertThat(result(builder.start()).output())
                    .as(name)
                    .contains("UseSerialGC")
                    .doesNotContain(ROOM);
        }
    }

    private String log(long bytes) throws IOException {
        for (var name : List.of(bytes + ".events.jsonl", bytes + ".events.jsonl.zst")) {
            try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(bytes);
            }
        }
        return bytes + ".events.jsonl";
    }

    private String output(String... arguments) throws Exception {
        return launch(checkout.resolve("pooldrill"), arguments).output();
    }

    @Test
    void letsWhoKnowsBetterChooseTheCompiler() throws Exception {
        var builder = command(checkout.resolve("pooldrill"), "list");
        builder.environment().put("POOLDRILL_OPTS", "-XX:TieredStopAtLevel=4");

        assertThat(result(builder.start()).output()).containsSubsequence(QUICK, "<-XX:TieredStopAtLevel=4>", "<-jar>");
    }

    @Test
    void hasJavaKeepTheClassesThatItNeeds() throws Exception {
        var classes = checkout.toRealPath().resolve("target/launcher/classes-17.0.1.jsa");

        assertThat(output("list")).contains("<-XX:SharedArchiveFile=" + classes + "><-jar>");
        assertThat(classes).isNotEmptyFile();
        assertThat(checkout.resolve("target/launcher/first-start")).doesNotExist();
        assertThat(checkout.resolve("target/launcher/learn.log")).content().contains("<-Xbatch>");
        assertThat(output("list")).doesNotContain("-Xbatch");
    }

    @Nested
    class Builds {

        @Test
        void notWhatAnotherLauncherIsBuilding() throws Exception {
            var lock = Files.createDirectories(checkout.resolve("target/launcher/lock"));
            var pid = Files.writeString(
                    lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
            var waiting = command(checkout.resolve("pooldrill"), "list").start();
            assertThat(waiting.errorReader(UTF_8).readLine()).contains("waiting for another build");

            Files.createDirectories(checkout.resolve("simulator/target"));
            Files.createFile(checkout.resolve("simulator/target/pooldrill.jar"));
            Files.delete(pid);
            Files.delete(lock);

            assertThat(result(waiting).exitCode()).isEqualTo(7);
            assertThat(checkout.resolve("builds")).doesNotExist();
        }

        @Test
        void againOnlyWhenASourceIsNewerThanTheProgram() throws Exception {
            launch(checkout.resolve("pooldrill"), "list");
            launch(checkout.resolve("pooldrill"), "list");
            assertThat(checkout.resolve("builds")).hasContent(".");

            var jar = checkout.resolve("simulator/target/pooldrill.jar");
            var source = Files.writeString(checkout.resolve("simulator/src/main/New.java"), "class New {}");
            var later = Files.getLastModifiedTime(jar).toInstant().plusSeconds(1);
            Files.setLastModifiedTime(source, FileTime.from(later));
            launch(checkout.resolve("pooldrill"), "list");
            assertThat(checkout.resolve("builds")).hasContent(".\n.");
        }

        @Test
        void afterALaunchThatDiedWhileItHeldTheLock() throws Exception {
            var lock = Files.createDirectories(checkout.resolve("target/launcher/lock"));
            var dead = new ProcessBuilder("true").start();
            dead.waitFor();
            Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

            assertThat(launch(checkout.resolve("pooldrill"), "list").exitCode()).isEqualTo(7);
            assertThat(lock).doesNotExist();
        }

        @Test
        void andShowsTheEndOfTheLogWhenThatFails() throws Exception {
            script(checkout.resolve("mvnw"), "echo '[ERROR] does not compile'; exit 1");

            var run = launch(checkout.resolve("pooldrill"), "list");

            assertThat(run.exitCode()).isEqualTo(70);
            assertThat(run.errors()).contains("the build failed", "[ERROR] does not compile");
            assertThat(run.output()).isEmpty();
            assertThat(checkout.resolve("target/launcher/lock")).doesNotExist();
        }
    }

    private record Result(int exitCode, String output, String errors) {}

    private Result launch(Path launcher, String... arguments) throws Exception {
        return result(command(launcher, arguments).start());
    }

    private ProcessBuilder command(Path launcher, String... arguments) {
        var builder = new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList());
        builder.directory(folder.toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("POOLDRILL_OPTS");
        return builder;
    }

    private static Result result(Process process) throws Exception {
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output, errors);
    }

    private static void script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of("#!/bin/sh", body));
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
