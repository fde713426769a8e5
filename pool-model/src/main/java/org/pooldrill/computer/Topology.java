package org.pooldrill.computer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.estate.BackupDeployment;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Pool;

/** Where everything of an estate stands and which services it runs, looked up once; all in the order of the estate. */
final class Topology {
    private static final List<WindowsService> EDGE_SERVICES = List.of(WindowsService.RTCSRV, WindowsService.REPLICA);

    private final Estate estate;
    private final Map<String, List<String>> computers = new LinkedHashMap<>();
    private final Map<String, String> pools = new LinkedHashMap<>();
    private final Map<String, String> sites = new LinkedHashMap<>();

    Topology(Estate estate) {
        this.estate = estate;
        estate.pools().values().forEach(pool -> place(pool.fqdn(), pool.site()));
        estate.edges().values().forEach(edge -> place(edge.fqdn(), edge.site()));
    }

    private void place(String pool, String site) {
        var servers = estate.computersOf(pool);
        computers.put(pool, servers);
        servers.forEach(computer -> pools.put(computer, pool));
        servers.forEach(computer -> sites.put(computer, site));
        sites.put(pool, site);
    }

    Estate estate() {
        return estate;
    }

    /** The Front Ends of a pool or the servers of an Edge pool. */
    List<String> computers(String pool) {
        return computers.getOrDefault(pool, List.of());
    }

    /** All Front Ends and Edge servers. */
    List<String> computers() {
        return List.copyOf(pools.keySet());
    }

    /** The Front End pool or Edge pool of a computer; empty for any other name. */
    String poolOf(String computer) {
        return pools.getOrDefault(computer, "");
    }

    /** The site of a computer, a pool or an Edge pool; empty for any other name. */
    String siteOf(String name) {
        return sites.getOrDefault(name, "");
    }

    /** The site of a SQL server: that of the first pool that uses it. */
    String siteOfSql(String server) {
        return estate.poolOfSqlServer(server)
                .map(this::siteOf)
                .or(() -> estate.siteOf(server))
                .orElse("");
    }

    /** Whether a pool hosts an instance of Central Management when the run starts. */
    boolean hostsCentralManagement(String pool) {
        return estate.cms().stream()
                .anyMatch(cms ->
                        cms.active().equals(pool) || cms.standby().stream().anyMatch(pool::equals));
    }

    /** The services that are installed on each computer of a pool or Edge pool when the run starts. */
    List<WindowsService> services(String pool) {
        var frontEnds = estate.pools().get(pool);
        return frontEnds == null ? EDGE_SERVICES : services(frontEnds);
    }

    /** Whether a computer belongs to a pool whose servers merely stand ready. */
    boolean standsReady(String computer) {
        var pool = estate.pools().get(poolOf(computer));
        return pool != null && !pool.deployed();
    }

    private List<WindowsService> services(Pool pool) {
        if (!pool.deployed()) {
            return List.of();
        }
        var backedUp = pool.backup().isPresent() && pool.backupService() == BackupDeployment.DEPLOYED;
        var services = new ArrayList<WindowsService>();
        for (var service : WindowsService.values()) {
            var installed =
                    switch (service) {
                        case LYNCBACKUP -> backedUp;
                        case MASTER, FTA -> hostsCentralManagement(pool.fqdn());
                        case FabricHostSvc, RTCSRV, RTCRGS, RTCCPS, RTCCAA, REPLICA -> true;
                    };
            if (installed) {
                services.add(service);
            }
        }
        return services;
    }
}
