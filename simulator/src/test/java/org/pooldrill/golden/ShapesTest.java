package org.pooldrill.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.Upcaster;

/** Every shape that an event ever had stands in golden/shapes.json, and must stay readable. */
class ShapesTest {
    private static final Path SHAPES = GoldenLog.ALL.resolve("shapes.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** Takes in what is new; what is broken stays broken. */
    @BeforeAll
    static void takeInWhatIsNewWhereThatWasAskedFor() throws IOException {
        if (Boolean.getBoolean("pooldrill.docs.write")) {
            var before = Files.exists(SHAPES) ? recorded() : JsonNodeFactory.instance.objectNode();
            assertThat(Shapes.broken(before, EventCatalogue.types())).isEmpty();
            var lines = new StringBuilder("{");
            Shapes.with(EventCatalogue.types(), before).properties().forEach(type -> lines.append(
                            lines.length() == 1 ? "\n" : ",\n")
                    .append("\"")
                    .append(type.getKey())
                    .append("\":")
                    .append(type.getValue()));
            Files.writeString(SHAPES, lines.append("\n}\n"));
        }
    }

    private static ObjectNode recorded() throws IOException {
        return (ObjectNode) JSON.readTree(SHAPES.toFile());
    }

    @Test
    void whatStandsInLogsCanBeRead() throws IOException {
        assertThat(Shapes.broken(recorded(), EventCatalogue.types())).isEmpty();
    }

    @Test
    void everyShapeIsRecorded() throws IOException {
        assertThat(Shapes.with(EventCatalogue.types(), recorded()))
                .as("golden/shapes.json; take in what is new with -Dtest=ShapesTest -Dpooldrill.docs.write=true")
                .isEqualTo(recorded());
    }

    enum Colour {
        RED,
        GREEN
    }

    enum MoreColours {
        RED,
        GREEN,
        BLUE
    }

    sealed interface Choice {
        record One(int a) implements Choice {}

        record Two(int b) implements Choice {}
    }

    sealed interface Only {
        record One(int a) implements Only {}
    }

    interface Before {
        record Changed(String name, int count, Colour colour, List<String> users) {}

        record Holder(Choice choice) {}
    }

    private static ObjectNode before(Class<? extends Record> record) {
        return Shapes.with(EventTypes.of(record), JsonNodeFactory.instance.objectNode());
    }

    @Nested
    class AChangeIsFound {

        private List<String> to(Class<? extends Record> after) {
            return Shapes.broken(before(Before.Changed.class), EventTypes.of(after));
        }

        @Test
        void thatTakesAKeyAway() {
            record Changed(String name, int count, Colour colour) {}
            assertThat(to(Changed.class))
                    .containsExactly("Changed version 1 has lost its key users; logs that have it could not be read any"
                            + " more: take the change back, or give the type a new version (EventTypes.withVersion) and"
                            + " EventCatalogue an Upcaster to it from version 1"
                            + " (docs/decisions/0009-old-logs-stay-readable.md)");
        }

        @Test
        void thatRenamesAKey() {
            record Changed(String title, int count, Colour colour, List<String> users) {}
            assertThat(to(Changed.class))
                    .hasSize(2)
                    .anyMatch(problem -> problem.startsWith("Changed version 1 has lost its key name;"))
                    .anyMatch(problem -> problem.startsWith("Changed version 1 has a new key title, which old lines"));
        }

        @Test
        void thatNarrowsOrChangesAType() {
            record Changed(int name, String count, Colour colour, List<Integer> users) {}
            assertThat(to(Changed.class))
                    .hasSize(3)
                    .anyMatch(problem -> problem.startsWith("Changed version 1.name was string and is integer"))
                    .anyMatch(problem -> problem.startsWith("Changed version 1.users[] was string and is integer"));
        }

        @Test
        void thatTakesFewerNumbers() {
            record Wide(long count) {}
            interface Narrow {
                record Wide(int count) {}
            }
            assertThat(Shapes.broken(before(Wide.class), EventTypes.of(Narrow.Wide.class)))
                    .singleElement()
                    .asString()
                    .startsWith("Wide version 1.count takes fewer numbers than it did");
        }

        @Test
        void thatTakesAWordAway() {
            enum OneColour {
                RED
            }
            record Changed(String name, int count, OneColour colour, List<String> users) {}
            assertThat(to(Changed.class))
                    .singleElement()
                    .asString()
                    .startsWith("Changed version 1.colour can no longer be GREEN;");
        }

        @Test
        void thatTakesAnAlternativeAway() {
            record Holder(Only choice) {}
            assertThat(Shapes.broken(before(Before.Holder.class), EventTypes.of(Holder.class)))
                    .singleElement()
                    .asString()
                    .startsWith("Holder version 1.choice can no longer be a Two;");
        }

        @Test
        void thatTakesATypeAway() {
            assertThat(to(Choice.One.class))
                    .singleElement()
                    .asString()
                    .startsWith("version 1 of Changed is gone; logs that have it could not be read any more");
        }

        @Test
        void thatRaisesTheVersionAndLeavesTheOldOneUnread() {
            assertThat(Shapes.broken(
                            before(Before.Changed.class),
                            EventTypes.of(Before.Changed.class).withVersion(Before.Changed.class, 2)))
                    .singleElement()
                    .asString()
                    .startsWith("version 1 of Changed is gone");
        }
    }

    @Test
    void aChangeThatBreaksNobodyIsAllowed() {
        record Changed(List<String> users, String name, long count, MoreColours colour) {}
        record New(String more) {}

        assertThat(Shapes.broken(before(Before.Changed.class), EventTypes.of(Changed.class, New.class)))
                .isEmpty();
    }

    @Test
    void anUpcasterAllowsAnyChange() {
        record Changed(String title) {}
        var types = EventTypes.of(Changed.class)
                .withVersion(Changed.class, 2)
                .withUpcasters(List.of(Upcaster.next("Changed", 1, data -> {
                    var title = data.get("name");
                    data.removeAll();
                    data.set("title", title);
                    return data;
                })));

        assertThat(Shapes.broken(before(Before.Changed.class), types)).isEmpty();
    }
}
