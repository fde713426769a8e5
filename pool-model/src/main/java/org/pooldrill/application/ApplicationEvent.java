package org.pooldrill.application;

import java.util.List;
import org.pooldrill.change.Event;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.estate.GroupSettings;
import org.pooldrill.responsegroup.GroupDatabase;
import org.pooldrill.responsegroup.ResponseGroup;

/** What happens to the applications of one pool: events of that pool's store. */
public sealed interface ApplicationEvent extends Event {

    /** The pool on whose Application Server it happened. */
    String pool();

    /** What was there when the run started. */
    record ApplicationsDeployed(String pool, GroupDatabase groups, CallParkSettings callPark, String music)
            implements ApplicationEvent {}

    /** Response groups were imported; {@code groups} is all that the database holds after it. */
    record ResponseGroupsImported(String pool, String file, GroupDatabase groups) implements ApplicationEvent {}

    /** Response groups were taken away, by an export that removes what it exports. */
    record ResponseGroupsRemoved(String pool, List<String> ids) implements ApplicationEvent {
        public ResponseGroupsRemoved {
            ids = List.copyOf(ids);
        }
    }

    /** One response group was changed. */
    record ResponseGroupChanged(String pool, ResponseGroup group) implements ApplicationEvent {}

    /** The application-level settings of Response Group were changed. */
    record GroupSettingsChanged(String pool, GroupSettings settings) implements ApplicationEvent {}

    /** The settings of Call Park were changed. */
    record CallParkSettingsChanged(String pool, CallParkSettings settings) implements ApplicationEvent {}

    /** Parked callers hear other music: a file in the pool's file store. */
    record CallParkMusicChanged(String pool, String file) implements ApplicationEvent {}
}
