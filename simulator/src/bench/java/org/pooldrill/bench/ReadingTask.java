package org.pooldrill.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.pooldrill.history.History;
import org.pooldrill.history.Indexing;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogReader;

/** What is measured of reading a log; each on a Java machine of its own, from cold. */
enum ReadingTask {
    /** The floor: every token of every line, and nothing is done with it, no check sum taken, no record made. */
    JACKSON("Jackson's streaming parser") {
        @Override
        double seconds(Path log) throws IOException {
            var start = System.nanoTime();
            try (var json = new JsonFactory().createParser(log.toFile())) {
                for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                    if (token == JsonToken.START_OBJECT
                            && json.getParsingContext().getParent().inRoot()) {
                        read++;
                    }
                }
            }
            read -= HEADER_AND_FOOTER;
            return secondsSince(start);
        }
    },
    /** Everything checked, and the state of the run at its end. */
    REPLAY("replay to the final state") {
        @Override
        double seconds(Path log) {
            var start = System.nanoTime();
            var history = history(log, Indexing.NONE);
            read = history.events();
            var view = history.at(read);
            kept = view.now();
            held = view;
            return secondsSince(start);
        }
    },
    /** The same, and an index written beside the log. */
    INDEX("replay, with an index") {
        @Override
        double seconds(Path log) throws IOException {
            Files.deleteIfExists(index(log));
            var start = System.nanoTime();
            var history = history(log, Indexing.BESIDE);
            read = history.events();
            held = history;
            return secondsSince(start);
        }
    },
    /** The state at random moments, the log opened anew each time; what one waits for the program is in {@link Looks}. */
    SEEK("any moment of an indexed log, the slowest of 50 after a first one") {
        @Override
        double seconds(Path log) {
            var random = new SplittableRandom(1);
            var longest = 0.0;
            for (var look = 0; look <= LOOKS; look++) {
                var start = System.nanoTime();
                var history = history(log, Indexing.BESIDE);
                read = history.events();
                kept += history.at(random.nextLong(1, read + 1)).now();
                longest = look == 0 ? 0.0 : Math.max(longest, secondsSince(start));
            }
            return longest;
        }
    };

    private static final int HEADER_AND_FOOTER = 2;
    private static final int LOOKS = 50;

    private final String what;

    /** How many events were read. */
    long read;

    /** What came of it, so that nobody leaves it out. */
    long kept;

    /** What is held until the heap was looked at. */
    Object held = "";

    ReadingTask(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    /** Does it once; how long that took. */
    abstract double seconds(Path log) throws IOException;

    /** Does one and prints what was found. */
    public static void main(String[] args) throws IOException {
        var task = valueOf(args[0]);
        var seconds = task.seconds(Path.of(args[1]));
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var cpu = system.getProcessCpuTime() / 1e9;
        System.gc();
        var live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (double) (1 << 20);
        System.out.println(new Measured(task.read, seconds, cpu, live, Measured.mostMemoryMib()).line());
        if (task.kept < 0 || task.held.equals(task)) {
            throw new IllegalStateException("nothing was read");
        }
    }

    static Path index(Path log) {
        return log.resolveSibling(log.getFileName() + ".index");
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    private static History history(Path log, Indexing indexing) {
        return History.of(
                new LogSource() {
                    @Override
                    public String name() {
                        return log.toString();
                    }

                    @Override
                    public InputStream open() {
                        try {
                            return Files.newInputStream(log);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }

                    @Override
                    public Optional<Path> file() {
                        return Optional.of(log);
                    }
                },
                LogReader.Mode.WHOLE,
                indexing);
    }
}
