package org.pooldrill.backup;

import org.pooldrill.change.BackupModule;

/**
 * Numbers in the log "Lync Server", source "LS Backup Service" (domain text, section 5.10). 4042 is documented, 4069 seen
 * in the field. For what no source numbers, the model has a range of its own, so that it never prints a number that
 * means something else in a real log.
 */
final class EventIds {
    private static final int OWN_RANGE = 64_000;

    private EventIds() {}

    static int exportFailed(BackupModule module) {
        return switch (module) {
            case DATA_CONF -> 4042;
            case PRESENCE_FOCUS -> OWN_RANGE + 1;
            case CMS_MASTER -> OWN_RANGE + 2;
        };
    }

    static int importFailed(BackupModule module) {
        return switch (module) {
            case PRESENCE_FOCUS -> 4069;
            case DATA_CONF -> OWN_RANGE + 3;
            case CMS_MASTER -> OWN_RANGE + 4;
        };
    }
}
