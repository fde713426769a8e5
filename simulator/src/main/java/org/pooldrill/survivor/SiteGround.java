package org.pooldrill.survivor;

import org.pooldrill.backup.Surroundings;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.view.View;

/**
 * What a Backup Service finds around it at a moment of a log. Nothing is sent any more, so no package is damaged on its
 * way.
 */
record SiteGround(View view) implements Surroundings {

    @Override
    public boolean serviceRunning(String pool) {
        return view.world().computers().serviceRuns(pool, WindowsService.LYNCBACKUP);
    }

    @Override
    public boolean fileStoreUp(String pool) {
        return view.world().computers().fileStoreUp(pool);
    }

    @Override
    public boolean userDatabaseUp(String pool) {
        return view.world().computers().database(pool, Database.User).available();
    }

    @Override
    public boolean cmsDatabaseUp(String pool) {
        return view.world().computers().database(pool, Database.CentralMgmt).available();
    }

    @Override
    public boolean reachable(String fromPool, String toPool) {
        return view.world().computers().connected(fromPool, toPool);
    }

    @Override
    public BackupSettings settings(String pool) {
        return view.backupSettings(pool);
    }

    @Override
    public boolean takeDamage(String fromPool, BackupModule module) {
        return false;
    }
}
