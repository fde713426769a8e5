package org.pooldrill.store;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events to test with. */
public sealed interface Sample {

    enum Module {
        PRESENCE {
            @Override
            public String toString() {
                return "Presence";
            }
        },
        CONTENT
    }

    sealed interface Change extends Sample {
        String user();

        default String getModuleName() {
            return "not a component";
        }

        default boolean isPersistent() {
            return true;
        }
    }

    record ContactAdded(String user, String contact) implements Change {}

    record ConferenceScheduled(String user, String conference, long startsMillis) implements Change {}

    record ConfigurationSet(String key, String value) implements Change {
        @Override
        public String user() {
            return "";
        }
    }

    record BatchImported(Module module, long from, long to, List<Change> changes) implements Sample {}

    record ChangeUndone(Change change, String why) implements Sample {}

    record FilesTaken(List<ContactAdded> files) implements Sample {}

    record HandedOver(Map<Module, Long> known, Map<String, Change> last) implements Sample {}

    record Marked(boolean up, int count, double share, Set<String> names) implements Sample {}

    EventTypes TYPES = EventTypes.of(Sample.class);
}
