package org.pooldrill.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.history.History;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogFile;
import org.pooldrill.log.LogReader;

/** A log in the repository, and the state documents that were recorded with it, by the event that they follow. */
record GoldenLog(Path file) {
    private static final Pattern STATE = Pattern.compile("seq-([0-9]+)\\.state\\.json");
    private static final String ENDING = ".events.jsonl.zst";

    static final Path ALL = Checkout.file("simulator/src/test/resources/golden");

    /** All of them. */
    static List<GoldenLog> all() {
        try (var files = Files.walk(ALL)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(GoldenLog::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return file.getFileName().toString().replace(ENDING, "");
    }

    /** Its text, not compressed. */
    byte[] text() {
        try (var text = LogFile.text(Files.newInputStream(file), name())) {
            return text.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    History history() {
        return history(text());
    }

    /** What a log with this text tells. */
    static History history(byte[] text) {
        return History.of(
                new LogSource() {
                    @Override
                    public String name() {
                        return "golden";
                    }

                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(text);
                    }
                },
                LogReader.Mode.WHOLE);
    }

    Map<Long, JsonNode> states() {
        var states = new TreeMap<Long, JsonNode>();
        try (var files = Files.list(file.resolveSibling(name()))) {
            for (var state : files.toList()) {
                var seq = STATE.matcher(state.getFileName().toString());
                if (!seq.matches()) {
                    throw new IllegalStateException(
                            state + " is no recorded state; it would be called seq-N.state.json");
                }
                states.put(Long.valueOf(seq.group(1)), new ObjectMapper().readTree(state.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return states;
    }

    @Override
    public String toString() {
        return name();
    }
}
