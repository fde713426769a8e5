package org.pooldrill.estate;

import static org.pooldrill.estate.Names.pointer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Lync enforces of a topology, after "Planning for high availability and disaster recovery": pairs are 1:1 and
 * reciprocal, Central Management stands on a pair, one Edge pool carries each route, names are unique [doc]. What it
 * merely advises is in {@link PairingRules}.
 */
public final class EstateRules {

    private static final int MAX_USERS = 200_000;

    private final Estate estate;
    private final List<EstateProblem> problems = new ArrayList<>();

    private EstateRules(Estate estate) {
        this.estate = estate;
    }

    /** Everything that is wrong with the estate, in the order of the document; empty if nothing is. */
    public static List<EstateProblem> check(Estate estate) {
        var rules = new EstateRules(estate);
        rules.atLeastOne();
        rules.names();
        rules.wan();
        estate.pools().values().forEach(rules::pool);
        estate.edges().values().forEach(rules::edge);
        rules.routes();
        rules.cms();
        rules.backupService();
        estate.branches().values().forEach(rules::branch);
        rules.dns();
        rules.conferenceDirectories();
        rules.surroundings();
        rules.exchange();
        rules.operators();
        rules.problems.addAll(ApplicationRules.check(estate));
        return List.copyOf(rules.problems);
    }

    private void atLeastOne() {
        if (estate.sites().isEmpty()) {
            problem("an estate has at least one site", "/sites");
        }
        if (estate.pools().isEmpty()) {
            problem("an estate has at least one pool", "/pools");
        }
    }

    /**
     * Pools, computers, SQL servers, Edge pools and branches share one name space; users another. The SQL server of a
     * Standard Edition server is that server itself.
     */
    private void names() {
        var taken = new LinkedHashMap<String, String>();
        var users = new LinkedHashMap<String, String>();
        for (var pool : estate.pools().values()) {
            var at = pointer("pools", pool.fqdn());
            take(taken, pool.fqdn(), "pool", at);
            for (var frontEnd : pool.frontEndFqdns()) {
                take(taken, frontEnd, "Front End of " + pool.fqdn(), at);
            }
            if (pool.edition() != Edition.STANDARD || !pool.sql().primary().equals(pool.fqdn())) {
                take(taken, pool.sql().primary(), "SQL server of " + pool.fqdn(), at + "/sql/primary", at + "/sql", at);
            }
            pool.sql()
                    .mirror()
                    .ifPresent(mirror ->
                            take(taken, mirror, "SQL mirror of " + pool.fqdn(), at + "/sql/mirror", at + "/sql", at));
            for (var sip : pool.named()) {
                take(users, sip, "user of " + pool.fqdn(), at + "/named", at);
            }
        }
        for (var edge : estate.edges().values()) {
            var at = pointer("edges", edge.fqdn());
            take(taken, edge.fqdn(), "Edge pool", at);
            edge.serverFqdns().stream()
                    .filter(server -> !server.equals(edge.fqdn()))
                    .forEach(server -> take(taken, server, "Edge server of " + edge.fqdn(), at));
        }
        for (var branch : estate.branches().values()) {
            var at = pointer("branches", branch.fqdn());
            take(taken, branch.fqdn(), "branch", at);
            for (var sip : branch.named()) {
                take(users, sip, "user of " + branch.fqdn(), at + "/named", at);
            }
        }
        for (var chat : estate.persistentChat().values()) {
            var at = pointer("persistentChat", chat.fqdn());
            take(taken, chat.fqdn(), "Persistent Chat pool", at);
            chat.servers().keySet().forEach(server -> take(taken, server, "chat server of " + chat.fqdn(), at));
            chat.sqlServers().forEach(server -> take(taken, server, "SQL server of " + chat.fqdn(), at));
        }
        labels();
    }

    private void take(Map<String, String> taken, String name, String what, String... places) {
        var before = taken.putIfAbsent(name, what);
        if (before != null) {
            problem("'" + name + "' is the name of two things: " + before + ", and " + what, places);
        }
    }

    /** Two pools of one first label would generate the same users. */
    private void labels() {
        var owners = new LinkedHashMap<String, String>();
        for (var pool : estate.pools().values()) {
            generates(owners, pool.fqdn(), pool.users(), pointer("pools", pool.fqdn()));
        }
        for (var branch : estate.branches().values()) {
            generates(owners, branch.fqdn(), branch.users(), pointer("branches", branch.fqdn()));
        }
    }

    private void generates(Map<String, String> owners, String fqdn, int users, String at) {
        var before = users == 0 ? null : owners.putIfAbsent(Names.label(fqdn), fqdn);
        if (before != null) {
            problem(
                    "'" + fqdn + "' and '" + before + "' begin with the same label, so their generated users would have"
                            + " the same names; give one of them another name or users: 0",
                    at);
        }
    }

    private void wan() {
        var joined = new LinkedHashSet<String>();
        for (var i = 0; i < estate.wan().size(); i++) {
            var link = estate.wan().get(i);
            var at = "/wan/" + i;
            reference("a WAN link", "site", link.siteA(), estate.sites(), at + "/sites/0", at + "/sites", at, "/wan");
            reference("a WAN link", "site", link.siteB(), estate.sites(), at + "/sites/1", at + "/sites", at, "/wan");
            if (link.siteA().equals(link.siteB())) {
                problem("a link joins two different sites, found '" + link.siteA() + "' twice", at + "/sites", at);
            }
            var pair = link.siteA().compareTo(link.siteB()) < 0
                    ? link.siteA() + " - " + link.siteB()
                    : link.siteB() + " - " + link.siteA();
            if (!joined.add(pair)) {
                problem("there is a link " + pair + " already", at + "/sites", at);
            }
            if (link.bitsPerSecond() <= 0) {
                problem("bandwidth is more than 0", at + "/bandwidth", "/wan/bandwidth", at, "/wan");
            }
        }
    }

    private void pool(Pool pool) {
        var at = pointer("pools", pool.fqdn());
        reference("site of " + pool.fqdn(), "site", pool.site(), estate.sites(), at + "/site", at);
        if (pool.edition() == Edition.STANDARD && pool.frontEnds() != 1) {
            problem(
                    "'" + pool.fqdn() + "' is of Standard Edition, which has exactly 1 Front End, found "
                            + pool.frontEnds(),
                    at + "/frontEnds",
                    at + "/edition",
                    at);
        }
        range("frontEnds", pool.frontEnds(), 1, Pool.MAX_FRONT_ENDS, at + "/frontEnds", at);
        range("users", pool.users(), 0, MAX_USERS, at + "/users", at);
        detection("failureDetection", pool.voiceFailover().failureDetection(), at);
        detection("failback", pool.voiceFailover().failback(), at);
        pool.mediaEdge()
                .ifPresent(edge -> reference(
                        "mediaEdge of " + pool.fqdn(), "Edge pool", edge, estate.edges(), at + "/mediaEdge", at));
        pairing(pool, at);
        release(pool, at);
        notDeployed(pool, at);
    }

    /** Pairs came with the later release. */
    private void release(Pool pool, String at) {
        if (pool.version() == Version.LYNC_2010 && pool.backup().isPresent()) {
            problem(
                    "'" + pool.fqdn() + "' is of Lync Server 2010, whose pools cannot be paired, and names '"
                            + pool.backup().get() + "' as its backup",
                    at + "/backup",
                    at + "/version",
                    at);
        }
    }

    /** Nothing can be at a pool, or lead to it, that is not in the topology yet. */
    private void notDeployed(Pool pool, String at) {
        if (pool.deployed()) {
            return;
        }
        var fqdn = pool.fqdn();
        var why = "'" + fqdn + "' has deployed: false, so ";
        if (pool.userCount() > 0) {
            problem(why + "nobody can be homed on it, found users", at + "/users", at + "/named", at);
        }
        if (pool.backup().isPresent()) {
            problem(why + "it cannot be paired yet; Topology Builder does that when it is defined", at + "/backup", at);
        }
        if (pool.mediaEdge().isPresent()) {
            problem(why + "it can have no mediaEdge yet", at + "/mediaEdge", at);
        }
        estate.edges().values().stream()
                .filter(edge -> edge.nextHop().equals(fqdn))
                .forEach(edge -> problem(
                        why + "it cannot be the next hop of '" + edge.fqdn() + "'",
                        pointer("edges", edge.fqdn()) + "/nextHop",
                        at));
        estate.branches().values().stream()
                .filter(branch -> branch.registersWith().equals(fqdn))
                .forEach(branch -> problem(
                        why + "'" + branch.fqdn() + "' cannot register with it",
                        pointer("branches", branch.fqdn()) + "/registersWith",
                        at));
        estate.cms()
                .filter(cms -> cms.active().equals(fqdn)
                        || cms.standby().filter(fqdn::equals).isPresent())
                .ifPresent(cms -> problem(why + "Central Management cannot stand on it", "/cms", at));
    }

    private void detection(String key, Duration value, String at) {
        if (value.compareTo(VoiceFailover.MIN_DETECTION) < 0 || value.compareTo(VoiceFailover.MAX_DETECTION) > 0) {
            problem(
                    key + " is " + value.toSeconds() + "s, accepted is 30s to 24h",
                    at + "/voiceFailover/" + key,
                    at + "/voiceFailover",
                    at);
        }
    }

    private void pairing(Pool pool, String at) {
        if (pool.backup().isEmpty()) {
            return;
        }
        var partner = pool.backup().get();
        if (partner.equals(pool.fqdn())) {
            problem("'" + partner + "' cannot be its own backup", at + "/backup", at);
            return;
        }
        if (!reference("backup of " + pool.fqdn(), "pool", partner, estate.pools(), at + "/backup", at)) {
            return;
        }
        var named = estate.pool(partner).backup();
        if (!named.equals(Optional.of(pool.fqdn()))) {
            problem(
                    "pairs are 1:1 and reciprocal: '" + pool.fqdn() + "' names '" + partner
                            + "' as its backup, but '" + partner + "' names "
                            + named.map(other -> "'" + other + "'").orElse("none"),
                    pointer("pools", partner, "backup"),
                    at + "/backup",
                    pointer("pools", partner),
                    at);
        }
    }

    private void edge(EdgePool edge) {
        var at = pointer("edges", edge.fqdn());
        reference("site of " + edge.fqdn(), "site", edge.site(), estate.sites(), at + "/site", at);
        reference("nextHop of " + edge.fqdn(), "pool", edge.nextHop(), estate.pools(), at + "/nextHop", at);
        range("servers", edge.servers(), 1, Pool.MAX_FRONT_ENDS, at + "/servers", at);
    }

    private void routes() {
        atMostOne(
                "federation",
                estate.edges().values().stream()
                        .filter(EdgePool::federation)
                        .map(EdgePool::fqdn)
                        .toList());
        atMostOne(
                "xmpp",
                estate.edges().values().stream()
                        .filter(EdgePool::xmpp)
                        .map(EdgePool::fqdn)
                        .toList());
    }

    private void atMostOne(String route, List<String> edges) {
        if (edges.size() > 1) {
            var places = new ArrayList<String>();
            for (var i = edges.size() - 1; i >= 0; i--) {
                places.add(pointer("edges", edges.get(i), route));
            }
            problems.add(new EstateProblem(
                    places, "at most one Edge pool carries " + route + ", found " + String.join(" and ", edges)));
        }
    }

    private void cms() {
        if (estate.cms().isEmpty()) {
            return;
        }
        var active = estate.cms().get().active();
        var known = reference("active of cms", "pool", active, estate.pools(), "/cms/active", "/cms");
        if (estate.cms().get().standby().isEmpty()) {
            return;
        }
        var standby = estate.cms().get().standby().get();
        if (active.equals(standby)) {
            problem("'" + active + "' cannot be active and standby at once", "/cms/standby", "/cms/active", "/cms");
            return;
        }
        known &= reference("standby of cms", "pool", standby, estate.pools(), "/cms/standby", "/cms");
        if (known && !estate.partnerOf(active).equals(Optional.of(standby))) {
            problem(
                    "the standby of Central Management is the backup of the pool with the active master: '" + active
                            + "' is paired with "
                            + estate.partnerOf(active)
                                    .map(name -> "'" + name + "'")
                                    .orElse("none")
                            + ", found '" + standby + "'",
                    "/cms/standby",
                    "/cms/active",
                    "/cms",
                    pointer("pools", active, "backup"),
                    pointer("pools", standby, "backup"));
        }
    }

    private void backupService() {
        var settings = estate.backupService();
        var interval = settings.syncInterval();
        if (interval.compareTo(BackupSettings.MIN_SYNC_INTERVAL) < 0
                || interval.compareTo(BackupSettings.MAX_SYNC_INTERVAL) > 0) {
            problem(
                    "syncInterval is " + interval.toSeconds() + "s, accepted is 5s to 3h",
                    "/backupService/syncInterval");
        }
        positive("maxBatchesPerUserStoreSync", settings.maxBatchesPerUserStoreSync());
        positive("maxBatchesPerCmsSync", settings.maxBatchesPerCmsSync());
        positive("maxDataConfPackageSizeKB", settings.maxDataConfPackageSizeKB());
        positive("maxConcurrentCalls", settings.maxConcurrentCalls());
    }

    private void positive(String key, int value) {
        range(key, value, 1, Integer.MAX_VALUE, "/backupService/" + key, "/backupService");
    }

    private void branch(Branch branch) {
        var at = pointer("branches", branch.fqdn());
        reference(
                "registersWith of " + branch.fqdn(),
                "pool",
                branch.registersWith(),
                estate.pools(),
                at + "/registersWith",
                at);
        range("users", branch.users(), 0, MAX_USERS, at + "/users", at);
    }

    private void dns() {
        for (var record : estate.dns().srv()) {
            var at = pointer("dns", "srv", record.name(), record.target());
            range("port", record.port(), 1, 65_535, at + "/port", at);
            range("priority", record.priority(), 0, 65_535, at + "/priority", at);
        }
        estate.firewall()
                .open()
                .keySet()
                .forEach(edge -> reference(
                        "firewall", "Edge pool", edge, estate.edges(), pointer("firewall", edge), "/firewall"));
    }

    private void conferenceDirectories() {
        estate.conferenceDirectories().forEach((number, pool) -> {
            var at = pointer("conferenceDirectories", String.valueOf(number));
            reference("conference directory " + number, "pool", pool, estate.pools(), at, "/conferenceDirectories");
        });
    }

    private void surroundings() {
        for (var chat : estate.persistentChat().values()) {
            var at = pointer("persistentChat", chat.fqdn());
            reference("nextHop of " + chat.fqdn(), "pool", chat.nextHop(), estate.pools(), at + "/nextHop", at);
            chat.servers()
                    .forEach((server, site) -> reference(
                            "site of " + server,
                            "site",
                            site,
                            estate.sites(),
                            pointer("persistentChat", chat.fqdn(), "servers", server),
                            at));
            for (var server : chat.active()) {
                if (!chat.servers().containsKey(server)) {
                    problem(
                            "active names '" + server + "', which is no server of " + chat.fqdn() + "; there are "
                                    + String.join(", ", chat.servers().keySet()),
                            at + "/active",
                            at);
                }
            }
        }
        estate.officeWebApps()
                .forEach((server, site) -> reference(
                        "site of " + server,
                        "site",
                        site,
                        estate.sites(),
                        pointer("officeWebApps", server),
                        "/officeWebApps"));
    }

    private void exchange() {
        estate.exchange()
                .unifiedMessaging()
                .forEach((server, site) -> reference(
                        "site of " + server,
                        "site",
                        site,
                        estate.sites(),
                        pointer("exchange", "unifiedMessaging", server),
                        "/exchange"));
        for (var sip : estate.exchange().unifiedContacts()) {
            if (estate.userHome(sip).isEmpty()) {
                problem(
                        "unifiedContacts names '" + sip + "', which is no user of the estate",
                        "/exchange/unifiedContacts",
                        "/exchange");
            }
        }
    }

    private void operators() {
        if (estate.operators().isEmpty()) {
            problem("somebody must be able to type: an estate has at least one operator", "/operators");
        }
    }

    private void range(String key, int value, int from, int to, String... places) {
        if (value < from || value > to) {
            problem(key + " is " + value + ", accepted is " + from + " to " + to, places);
        }
    }

    /** A name must be that of something; if it is not, either the name or the removal of that thing is to blame. */
    private boolean reference(String key, String kind, String name, Map<String, ?> known, String... places) {
        if (known.containsKey(name)) {
            return true;
        }
        var blamed = new ArrayList<>(List.of(places));
        blamed.add(1, pointer(kind.equals("site") ? "sites" : kind.equals("pool") ? "pools" : "edges", name));
        var there = known.isEmpty()
                ? "there is none"
                : (known.size() == 1 ? "there is " : "there are ") + String.join(", ", known.keySet());
        problems.add(new EstateProblem(
                blamed, key + " names '" + name + "', which is no " + kind + " of the estate; " + there));
        return false;
    }

    private void problem(String message, String... places) {
        problems.add(EstateProblem.at(message, places));
    }
}
