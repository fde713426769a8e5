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

    private FirstStart() {}

    /**
     * Runs a drill and looks at its log.
     *
     * @param args the drill, and a folder for what is written
     */
    public static void main(String[] args) {
        System.exit(learn(Path.of(args[0]), Path.of(args[1])));
    }

    /** The highest exit code of its commands. */
    static int learn(Path drill, Path folder) {
        var file = drill.toString();
        var log = folder.resolve("first-start.events.jsonl").toString();
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
                        List.of("verify", log))
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
