package org.pooldrill.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Programs on Java machines of their own. */
final class JavaMachine {

    private JavaMachine() {}

    /**
     * What a program prints.
     *
     * @param options for the Java machine, beside the class path, which is this one's
     * @throws IllegalStateException if it does not end with 0
     */
    static List<String> run(List<String> options, String main, String... args)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return started(Stream.of(
                        List.of(java),
                        options,
                        List.of("-cp", System.getProperty("java.class.path"), main),
                        Arrays.asList(args))
                .flatMap(List::stream)
                .toList());
    }

    /** The same of any program. */
    static List<String> started(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines;
        try (var out = process.inputReader()) {
            lines = out.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + lines);
        }
        return lines;
    }
}
