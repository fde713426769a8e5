package org.pooldrill.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same drill, estate, seed and version: the same log, byte for byte, wherever and beside whatever it runs. */
@Tag("long")
class DeterminismTest {
    private static final int AT_A_TIME = 8;

    @Test
    void eightAtATimeGiveWhatEachGivesAlone() throws Exception {
        var alone = Fingerprints.all();
        var tasks = new ArrayList<Callable<String>>();
        for (var i = 0; i < 2 * AT_A_TIME; i++) {
            var drill = Fingerprints.drills().get(i % Fingerprints.drills().size());
            tasks.add(() -> drill + " " + Fingerprints.of(drill));
        }
        var threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            for (var result : threads.invokeAll(tasks)) {
                var words = result.get().split(" ", 2);
                assertThat(words[1]).as(words[0]).isEqualTo(alone.get(words[0]));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void twoDaysOfAHundredThousandUsersAtATimePassAndGiveTheSameLog() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<String> day = () -> Fingerprints.of(Fingerprints.LONG_ONE);
            var days = threads.invokeAll(List.of(day, day));

            assertThat(days.get(0).get())
                    .startsWith("PASSED ")
                    .isEqualTo(days.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void everyJavaLocaleAndTimeZoneGivesTheSameLogs() throws Exception {
        var expected = new ArrayList<String>();
        Fingerprints.all().forEach((drill, fingerprint) -> expected.add(drill + " " + fingerprint));
        var places = List.of(
                List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Pacific/Chatham"),
                List.of("-Duser.language=ar", "-Duser.country=EG", "-Duser.timezone=America/St_Johns"),
                List.of("-Duser.language=de", "-Duser.country=DE", "-Duser.timezone=UTC"));
        var javas = javas();
        var runs = new ArrayList<Callable<List<String>>>();
        for (var turn = 0; turn < Math.max(javas.size(), places.size()); turn++) {
            var java = javas.get(turn < javas.size() ? turn : 0);
            var place = places.get(turn % places.size());
            runs.add(() -> fingerprints(java, place));
        }
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var run : threads.invokeAll(runs)) {
                assertThat(run.get()).as(javas + " " + places).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** This Java and the others, 17 or newer, that stand in the usual folders: one of each version. */
    private static List<Path> javas() throws IOException {
        var javas = new ArrayList<Path>();
        var versions = new TreeSet<Integer>();
        javas.add(Path.of(System.getProperty("java.home"), "bin", "java"));
        versions.add(Runtime.version().feature());
        for (var folder : List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"))) {
            if (Files.isDirectory(folder)) {
                try (var homes = Files.list(folder)) {
                    for (var home : homes.sorted().toList()) {
                        var version = version(home);
                        if (version >= 17 && versions.add(version)) {
                            javas.add(home.resolve("bin/java"));
                        }
                    }
                }
            }
        }
        return javas;
    }

    private static int version(Path home) throws IOException {
        var release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(home.resolve("bin/java"))) {
            return 0;
        }
        for (var line : Files.readAllLines(release)) {
            if (line.startsWith("JAVA_VERSION=\"")) {
                return Integer.parseInt(line.replaceAll("\\D*(\\d+).*", "$1"));
            }
        }
        return 0;
    }

    private static List<String> fingerprints(Path java, List<String> options) throws Exception {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(options);
        command.addAll(List.of("-Daxoniq.update-checker.disabled=true", "-Ddisable-axoniq-console-message=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Fingerprints.class.getName()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = out.lines().toList();
            assertThat(process.waitFor()).isZero();
            return lines;
        }
    }
}
