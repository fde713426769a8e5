package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder BackupStore in a pool's file share: the packages that its partner has put there and that were not imported
 * yet, in the order in which they came. What happens to the share happens to them.
 */
public final class FileStore {
    private final Map<String, BackupPackage> packages = new LinkedHashMap<>();

    /** Puts a package there; one of the same name is replaced. */
    void put(BackupPackage arrived) {
        packages.put(arrived.id(), arrived);
    }

    void remove(String packageId) {
        packages.remove(packageId);
    }

    boolean holds(String packageId) {
        return packages.containsKey(packageId);
    }

    /** What lies there, in the order of arrival. */
    public List<BackupPackage> list() {
        return new ArrayList<>(packages.values());
    }

    /** The share was lost with its content. */
    public void clear() {
        packages.clear();
    }
}
