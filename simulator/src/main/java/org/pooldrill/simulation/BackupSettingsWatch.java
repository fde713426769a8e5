package org.pooldrill.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.backup.BackupService;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.management.CentralStore;
import org.pooldrill.replica.ReplicaUpdated;

/** Tells a pool's Backup Service when the settings in its local replica have changed. */
final class BackupSettingsWatch implements Consequence {
    private final CentralStore centralStore;
    private final Map<String, BackupService> services;
    private final Map<String, BackupSettings> known = new LinkedHashMap<>();

    BackupSettingsWatch(CentralStore centralStore, Map<String, BackupService> services) {
        this.centralStore = centralStore;
        this.services = services;
    }

    @Override
    public void settle() {
        services.forEach((pool, service) -> {
            var settings = centralStore.settings(pool).backupSettings();
            var before = known.put(pool, settings);
            if (before != null && !before.equals(settings)) {
                service.settingsChanged();
            }
        });
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class, ReplicaUpdated.class);
    }
}
