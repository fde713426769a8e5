package org.pooldrill.simulation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.pooldrill.backup.BackupService;
import org.pooldrill.change.BackupModule;
import org.pooldrill.failover.Pair;
import org.pooldrill.failover.Replication;
import org.pooldrill.management.CmsReplication;
import org.pooldrill.pairing.Partners;
import org.pooldrill.site.PoolSite;

/** The Backup Services of all pairs, as failing over and moving Central Management ask for them. */
final class BackupServices implements Replication, Partners {
    private static final Set<BackupModule> USER_DATA = EnumSet.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);
    private static final Set<BackupModule> CMS = EnumSet.of(BackupModule.CMS_MASTER);

    private final Map<String, BackupService> services;
    private final Map<String, PoolSite> sites;
    private final Pair pair;

    BackupServices(Map<String, BackupService> services, Map<String, PoolSite> sites, Pair pair) {
        this.services = services;
        this.sites = sites;
        this.pair = pair;
    }

    @Override
    public void join(String one, String other) {
        BackupService.pair(services.get(one), services.get(other));
        services.get(one).start();
        services.get(other).start();
    }

    @Override
    public void part(String pool) {
        services.get(pool).part();
    }

    @Override
    public void deploy(String pool) {
        services.get(pool).deploy(Set.of());
    }

    /** The same for Central Management. */
    CmsReplication centralManagement() {
        return new CmsReplication() {
            @Override
            public void sync(String source) {
                of(source).ifPresent(service -> service.exportNow(CMS));
            }

            @Override
            public void importWaiting(String target) {
                of(target).ifPresent(service -> service.importWaiting(CMS));
            }
        };
    }

    /** The service of a pool; empty where it is not paired. */
    Optional<BackupService> of(String pool) {
        return Optional.of(services.get(pool)).filter(BackupService::isPaired);
    }

    @Override
    public boolean isFinal(String pool) {
        var service = services.get(pool);
        return USER_DATA.stream().allMatch(service::isFinal);
    }

    @Override
    public long notImported(String pool) {
        var here = sites.get(pool).state(pool);
        var there = sites.get(pair.partner(pool).orElseThrow()).state(pool);
        return USER_DATA.stream()
                .mapToLong(module ->
                        here.stream().produced(module) - there.stream().imported(module))
                .sum();
    }

    @Override
    public void sync(String pool) {
        services.get(pool).exportNow(USER_DATA);
    }

    @Override
    public boolean isQuiet(String pool) {
        return Stream.of(pool, sites.get(pool).state(pool).partner())
                .flatMap(one -> services.get(one).status().stream())
                .filter(status -> USER_DATA.contains(status.module()))
                .allMatch(status -> status.exported() == status.acked());
    }

    @Override
    public void importWaiting(String pool) {
        services.get(pool).importWaiting(USER_DATA);
    }

    @Override
    public void setAside(String home, String why) {
        services.get(home).setAside(why);
    }

    @Override
    public void hydrate(String home) {
        services.get(pair.partner(home).orElseThrow()).hydrate(home);
    }
}
