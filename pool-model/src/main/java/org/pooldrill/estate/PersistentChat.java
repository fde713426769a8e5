package org.pooldrill.estate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Persistent Chat pool, stretched over two sites: its database with a synchronous mirror at one, and what is shipped of
 * its transaction log at the other [doc]. The database and its mirror stand at the site of the next-hop pool, the
 * secondary at the first other site of its servers [model].
 *
 * @param nextHop the Front End pool that clients come through
 * @param servers the chat servers, and the site of each
 * @param active those that take connections
 * @param primary the SQL server of the database
 * @param mirror its synchronous mirror
 * @param secondary the SQL server that the log is shipped to
 * @param secondaryMirror the server that becomes the secondary's mirror after a failover
 * @param logShipping how often the log is shipped
 */
public record PersistentChat(
        String fqdn,
        String nextHop,
        Map<String, String> servers,
        List<String> active,
        String primary,
        Optional<String> mirror,
        String secondary,
        Optional<String> secondaryMirror,
        Duration logShipping) {

    public PersistentChat {
        servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
        active = List.copyOf(active);
    }

    /** The SQL servers of the site of the next-hop pool. */
    public List<String> primarySide() {
        return side(primary, mirror);
    }

    /** The SQL servers of the other site. */
    public List<String> secondarySide() {
        return side(secondary, secondaryMirror);
    }

    /** All SQL servers. */
    public List<String> sqlServers() {
        var all = new ArrayList<>(primarySide());
        all.addAll(secondarySide());
        return all;
    }

    /** The site of a SQL server of this pool. */
    String siteOf(String sqlServer, String nextHopSite) {
        return primarySide().contains(sqlServer)
                ? nextHopSite
                : servers.values().stream()
                        .filter(site -> !site.equals(nextHopSite))
                        .findFirst()
                        .orElse(nextHopSite);
    }

    private static List<String> side(String first, Optional<String> second) {
        var servers = new ArrayList<String>();
        servers.add(first);
        second.ifPresent(servers::add);
        return servers;
    }
}
