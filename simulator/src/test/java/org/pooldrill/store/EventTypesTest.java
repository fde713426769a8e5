package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EventTypesTest {

    interface Elsewhere {
        record ContactAdded(String other) {}
    }

    @Test
    void expandsSealedInterfacesByName() {
        assertThat(EventTypes.of(Sample.class).all())
                .extracting(EventType::name)
                .containsExactly(
                        "BatchImported",
                        "ChangeUndone",
                        "ConferenceScheduled",
                        "ConfigurationSet",
                        "ContactAdded",
                        "FilesTaken",
                        "HandedOver",
                        "Marked");
    }

    @Test
    void takesARecordThatIsNamedTwiceOnce() {
        assertThat(EventTypes.of(Sample.Change.class, Sample.ContactAdded.class).all())
                .hasSize(3);
    }

    @Test
    void findsTypesByNameAndByClass() {
        var types = EventTypes.of(Sample.class);
        var type = types.typeOf(Sample.BatchImported.class);
        assertThat(types.named("BatchImported")).contains(type);
        assertThat(types.at(type.index())).isEqualTo(type);
        assertThat(type.version()).isEqualTo(1);
        assertThat(types.named("Batchimported")).isEmpty();
    }

    @Test
    void givesATypeAnotherVersion() {
        var types = EventTypes.of(Sample.class).withVersion(Sample.Marked.class, 3);
        assertThat(types.typeOf(Sample.Marked.class).version()).isEqualTo(3);
        assertThat(types.named("Marked")).map(EventType::version).contains(3);
        assertThat(types.typeOf(Sample.ContactAdded.class).version()).isEqualTo(1);
        assertThatThrownBy(() -> types.withVersion(Sample.Marked.class, 0))
                .hasMessage("version 0 of Marked: versions start at 1");
    }

    @Test
    void refusesTwoRecordsOfOneName() {
        assertThatThrownBy(() -> EventTypes.of(Sample.class, Elsewhere.ContactAdded.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two types of event are called ContactAdded: org.pooldrill.store.Sample$ContactAdded and "
                        + "org.pooldrill.store.EventTypesTest$Elsewhere$ContactAdded");
    }

    @Test
    void refusesWhatIsNoRecord() {
        assertThatThrownBy(() -> EventTypes.of(String.class))
                .hasMessage("java.lang.String is neither a record nor a sealed interface of records");
    }

    @Test
    void refusesAClassThatWasNotRegistered() {
        assertThatThrownBy(() -> EventTypes.of(Sample.class).typeOf(Elsewhere.ContactAdded.class))
                .hasMessageContaining("EventTypesTest$Elsewhere$ContactAdded is no registered type of event");
    }
}
