package org.pooldrill.simulation;

import org.pooldrill.backup.Surroundings;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.datacenter.Datacenter;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.management.CentralStore;

/** What the Backup Services find around them. */
record BackupGround(ComputersState computers, Datacenter datacenter, CentralStore centralStore)
        implements Surroundings {

    @Override
    public boolean serviceRunning(String pool) {
        return computers.serviceRuns(pool, WindowsService.LYNCBACKUP);
    }

    @Override
    public boolean fileStoreUp(String pool) {
        return computers.fileStoreUp(pool);
    }

    @Override
    public boolean userDatabaseUp(String pool) {
        return computers.database(pool, Database.User).available();
    }

    @Override
    public boolean cmsDatabaseUp(String pool) {
        return computers.database(pool, Database.CentralMgmt).available();
    }

    @Override
    public boolean reachable(String fromPool, String toPool) {
        return computers.connected(fromPool, toPool);
    }

    @Override
    public BackupSettings settings(String pool) {
        return centralStore.settings(pool).backupSettings();
    }

    @Override
    public boolean takeDamage(String fromPool, BackupModule module) {
        return datacenter.takePackageCorruption(fromPool, module.toString());
    }
}
