package org.pooldrill.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines from a pipe or a file: without a prompt, or as they would look if they were typed. */
final class PipedLines implements Prompter {
    private final BufferedReader lines;
    private final Streams streams;
    private final boolean echo;

    /** @param echo whether each line is printed with its prompt */
    PipedLines(Streams streams, boolean echo) {
        lines = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        this.streams = streams;
        this.echo = echo;
    }

    @Override
    public Optional<String> line(String prompt) {
        try {
            var line = Optional.ofNullable(lines.readLine());
            if (echo) {
                line.ifPresent(text -> streams.out().println((prompt + text).stripTrailing()));
            }
            return line;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("standard input cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public void close() {}
}
