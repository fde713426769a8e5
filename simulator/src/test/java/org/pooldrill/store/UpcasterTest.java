package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Data of old versions become records of today. */
class UpcasterTest {

    record ContactAdded(String user, String contact, String group) {}

    private static final Upcaster SPLIT = Upcaster.next(
            "ContactAdded",
            1,
            data -> data.put("contact", "sip:" + data.get("contact").asText()));
    private static final Upcaster GROUPED = Upcaster.next("ContactAdded", 2, data -> data.put("group", "none"));
    private static final Upcaster RENAMED = new Upcaster("BuddyAdded", 4, "ContactAdded", 1, data -> {
        data.set("contact", data.remove("buddy"));
        return data;
    });

    private final EventTypes types = EventTypes.of(ContactAdded.class)
            .withVersion(ContactAdded.class, 3)
            .withUpcasters(List.of(GROUPED, RENAMED, SPLIT));
    private final EventCodec codec = new EventCodec(types);

    private Object decode(String type, int version, String data) {
        return codec.decode(types.read(type, version).orElseThrow(), EventData.of(data));
    }

    @Test
    void followOneAnotherUpToTheVersionOfToday() {
        assertThat(decode("ContactAdded", 1, "{\"user\":\"a\",\"contact\":\"b\"}"))
                .isEqualTo(new ContactAdded("a", "sip:b", "none"));
        assertThat(decode("ContactAdded", 2, "{\"user\":\"a\",\"contact\":\"sip:b\"}"))
                .isEqualTo(new ContactAdded("a", "sip:b", "none"));
        assertThat(decode("ContactAdded", 3, "{\"user\":\"a\",\"contact\":\"b\",\"group\":\"g\"}"))
                .isEqualTo(new ContactAdded("a", "b", "g"));
    }

    @Test
    void findATypeThatHadAnotherName() {
        assertThat(decode("BuddyAdded", 4, "{\"user\":\"a\",\"buddy\":\"b\"}"))
                .isEqualTo(new ContactAdded("a", "sip:b", "none"));
    }

    @Test
    void leaveTheNameAndTheVersionOfTheLogAlone() {
        assertThat(types.read("BuddyAdded", 4)).contains(new EventType(0, "BuddyAdded", 4, ContactAdded.class));
    }

    @Test
    void readNothingThatNobodyWrote() {
        assertThat(types.read("BuddyAdded", 3)).isEmpty();
        assertThat(types.read("ContactAdded", 4)).isEmpty();
    }

    @Test
    void areRefusedWhereTheyLeadNowhereOrInACircle() {
        assertThatThrownBy(() -> types.withUpcasters(List.of(SPLIT)))
                .hasMessage(
                        "upcasting version 1 of ContactAdded ends at version 2 of ContactAdded, which is not current");
        assertThatThrownBy(() -> types.withUpcasters(List.of(SPLIT, GROUPED, SPLIT)))
                .hasMessage("two upcasters take version 1 of ContactAdded");
        assertThatThrownBy(() -> types.withUpcasters(List.of(Upcaster.next("ContactAdded", 3, data -> data))))
                .hasMessage("an upcaster takes version 3 of ContactAdded, which is the current one");
        assertThatThrownBy(() -> types.withUpcasters(List.of(
                        new Upcaster("A", 1, "B", 1, data -> data), new Upcaster("B", 1, "A", 1, data -> data))))
                .hasMessage("the upcaster of version 1 of A leads back to it");
    }

    @Test
    void sayWhatTheyCouldNotBringUpToDate() {
        assertThatThrownBy(() -> decode("ContactAdded", 2, "{\"user\":\"a\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("data of ContactAdded cannot be read: Missing creator property 'contact'");
    }
}
