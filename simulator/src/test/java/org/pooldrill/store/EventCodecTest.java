package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private final EventCodec codec = new EventCodec(Sample.TYPES);

    static Stream<Arguments> eventsAndTheirData() {
        var known = new EnumMap<Sample.Module, Long>(Sample.Module.class);
        known.put(Sample.Module.CONTENT, 2L);
        known.put(Sample.Module.PRESENCE, 1L);
        var last = new LinkedHashMap<String, Sample.Change>();
        last.put("z", new Sample.ContactAdded("alice@contoso.com", "bob@contoso.com"));
        last.put("a", new Sample.ConfigurationSet("SyncInterval", "2m"));
        return Stream.of(
                Arguments.of(new Sample.ContactAdded("alice@contoso.com", "bj\u00f6rn@contoso.com"), """
                        {"user":"alice@contoso.com","contact":"bj\u00f6rn@contoso.com"}"""),
                Arguments.of(new Sample.ConferenceScheduled("", "a/b \"c\"\n", Long.MAX_VALUE), """
                        {"user":"","conference":"a/b \\"c\\"\\n","startsMillis":9223372036854775807}"""),
                Arguments.of(
                        new Sample.BatchImported(
                                Sample.Module.PRESENCE,
                                3,
                                4,
                                List.of(
                                        new Sample.ContactAdded("alice", "bob"),
                                        new Sample.ConferenceScheduled("carol", "standup", 5))),
                        """
                        {"module":"Presence","from":3,"to":4,"changes":[\
                        {"type":"ContactAdded","user":"alice","contact":"bob"},\
                        {"type":"ConferenceScheduled","user":"carol","conference":"standup","startsMillis":5}]}"""),
                Arguments.of(new Sample.ChangeUndone(new Sample.ContactAdded("alice", "bob"), "set aside"), """
                        {"change":{"type":"ContactAdded","user":"alice","contact":"bob"},"why":"set aside"}"""),
                Arguments.of(new Sample.FilesTaken(List.of(new Sample.ContactAdded("alice", "bob"))), """
                        {"files":[{"user":"alice","contact":"bob"}]}"""),
                Arguments.of(new Sample.HandedOver(known, last), """
                        {"known":{"Presence":1,"CONTENT":2},"last":{\
                        "z":{"type":"ContactAdded","user":"alice@contoso.com","contact":"bob@contoso.com"},\
                        "a":{"type":"ConfigurationSet","key":"SyncInterval","value":"2m"}}}"""),
                Arguments.of(new Sample.Marked(true, -1, 0.1, new LinkedHashSet<>(List.of("y", "x"))), """
                        {"up":true,"count":-1,"share":0.1,"names":["y","x"]}"""),
                Arguments.of(new Sample.Marked(false, 0, 0, Set.of()), """
                        {"up":false,"count":0,"share":0.0,"names":[]}"""));
    }

    @ParameterizedTest
    @MethodSource("eventsAndTheirData")
    void writesComponentsInOrderAndReadsThemBack(Object event, String data) {
        assertThat(encode(event)).isEqualTo(data);
        assertThat(decode(event.getClass(), data)).isEqualTo(event);
    }

    @Test
    void readsPartOfAnArray() {
        var bytes = "xx{\"user\":\"a\",\"contact\":\"b\"}yy".getBytes(StandardCharsets.UTF_8);
        assertThat(codec.decode(
                        Sample.TYPES.typeOf(Sample.ContactAdded.class), EventData.of(bytes, 2, bytes.length - 4)))
                .isEqualTo(new Sample.ContactAdded("a", "b"));
    }

    @Test
    void refusesANull() {
        assertThatThrownBy(() -> encode(new Sample.ContactAdded("alice", nothing())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("ContactAdded cannot be written: a null stands where a value must be");
    }

    @Test
    void refusesMapsAndSetsWithoutAnOrder() {
        var known = new HashMap<>(Map.of(Sample.Module.CONTENT, 1L, Sample.Module.PRESENCE, 2L));
        assertThatThrownBy(() -> encode(new Sample.HandedOver(known, Map.of())))
                .hasMessageStartingWith("HandedOver cannot be written: known is a HashMap, which has no order");
        assertThatThrownBy(() -> encode(new Sample.HandedOver(Map.copyOf(known), Map.of())))
                .hasMessageContaining("known is a MapN, which has no order");
        assertThatThrownBy(() -> encode(new Sample.Marked(true, 1, 1, Set.of("a", "b"))))
                .hasMessageContaining("names is a Set12, which has no order");
        assertThat(encode(new Sample.Marked(true, 1, 1, Set.of("a")))).endsWith("\"names\":[\"a\"]}");
    }

    @Test
    void refusesDataOfAnotherShape() {
        assertRefused("{\"user\":\"a\"}", "Missing creator property 'contact'");
        assertRefused("{\"user\":\"a\",\"contact\":null}", "Null value for creator property 'contact'");
        assertRefused("{\"user\":\"a\",\"contact\":\"b\",\"x\":1}", "Unrecognized field \"x\"");
        assertRefused("{\"user\":\"a\",\"contact\":\"b\"}{}", "Trailing token");
        assertRefused("{\"user\":\"a\",\"con", "Unexpected end-of-input");
        assertThatThrownBy(() -> decode(Sample.ChangeUndone.class, "{\"change\":{\"type\":\"Marked\"},\"why\":\"\"}"))
                .hasMessageContaining("Could not resolve type id 'Marked'");
        assertThatThrownBy(() -> decode(Sample.ChangeUndone.class, "{\"change\":{\"user\":\"\"},\"why\":\"\"}"))
                .hasMessageContaining("missing type id property 'type'");
    }

    @Test
    void refusesAChoiceThatHasATypeOfItsOwn() {
        assertThatThrownBy(() -> {
                    var types = EventTypes.of(Holder.class);
                    new EventCodec(types).encode(new Holder(new Typed("x")), new ByteArrayOutputStream());
                })
                .hasStackTraceContaining("EventCodecTest$Typed has a component 'type'");
    }

    sealed interface Choice {}

    record Typed(String type) implements Choice {}

    record Holder(Choice choice) {}

    private void assertRefused(String data, String problem) {
        assertThatThrownBy(() -> decode(Sample.ContactAdded.class, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("data of ContactAdded cannot be read: " + problem);
    }

    private String encode(Object event) {
        var out = new ByteArrayOutputStream();
        codec.encode(event, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Object decode(Class<?> type, String data) {
        return codec.decode(Sample.TYPES.typeOf(type), EventData.of(data));
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        @Nullable String nothing = null;
        return nothing;
    }
}
