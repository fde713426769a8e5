package org.pooldrill.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;

/** What came of a command line: what it printed and how it ended. */
record Typed(int exit, String out, String err) {

    static Typed of(String... words) {
        return withInput("", words);
    }

    static Typed withInput(String input, String... words) {
        return in(Interruption.none(), input, words);
    }

    static Typed in(Interruption interruption, String input, String... words) {
        return with(input, streams -> Pooldrill.run(streams, interruption, words));
    }

    /** What comes of a command that is started by itself. */
    static Typed with(ToIntFunction<Streams> command) {
        return with("", command);
    }

    private static Typed with(String input, ToIntFunction<Streams> command) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var exit = command.applyAsInt(new Streams(in, print(out), print(err), false, 0, false));
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
