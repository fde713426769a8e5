package org.pooldrill.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where the program reads and writes, and what it knows of who reads it.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param colour whether standard output takes colours
 * @param width the columns of standard output; 0: it has no width
 * @param live whether somebody watches standard error
 * @param typing whether somebody types on standard input, and sees standard output
 */
record Streams(
        InputStream in, PrintStream out, PrintStream err, boolean colour, int width, boolean live, boolean typing) {
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int USUAL_WIDTH = 100;
    private static final int LEAST_WIDTH = 40;

    /** Streams that nobody types on. */
    Streams(InputStream in, PrintStream out, PrintStream err, boolean colour, int width, boolean live) {
        this(in, out, err, colour, width, live, false);
    }

    /** Those of the process; the launcher says which of them are terminals. */
    static Streams ofProcess(Map<String, String> environment, StandardOutput out) {
        var terminals = System.getProperty("pooldrill.terminals", "");
        var terminal = terminals.contains("out");
        var colour = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Streams(
                System.in,
                printer(out, terminal),
                printer(new FileOutputStream(FileDescriptor.err), true),
                colour,
                terminal ? width(System.getProperty("pooldrill.width", "")) : 0,
                terminals.contains("err"),
                terminal && terminals.contains("in"));
    }

    private static PrintStream printer(OutputStream to, boolean flushing) {
        return new PrintStream(new BufferedOutputStream(to, BUFFER_BYTES), flushing, StandardCharsets.UTF_8);
    }

    private static int width(String text) {
        return text.matches("[1-9][0-9]{1,3}") ? Math.max(LEAST_WIDTH, Integer.parseInt(text)) : USUAL_WIDTH;
    }

    /** Hands on what is still in the buffers. */
    void flush() {
        out.flush();
        err.flush();
    }
}
