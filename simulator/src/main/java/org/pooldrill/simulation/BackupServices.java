package org.pooldrill.simulation;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.backup.BackupService;
import org.pooldrill.change.BackupModule;
import org.pooldrill.failover.Replication;
import org.pooldrill.management.CmsReplication;
import org.pooldrill.site.PoolSite;

/** The Backup Services of all pairs, as failing over and moving Central Management ask for them. */
final class BackupServices implements Replication {
    private static final Set<BackupModule> USER_DATA = EnumSet.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);
    private static final Set<BackupModule> CMS = EnumSet.of(BackupModule.CMS_MASTER);

    private final Map<String, BackupService> services;
    private final Map<String, PoolSite> sites;

    BackupServices(Map<String, BackupService> services, Map<String, PoolSite> sites) {
        this.services = services;
        this.sites = sites;
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
        return Optional.ofNullable(services.get(pool));
    }

    @Override
    public boolean isFinal(String pool) {
        var service = services.get(pool);
        return USER_DATA.stream().allMatch(service::isFinal);
    }

    @Override
    public long notImported(String pool) {
        var here = sites.get(pool).state(pool);
        var there = sites.get(here.partner()).state(pool);
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
    public void importWaiting(String pool) {
        services.get(pool).importWaiting(USER_DATA);
    }

    @Override
    public void setAside(String home, String why) {
        services.get(home).setAside(why);
    }

    @Override
    public void hydrate(String home) {
        services.get(sites.get(home).state(home).partner()).hydrate(home);
    }
}
