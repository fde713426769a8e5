package org.pooldrill.backup;

import java.util.Comparator;
import org.pooldrill.change.BackupModule;

/**
 * One stream of replication in one store.
 *
 * @param home the aggregate that the changes belong to: a home pool, or this pool's instance of the Central Management
 *     store
 */
public record StreamKey(BackupModule module, String home) implements Comparable<StreamKey> {
    private static final Comparator<StreamKey> ORDER =
            Comparator.comparing(StreamKey::module).thenComparing(StreamKey::home);

    @Override
    public int compareTo(StreamKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return module + " of " + home;
    }
}
