package org.pooldrill.pool;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.pooldrill.change.BackupModule;

/** Change numbers by module, in the modules' order whatever map they came in. */
final class Numbers {
    private Numbers() {}

    static Map<BackupModule, Long> copy(Map<BackupModule, Long> numbers) {
        var copy = new EnumMap<BackupModule, Long>(BackupModule.class);
        copy.putAll(numbers);
        return Collections.unmodifiableMap(copy);
    }
}
