package org.pooldrill.cms;

import org.pooldrill.change.Event;

/** What happens to one instance of the Central Management store. */
public sealed interface CmsEvent extends Event {

    /** The database and the services were installed at a pool. {@code standby} is the other instance's pool or empty. */
    record InstanceInstalled(String pool, InstanceState state, String standby) implements CmsEvent {}

    /** The instance changed its state; a change of the active master opens a new term. */
    record InstanceChanged(InstanceState state, long term, String why) implements CmsEvent {}
}
