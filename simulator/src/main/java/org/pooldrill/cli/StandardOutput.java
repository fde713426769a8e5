package org.pooldrill.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Standard output, which remembers what kept it from being written: a print stream does not tell. */
final class StandardOutput extends FilterOutputStream {
    /** As most systems say that whoever read has enough, which is no problem: {@code pooldrill events LOG | head}. */
    private static final String ENOUGH = "pipe";

    private @Nullable IOException problem;

    StandardOutput(OutputStream to) {
        super(to);
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
        return Optional.ofNullable(problem).map(IOException::getMessage).filter(why -> !why.toLowerCase(Locale.ROOT)
                .contains(ENOUGH));
    }
}
