package org.pooldrill.cms;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.Event;

/** What happens to one instance of the Central Management store. */
public sealed interface CmsEvent extends Event {

    /**
     * The database and the services were installed at a pool. {@code standby} is the other instance's pool or empty;
     * {@code configuration} is what the database holds from the start, which is no change that had to be carried there.
     */
    record InstanceInstalled(String pool, InstanceState state, String standby, Map<String, String> configuration)
            implements CmsEvent {
        public InstanceInstalled {
            configuration = Collections.unmodifiableMap(new TreeMap<>(configuration));
        }

        /** One whose database holds nothing yet. */
        public InstanceInstalled(String pool, InstanceState state, String standby) {
            this(pool, state, standby, Map.of());
        }
    }

    /** The instance changed its state; a change of the active master opens a new term. */
    record InstanceChanged(InstanceState state, long term, String why) implements CmsEvent {}
}
