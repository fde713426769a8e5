package org.pooldrill.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pooldrill.backup.OwnPool;
import org.pooldrill.change.Change;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.CmsState;
import org.pooldrill.pool.Decision;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolState;
import org.pooldrill.site.PoolSite;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.Store;
import org.pooldrill.store.StoredEvent;

/** A pool's site as its Backup Service sees it. */
public record BackupSite(PoolSite site, Store engine, Instant start, EventCodec codec) implements OwnPool {

    @Override
    public String fqdn() {
        return site.fqdn();
    }

    @Override
    public EventStore events() {
        return site.store();
    }

    @Override
    public List<Decision> pool(String home, List<PoolCommand> commands) {
        return site.pool(home, commands);
    }

    @Override
    public List<Decision> cms(List<CmsCommand> commands) {
        return site.cms(commands);
    }

    @Override
    public PoolState state(String home) {
        return site.state(home);
    }

    @Override
    public Optional<CmsState> cmsState() {
        return site.cmsState();
    }

    @Override
    public long millis(EventMessage<?> event) {
        return event.getTimestamp().toEpochMilli() - start.toEpochMilli();
    }

    @Override
    public long bytes(TrackedEventMessage<?> event) {
        return stored(event).data().length();
    }

    /** The bytes that the store has already, but for a file that came with others in one event. */
    @Override
    public void write(Change change, TrackedEventMessage<?> event, OutputStream out) {
        if (event.getPayload() != change) {
            codec.encode(change, out);
            return;
        }
        try {
            stored(event).data().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StoredEvent stored(TrackedEventMessage<?> event) {
        return engine.read(event.trackingToken().position().orElseThrow());
    }
}
