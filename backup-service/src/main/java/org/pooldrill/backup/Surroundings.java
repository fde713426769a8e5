package org.pooldrill.backup;

import org.pooldrill.change.BackupModule;
import org.pooldrill.estate.BackupSettings;

/** What the Backup Service finds around it: services, servers, the network and its settings, as they are now. */
public interface Surroundings {

    /** Whether LYNCBACKUP runs on at least one Front End of a pool that is up. */
    boolean serviceRunning(String pool);

    /** Whether the pool's file share can be read and written. */
    boolean fileStoreUp(String pool);

    /** Whether the User databases of the pool are available. */
    boolean userDatabaseUp(String pool);

    /** Whether the CentralMgmt databases of the pool are available. */
    boolean cmsDatabaseUp(String pool);

    /** Whether the network carries anything from one pool's servers to the other's site. */
    boolean reachable(String fromPool, String toPool);

    /** The settings that a pool goes by: those of its local replica. */
    BackupSettings settings(String pool);

    /** Whether the package that now arrives from this pool was damaged on the way. Asked once for each arrival. */
    boolean takeDamage(String fromPool, BackupModule module);
}
