package org.pooldrill.survivor;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.change.BackupModule;
import org.pooldrill.pool.Service;

/**
 * What a site has of the users of one home pool.
 *
 * @param home the home pool's FQDN
 * @param service what this store does for its users
 * @param users how many of them have contacts, a forwarding or a meeting
 * @param contacts their contacts, added up
 * @param conferences scheduled conferences
 * @param files files of their conferences
 * @param bytes the size of these files
 * @param imported how far the home pool's changes were imported here, by module; nothing of the pool's own users
 * @param waiting packages of the home pool that lie complete in the file store and were not imported yet
 */
public record Holding(
        String home,
        Service service,
        long users,
        long contacts,
        long conferences,
        long files,
        long bytes,
        Map<BackupModule, Imported> imported,
        List<PackageTransferred> waiting) {

    public Holding {
        waiting = List.copyOf(waiting);
    }

    /**
     * How far a module was imported.
     *
     * @param upTo the home pool's number of the last change
     * @param atMillis when that was, in milliseconds since the start; nothing where there was no import
     */
    public record Imported(long upTo, OptionalLong atMillis) {}
}
