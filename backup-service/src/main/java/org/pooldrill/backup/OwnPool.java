package org.pooldrill.backup;

import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pooldrill.change.Change;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsState;
import org.pooldrill.pool.Decision;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;

/** The pool that a Backup Service runs on: its event store and its aggregates. */
public interface OwnPool {

    /** The pool's FQDN. */
    String fqdn();

    /** This pool's events. Tokens are Axon's {@code GlobalSequenceTrackingToken}s. */
    EventStore events();

    /** Has a home pool's stream in this store decide these commands, in order. */
    List<Decision> pool(String home, List<PoolCommand> commands);

    /** Has this pool's instance of the Central Management store decide these commands, in order. */
    List<Decision> cms(List<CmsCommand> commands);

    /** What this store knows of a home pool: this pool, or its partner. Both streams exist while they are paired. */
    PoolState state(String home);

    /** This pool's instance of the Central Management store, where there is one. */
    Optional<CmsState> cmsState();

    /** When an event of this store happened, in milliseconds since the start of the run. */
    long millis(EventMessage<?> event);

    /** The length of an event of this store as it is serialised. Asked for changes, but not for files, which know theirs. */
    long bytes(TrackedEventMessage<?> event);

    /**
     * Writes a change as it is serialised, whenever it is asked for with the same bytes.
     *
     * @param event the event of this store that is the change or holds it
     */
    void write(Change change, TrackedEventMessage<?> event, OutputStream out);
}
