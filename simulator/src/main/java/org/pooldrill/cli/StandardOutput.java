package org.pooldrill.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers what kept it from being written: a print stream does not tell. */
final class StandardOutput extends FilterOutputStream {
    /** As some systems say that whoever read has enough, which is no problem: {@code pooldrill events LOG | head}. */
    private static final String ENOUGH = "pipe";

    private final boolean piped;
    private @Nullable IOException problem;

    /** @param piped whether another program reads it, which may stop before the end */
    StandardOutput(OutputStream to, boolean piped) {
        super(to);
        this.piped = piped;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException found) {
            problem = problem == null ? found : problem;
            throw found;
        }
    }

    /** What kept it from being written; nothing where somebody stopped reading. */
    Optional<String> problem() {
        return Optional.ofNullable(problem)
                .map(found -> String.valueOf(found.getMessage()))
                .filter(why -> !piped && !why.toLowerCase(Locale.ROOT).contains(ENOUGH));
    }
}
