package org.pooldrill.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What came of a command line: what it printed and how it ended. */
record Typed(int exit, String out, String err) {

    static Typed of(String... words) {
        return withInput("", words);
    }

    static Typed withInput(String input, String... words) {
        return in(Interruption.none(), input, words);
    }

    static Typed in(Interruption interruption, String input, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                print(out),
                print(err),
                false,
                0,
                false);
        var exit = Pooldrill.run(streams, interruption, words);
        return new Typed(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
