package org.pooldrill.simulation;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventMessage;
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

/** A pool's site as its Backup Service sees it. */
record BackupSite(PoolSite site, Instant start, EventCodec codec) implements OwnPool {

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
    public long bytes(Change change) {
        var count = new Counting();
        codec.encode(change, count);
        return count.bytes;
    }

    private static final class Counting extends OutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) {
            bytes += len;
        }
    }
}
