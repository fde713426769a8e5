package org.pooldrill.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.backup.BackupEvent.PackageRejected;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.PoolPaired;

/**
 * The packages that lie complete in one pool's file store and were not imported yet, as the events of that pool's store
 * tell: a pure fold of them. What lies there counts in a disaster failover, whoever sent it being gone or not (domain
 * text, section 5.8).
 */
public final class WaitingPackages {
    private final String pool;
    private final Map<String, PackageTransferred> waiting = new LinkedHashMap<>();

    /** Nothing waits yet in the file store of the pool with this FQDN. */
    public WaitingPackages(String pool) {
        this.pool = pool;
    }

    /** Takes in the next event of the store. */
    public void apply(Event event) {
        if (event instanceof PackageTransferred e) {
            waiting.put(e.packageId(), e);
        } else if (event instanceof PackageRejected e) {
            waiting.remove(e.packageId());
        } else if (event instanceof BatchImported e) {
            waiting.values()
                    .removeIf(parcel -> parcel.module() == e.module()
                            && parcel.from().equals(e.producer())
                            && (e.module() == BackupModule.CMS_MASTER
                                    || parcel.home().equals(e.home()))
                            && parcel.last() <= e.to());
        } else if (event instanceof ContentErased
                || event instanceof PoolPaired e && e.home().equals(pool)) {
            waiting.clear();
        }
    }

    /** What waits, in the order of arrival. */
    public List<PackageTransferred> list() {
        return List.copyOf(waiting.values());
    }

    /** What waits of the changes that a pool has sent of its own users. */
    public List<PackageTransferred> from(String home) {
        return waiting.values().stream()
                .filter(parcel -> parcel.from().equals(home) && parcel.home().equals(home))
                .toList();
    }
}
