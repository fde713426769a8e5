package org.pooldrill.estate;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is deployed when a drill starts. All maps keep the order in which the estate file names things; names are
 * matched as written. {@link EstateRules} says whether Lync would accept it.
 *
 * @param name the estate's name
 * @param sipDomain the domain of generated users
 * @param sites by name
 * @param wan the links between sites
 * @param pools by FQDN
 * @param edges by FQDN
 * @param cms where Central Management stands, if anywhere
 * @param backupService settings of the Backup Service
 * @param branches by FQDN
 * @param dns external records
 * @param firewall ports open from outside
 * @param simpleUrls scope of the meeting and dial-in URLs
 * @param operators who types, by name, and the groups they belong to
 * @param targets what runs are compared with
 * @param timings the model's own constants
 * @param conferenceDirectories the hosting pool of each, by number
 * @param persistentChat the Persistent Chat pools by FQDN
 * @param officeWebApps the Office Web Apps Servers, and the site of each; none: not looked at
 * @param monitoring where Monitoring and Archiving databases stand, by pool
 * @param xmppPartners domains that are reached by XMPP
 * @param exchange voice mail, and contacts that Exchange keeps
 * @param edgeNextHopCheck what a pool failover looks at
 * @param readings how sources that contradict each other are read
 * @param applications response groups, Call Park and announcements
 * @param start calendar time of the start of a run
 */
public record Estate(
        String name,
        String sipDomain,
        Map<String, Site> sites,
        List<WanLink> wan,
        Map<String, Pool> pools,
        Map<String, EdgePool> edges,
        Optional<CmsPlacement> cms,
        BackupSettings backupService,
        Map<String, Branch> branches,
        Dns dns,
        Firewall firewall,
        SimpleUrls simpleUrls,
        Map<String, Set<Group>> operators,
        Targets targets,
        Timings timings,
        Map<Integer, String> conferenceDirectories,
        Map<String, PersistentChat> persistentChat,
        Map<String, String> officeWebApps,
        Map<String, Monitoring> monitoring,
        List<String> xmppPartners,
        Exchange exchange,
        EdgeNextHopCheck edgeNextHopCheck,
        Readings readings,
        Applications applications,
        Instant start) {

    public Estate {
        sites = ordered(sites);
        wan = List.copyOf(wan);
        pools = ordered(pools);
        edges = ordered(edges);
        branches = ordered(branches);
        conferenceDirectories = Collections.unmodifiableMap(new TreeMap<>(conferenceDirectories));
        xmppPartners = List.copyOf(xmppPartners);
        persistentChat = ordered(persistentChat);
        officeWebApps = ordered(officeWebApps);
        monitoring = ordered(monitoring);
        var groups = new LinkedHashMap<String, Set<Group>>();
        operators.forEach((who, in) -> groups.put(who, Collections.unmodifiableSet(new LinkedHashSet<>(in))));
        operators = Collections.unmodifiableMap(groups);
    }

    /**
     * A pool that is known to be there.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Pool pool(String fqdn) {
        var pool = pools.get(fqdn);
        if (pool == null) {
            throw new IllegalArgumentException("no pool " + fqdn + " in estate " + name + ", only " + pools.keySet());
        }
        return pool;
    }

    /** The associated backup pool; nothing for a pool that is unpaired or unknown. */
    public Optional<String> partnerOf(String pool) {
        return Optional.ofNullable(pools.get(pool)).flatMap(Pool::backup);
    }

    /** The computers of a Front End pool, an Edge pool or a branch; nothing for any other name. */
    public List<String> computersOf(String pool) {
        if (pools.containsKey(pool)) {
            return pools.get(pool).frontEndFqdns();
        }
        if (edges.containsKey(pool)) {
            return edges.get(pool).serverFqdns();
        }
        return branches.containsKey(pool) ? List.of(pool) : List.of();
    }

    /** The Front End pool that a Front End belongs to. */
    public Optional<String> poolOfComputer(String computer) {
        return pools.values().stream()
                .filter(pool -> pool.frontEndFqdns().contains(computer))
                .map(Pool::fqdn)
                .findFirst();
    }

    /** The Edge pool that an Edge server belongs to. */
    public Optional<String> edgeOfComputer(String computer) {
        return edges.values().stream()
                .filter(edge -> edge.serverFqdns().contains(computer))
                .map(EdgePool::fqdn)
                .findFirst();
    }

    /** The site in which a pool, an Edge pool, a branch, one of their computers or a SQL server stands. */
    public Optional<String> siteOf(String fqdn) {
        var edge = edges.containsKey(fqdn) ? Optional.of(fqdn) : edgeOfComputer(fqdn);
        return edge.map(name -> edges.get(name).site())
                .or(() -> (pools.containsKey(fqdn) ? Optional.of(fqdn) : poolOfComputer(fqdn))
                        .or(() -> poolOfSqlServer(fqdn))
                        .or(() -> Optional.ofNullable(branches.get(fqdn)).map(Branch::registersWith))
                        .map(name -> pools.get(name).site()))
                .or(() -> siteOfChat(fqdn))
                .or(() -> Optional.ofNullable(officeWebApps.get(fqdn)))
                .or(() -> Optional.ofNullable(exchange.unifiedMessaging().get(fqdn)));
    }

    private Optional<String> siteOfChat(String fqdn) {
        for (var chat : persistentChat.values()) {
            if (chat.servers().containsKey(fqdn)) {
                return Optional.of(chat.servers().get(fqdn));
            }
            if (chat.sqlServers().contains(fqdn)) {
                return Optional.of(chat.siteOf(fqdn, pool(chat.nextHop()).site()));
            }
        }
        return monitoring.entrySet().stream()
                .filter(entry -> entry.getValue().sql().equals(fqdn))
                .map(entry -> pool(entry.getKey()).site())
                .findFirst();
    }

    /** All SQL servers: of back ends, of Persistent Chat pools, and of monitoring. */
    public List<String> sqlServers() {
        var servers = new LinkedHashSet<String>();
        pools.values().forEach(pool -> servers.addAll(pool.sql().servers()));
        persistentChat.values().forEach(chat -> servers.addAll(chat.sqlServers()));
        monitoring.values().forEach(databases -> servers.add(databases.sql()));
        return List.copyOf(servers);
    }

    /** The Front End pool whose back end uses that SQL server. */
    public Optional<String> poolOfSqlServer(String server) {
        return pools.values().stream()
                .filter(pool -> pool.sql().servers().contains(server))
                .map(Pool::fqdn)
                .findFirst();
    }

    /** The pool that a user's data is homed on; users of a branch are homed on the pool it registers with. */
    public Optional<String> userHome(String sip) {
        for (var pool : pools.values()) {
            if (pool.userSips().contains(sip)) {
                return Optional.of(pool.fqdn());
            }
        }
        return branchOf(sip).map(branch -> branches.get(branch).registersWith());
    }

    /** The branch that a user registers at, where it is one. */
    public Optional<String> branchOf(String sip) {
        return branches.values().stream()
                .filter(branch -> branch.userSips().contains(sip))
                .map(Branch::fqdn)
                .findFirst();
    }

    /** The SIP addresses of a pool's own users, without those of branches; computed on the way, not stored. */
    public Users users(String pool) {
        return pool(pool).userSips();
    }

    /** The SIP addresses of all users, those of branches last; computed on the way, and quick to ask for one. */
    public List<String> everyUser() {
        return new EveryUser(Stream.concat(
                        pools.values().stream().map(Pool::userSips),
                        branches.values().stream().map(Branch::userSips))
                .toList());
    }

    /** The Edge pool that carries federation, if any. */
    public Optional<String> federationEdge() {
        return edges.values().stream()
                .filter(EdgePool::federation)
                .map(EdgePool::fqdn)
                .findFirst();
    }

    /** The Edge pool that carries XMPP, if any. */
    public Optional<String> xmppEdge() {
        return edges.values().stream()
                .filter(EdgePool::xmpp)
                .map(EdgePool::fqdn)
                .findFirst();
    }

    /** The link between two sites; nothing where there is none or both are the same. */
    public Optional<WanLink> link(String siteA, String siteB) {
        return wan.stream().filter(link -> link.joins(siteA, siteB)).findFirst();
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
