package org.pooldrill.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogSchema;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateJson;
import org.pooldrill.store.EventType;

/** What was recorded is read for ever. How a log is added says docs/decisions/0009-old-logs-stay-readable.md. */
class GoldenLogsTest {
    private static final long LARGEST_BYTES = 1 << 20;

    static List<GoldenLog> logs() {
        return GoldenLog.all();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void giveTheStatesThatWereRecorded(GoldenLog log) throws IOException {
        var history = log.history();
        var states = log.states();

        assertThat(states)
                .as("a state at the end and one before it")
                .hasSizeGreaterThan(1)
                .containsKey(history.events());
        for (var state : states.entrySet()) {
            var now = new ObjectMapper()
                    .readTree(
                            StateJson.tree(history.at(state.getKey()).printed()).toString());
            var lost = new ArrayList<String>();
            missing("", state.getValue(), now, lost);
            assertThat(lost).as("%s after event %d", log, state.getKey()).isEmpty();
        }
    }

    /** What the recorded document has that this one has not, or has otherwise; new keys are no loss. */
    private static void missing(String path, JsonNode recorded, JsonNode now, List<String> lost) {
        if (recorded.isObject() && now.isObject()) {
            recorded.properties()
                    .forEach(key -> missing(path + "/" + key.getKey(), key.getValue(), now.path(key.getKey()), lost));
        } else if (recorded.isArray() && now.isArray() && recorded.size() == now.size()) {
            for (var i = 0; i < recorded.size(); i++) {
                missing(path + "/" + i, recorded.get(i), now.get(i), lost);
            }
        } else if (!recorded.equals(now)) {
            lost.add(path + " was " + recorded + ", is " + now);
        }
    }

    @Test
    void holdEveryTypeOfEventButThoseOfWhichItIsSaidWhy() throws IOException {
        var held = new TreeSet<String>();
        for (var log : logs()) {
            var history = log.history();
            history.forEach(1, history.events(), event -> held.add(event.type().name()));
        }
        var without = Files.readAllLines(GoldenLog.ALL.resolve("without.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toMap(line -> line.split(": ")[0], line -> line.split(": ")[1]));

        assertThat(EventCatalogue.types().all()).extracting(EventType::name).allSatisfy(name -> assertThat(
                        held.contains(name) || without.containsKey(name))
                .as("a golden log has %s, or golden/without.txt says why none has", name)
                .isTrue());
        assertThat(without.keySet()).doesNotContainAnyElementsOf(held);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void keepToTheSchemaInEveryLine(GoldenLog log) throws IOException {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(LogSchema.of(EventCatalogue.types()));
        var json = new ObjectMapper();
        for (var line : new String(log.text(), StandardCharsets.UTF_8).split("\n")) {
            assertThat(schema.validate(json.readTree(line))).as(line).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("logs")
    void haveNoDataThatTheRecordsWouldWriteOtherwise(GoldenLog log) {
        try (var reader = LogReader.of(
                new ByteArrayInputStream(log.text()), log.name(), EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            reader.forEach(event -> {
                var out = new java.io.ByteArrayOutputStream();
                var type = EventCatalogue.codec().encode(event.payload(EventCatalogue.codec()), out);
                if (type.equals(event.type())) {
                    assertThat(out.toString(StandardCharsets.UTF_8))
                            .isEqualTo(event.data().toString());
                }
            });
        }
    }

    @Test
    void areSmall() throws IOException {
        var bytes = 0L;
        try (var files = Files.walk(GoldenLog.ALL)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }

        assertThat(bytes).isLessThan(LARGEST_BYTES);
    }
}
