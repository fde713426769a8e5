package org.pooldrill.awaitility;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pooldrill.PoolState;
import org.pooldrill.change.BackupModule;

/** How far the Backup Service of a pool has come. Modules that do nothing there, as CMSMaster at most pools, do not count. */
public final class BackupConditions {
    private final PoolState pool;
    private final List<String> modules;

    private BackupConditions(PoolState pool, List<String> modules) {
        this.pool = pool;
        this.modules = modules;
    }

    static BackupConditions of(PoolState pool) {
        return new BackupConditions(
                pool,
                Arrays.stream(BackupModule.values()).map(BackupModule::toString).toList());
    }

    static BackupConditions of(PoolState pool, String module) {
        return new BackupConditions(pool, List.of(module));
    }

    /** Everything has been exported, and the partner has acknowledged it: FinalState. */
    public Condition isFinal() {
        return each("export in ['FinalState', 'NotInitialized']");
    }

    /** What has not gone out yet fits into the next export: FinalState or SteadyState. */
    public Condition isSteady() {
        return each("export in ['FinalState', 'SteadyState', 'NotInitialized']");
    }

    /** What would be lost if the pool were lost now is no older than this. */
    public Condition hasRpoWithin(Duration rpo) {
        return each("oldestUnacked <= duration('" + rpo.toMillis() + "ms')");
    }

    private Condition each(String cel) {
        return new Condition(
                pool.simulation(),
                modules.stream()
                        .map(module -> "pools[" + Conditions.quoted(pool.fqdn()) + "].backup["
                                + Conditions.quoted(module) + "]." + cel)
                        .collect(Collectors.joining(" && ")));
    }
}
