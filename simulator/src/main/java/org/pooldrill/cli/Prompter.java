package org.pooldrill.cli;

import java.util.Optional;

/** Where the lines of a session come from. */
interface Prompter extends AutoCloseable {

    /**
     * The next line; nothing at their end.
     *
     * @param prompt what stands before it where somebody types
     */
    Optional<String> line(String prompt);

    @Override
    void close();
}
