package org.pooldrill.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pooldrill.history.History;
import org.pooldrill.history.Indexing;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogFile;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.Spool;
import org.pooldrill.postgres.Address;
import org.pooldrill.simulation.EventCatalogue;

/**
 * Opens event logs, as often as needed: files, standard input, which is kept in a file of its own, and runs in a database,
 * which are named by its address and their schema.
 */
final class Logs {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Streams streams;
    private @Nullable Spool standardInput;

    Logs(Streams streams) {
        this.streams = streams;
    }

    /** Opens a log and reads its header. */
    LogReader open(String log, LogReader.Mode mode) {
        return LogReader.of(raw(log), name(log), EventCatalogue.types(), mode);
    }

    /**
     * Opens a log that is still being written; reading waits for what is to come.
     *
     * @param beforeWaiting done whenever there is nothing more for now
     */
    LogReader follow(String log, Interruption interruption, Runnable beforeWaiting) {
        if (Address.looksLikeOne(log)) {
            throw new Unusable("a run in a database cannot be followed; accepted is a file, or standard input");
        }
        var in = log.equals(Sources.STANDARD_INPUT)
                ? streams.in()
                : file(log, path -> new FollowedFile(path, interruption, beforeWaiting));
        return LogReader.of(in, name(log), EventCatalogue.types(), LogReader.Mode.FOLLOW);
    }

    /** Opens a log for looking at it as often as needed, with an index beside it. */
    History history(String log, LogReader.Mode mode) {
        return history(log, mode, Indexing.BESIDE);
    }

    /** Opens a log for looking at it as often as needed. */
    History history(String log, LogReader.Mode mode, Indexing indexing) {
        var progress = new Progress(streams, 1);
        var watch = progress.begin(name(log));
        return History.of(
                new LogSource() {
                    @Override
                    public String name() {
                        return Logs.name(log);
                    }

                    @Override
                    public InputStream open() {
                        return raw(log);
                    }

                    @Override
                    public void reading(long millis, long events) {
                        watch.at(millis, events);
                    }

                    @Override
                    public void readAsAWhole() {
                        progress.clear();
                    }

                    @Override
                    public Optional<Path> file() {
                        return Optional.of(log)
                                .filter(file -> !file.equals(Sources.STANDARD_INPUT))
                                .map(Path::of)
                                .filter(Files::isRegularFile);
                    }
                },
                mode,
                indexing);
    }

    /** The text of a log, not compressed, as it stands there. */
    InputStream text(String log) {
        return new BufferedInputStream(LogFile.text(raw(log), name(log)), BUFFER_BYTES);
    }

    private static String name(String log) {
        return log.equals(Sources.STANDARD_INPUT) ? "standard input" : shown(log);
    }

    /** A log as it was typed, but never with a password. */
    static String shown(String log) {
        return Address.looksLikeOne(log) ? Databases.address("", log).toString() : log;
    }

    private InputStream raw(String log) {
        if (log.equals(Sources.STANDARD_INPUT)) {
            var spooled = standardInput == null ? spooled(streams.in()) : standardInput;
            standardInput = spooled;
            return spooled.in();
        }
        if (Address.looksLikeOne(log)) {
            return Databases.log(log);
        }
        return file(log, Files::newInputStream);
    }

    private static Spool spooled(InputStream in) {
        try {
            return Spool.of(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("standard input cannot be kept: " + unreadable.getMessage(), unreadable);
        }
    }

    private interface Opener {
        InputStream open(Path file) throws IOException;
    }

    private static InputStream file(String log, Opener opener) {
        try {
            if (Files.isDirectory(Path.of(log))) {
                throw new Unusable(log + " is a folder, not an event log");
            }
            return opener.open(Path.of(log));
        } catch (InvalidPathException malformed) {
            throw new Unusable("'" + log + "' is not the name of a file");
        } catch (NoSuchFileException missing) {
            throw new Unusable(log + " cannot be read: there is no such file");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name(log) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
