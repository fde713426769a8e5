package org.pooldrill.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does once, without a word, what users do most, so that the Java machine learns which classes that needs; the launcher has
 * it keep them, and starts faster from then on.
 */
final class FirstStart {
    private static final String MOMENT = "10h25m";

    /** Of a log with several snapshots. */
    private static final String BEHIND_A_SNAPSHOT = "36000";

    private FirstStart() {}

    /**
     * Runs drills and looks at their logs.
     *
     * @param args the folder of the drills, and one for what is written
     */
    public static void main(String[] args) {
        System.exit(learn(Path.of(args[0]), Path.of(args[1])));
    }

    /** The highest exit code of its commands. */
    static int learn(Path drills, Path folder) {
        var file = drills.resolve("first-start.drill.yaml").toString();
        var log = folder.resolve("first-start.events.jsonl").toString();
        var longer = folder.resolve("first-look.events.jsonl").toString();
        return Stream.of(
                        List.of("run", file, "--log", log),
                        List.of("run", file, "--format", "json"),
                        List.of("validate", file),
                        List.of("list"),
                        List.of("state", log, "--at", MOMENT),
                        List.of("state", log, "--watch", "cms.activeMaster"),
                        List.of("events", log),
                        List.of("diff", log, log),
                        List.of("bisect", log, "--expect", "cms.activeMaster == 'pool1.contoso.com'"),
                        List.of("replay", log, "--pool", "pool2.contoso.com", "--until", MOMENT),
                        List.of("verify", log),
                        List.of("run", drills.resolve("first-look.drill.yaml").toString(), "--log", longer),
                        List.of("state", longer),
                        List.of("state", longer),
                        List.of("state", longer, "--seq", BEHIND_A_SNAPSHOT))
                .mapToInt(FirstStart::pooldrill)
                .max()
                .orElseThrow();
    }

    private static int pooldrill(List<String> command) {
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Pooldrill.run(
                new Streams(InputStream.nullInputStream(), silent, silent, false, 0, false),
                Interruption.none(),
                command.toArray(String[]::new));
    }
}
