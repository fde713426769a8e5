package org.pooldrill.cms;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.pooldrill.change.StreamCommand;

/** What can be asked of one instance. */
public sealed interface CmsCommand {

    /** First command of every instance; {@code configuration} is what it holds from the start. */
    record Install(String pool, InstanceState state, String standby, Map<String, String> configuration)
            implements CmsCommand {

        /** One whose database holds nothing yet. */
        public Install(String pool, InstanceState state, String standby) {
            this(pool, state, standby, Map.of());
        }
    }

    /** Publish values; an empty value takes the key away. Refused unless this instance is the active master. */
    record Publish(Map<String, String> values) implements CmsCommand {
        public Publish {
            values = Collections.unmodifiableMap(new TreeMap<>(values));
        }
    }

    /** Take another state. */
    record Become(InstanceState state, long term, String why) implements CmsCommand {}

    /** Replication between the two instances. */
    record Replicate(StreamCommand command) implements CmsCommand {}
}
