package org.pooldrill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.Monitoring;
import org.pooldrill.file.FileLocation;
import org.pooldrill.file.StoredFile;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolState;

/** The view as the state document of the drill language: one structure, whose values are computed on demand. */
final class StateDocument {
    private final View view;
    private final Map<String, Object> all;
    private final Map<String, Object> printed;

    StateDocument(View view) {
        this.view = view;
        all = document(this::everybody, this::conferences);
        printed = document(this::namedAndTouched, this::touchedConferences);
    }

    Map<String, Object> all() {
        return all;
    }

    Map<String, Object> printed() {
        return printed;
    }

    private Map<String, Object> document(Supplier<Collection<String>> users, Supplier<Collection<String>> conferences) {
        var estate = view.estate();
        var pools = new LinkedHashMap<String, Object>();
        estate.pools().keySet().forEach(pool -> pools.put(pool, new PoolDocument(view, pool).map()));
        var edges = new LinkedHashMap<String, Object>();
        estate.edges().keySet().forEach(edge -> edges.put(edge, edge(edge)));
        return LiveMap.fields()
                .with("time", () -> Duration.ofMillis(view.now()))
                .with("clock", () -> estate.start().plusMillis(view.now()))
                .with("pools", () -> pools)
                .with("users", fixed(LiveMap.over(users, this::user)))
                .with("conferences", fixed(LiveMap.over(conferences, this::conference)))
                .with("conferenceDirectories", fixed(LiveMap.over(this::directories, this::directory)))
                .with("persistentChat", fixed(chats()))
                .with("monitoring", fixed(monitoring()))
                .with("branches", fixed(branches()))
                .with("cms", fixed(cms()))
                .with("lis", fixed(lis()))
                .with("edges", () -> edges)
                .with("federation", fixed(federation()))
                .with("xmpp", fixed(RouteDocument.of(() -> view.routes().xmpp(), true)))
                .with("remoteAccess", fixed(RouteDocument.of(() -> view.routes().remoteAccess(), false)))
                .with(
                        "simpleUrls",
                        fixed(RouteDocument.of(() -> view.meetingUrls().all(), false)))
                .with("services", fixed(services()))
                .with("responseGroups", fixed(new ApplicationDocument(view).responseGroups()))
                .with("callPark", fixed(new ApplicationDocument(view).callPark()))
                .with("groupPickup", fixed(new ApplicationDocument(view).groupPickup()))
                .with("announcements", fixed(new ApplicationDocument(view).announcements()))
                .with("files", fixed(files()))
                .with("eventLog", fixed(eventLog()))
                .with("last", fixed(view.commands().last()))
                .with("commands", fixed(view.commands().named()))
                .with("findings", this::findings)
                .map();
    }

    private static Supplier<Object> fixed(Object value) {
        return () -> value;
    }

    private Map<String, Object> federation() {
        return LiveMap.fields()
                .with("route", () -> view.routes().federation().edge())
                .with("works", () -> view.routes().federation().works())
                .with("why", () -> view.routes().federation().why())
                .with("inbound", fixed(RouteDocument.of(() -> view.routes().federationInbound(), true)))
                .map();
    }

    private Map<String, Object> chats() {
        var chats = new LinkedHashMap<String, Object>();
        view.estate()
                .persistentChat()
                .keySet()
                .forEach(chat -> chats.put(
                        chat,
                        LiveMap.fields()
                                .with("state", () -> view.chat(chat).state())
                                .with("database", () -> view.chat(chat).sqlServer())
                                .with("active", () -> view.chat(chat).active())
                                .with("works", () -> view.chat(chat).why().isEmpty())
                                .with("why", () -> view.chat(chat).why())
                                .with(
                                        "lost",
                                        () -> Duration.ofMillis(
                                                view.chat(chat).database().lostMillis()))
                                .map()));
        return chats;
    }

    private Map<String, Object> monitoring() {
        var pools = new LinkedHashMap<String, Object>();
        view.estate()
                .monitoring()
                .forEach((pool, databases) -> pools.put(
                        pool,
                        LiveMap.fields()
                                .with("works", () -> view.world().computers().computerUp(databases.sql()))
                                .with("lost", () -> recordsLost(pool, databases))
                                .map()));
        return pools;
    }

    /** Records of a pool that is replaced since it cannot be recovered are those since the last backup by SQL tools. */
    private Duration recordsLost(String pool, Monitoring databases) {
        var computers = view.world().computers();
        if (view.state(pool) != State.Retired || computers.computerUp(databases.sql())) {
            return Duration.ZERO;
        }
        var until = Duration.ofMillis(computers.downSince(pool).orElse(view.now()));
        return until.plus(databases.lastBackup().orElse(Duration.ZERO));
    }

    private Map<String, Object> branches() {
        var branches = new LinkedHashMap<String, Object>();
        view.estate().branches().values().forEach(branch -> branches.put(branch.fqdn(), branch(branch)));
        return branches;
    }

    private Map<String, Object> branch(Branch branch) {
        var world = view.world();
        return LiveMap.fields()
                .with("registersWith", () -> world.replicas().hostOf(branch, world.computers()::computerUp))
                .with("voice", () -> world.computers().branchUp(branch.fqdn()))
                .with("mode", () -> (world.computers().branchUp(branch.fqdn())
                                ? world.populations()
                                        .get(branch.fqdn())
                                        .standingAt(branch.fqdn())
                                        .mode()
                                : Mode.CANNOT_SIGN_IN)
                        .toString())
                .map();
    }

    private Map<String, Object> edge(String edge) {
        return LiveMap.fields()
                .with("up", () -> view.routes().edge(edge).up())
                .with("nextHop", () -> view.routes().edge(edge).nextHop())
                .with("replicaNextHop", () -> view.routes().edge(edge).replicaNextHop())
                .with("federation", () -> view.routes().edge(edge).federation())
                .map();
    }

    private Map<String, Object> cms() {
        var instances = LiveMap.over(
                () -> view.deployment().pools(),
                pool -> view.estate().pools().containsKey(pool)
                        ? view.deployment().instance(pool).toString()
                        : null);
        var replicas = LiveMap.over(
                () -> view.world().replicas().computers().stream()
                        .filter(view.deployment()::expects)
                        .toList(),
                computer -> view.world().replicas().computers().contains(computer) ? replica(computer) : null);
        return LiveMap.fields()
                .with("state", () -> view.deployment().state().toString())
                .with("activeMaster", () -> view.deployment().activeMaster().orElse(""))
                .with("activeMasters", () ->
                        (long) view.deployment().activeMasters().size())
                .with("fileTransferAgents", () -> view.deployment().fileTransferAgents())
                .with("instances", fixed(instances))
                .with("replicas", fixed(replicas))
                .with("lost", this::lostConfiguration)
                .with("rto", () -> PoolDocument.duration(view.moveMillis()))
                .map();
    }

    private Map<String, Object> lostConfiguration() {
        var items = new ArrayList<Map<String, Object>>();
        for (var setting : view.lostConfiguration()) {
            var map = new LinkedHashMap<String, Object>();
            map.put("key", setting.key());
            map.put("value", setting.value());
            map.put("at", setting.at());
            map.put("cause", setting.cause());
            items.add(map);
        }
        var lost = new LinkedHashMap<String, Object>();
        lost.put("changes", (long) items.size());
        lost.put("items", items);
        return lost;
    }

    private Map<String, Object> lis() {
        return LiveMap.fields()
                .with("at", () -> view.deployment().activeMaster().orElse(""))
                .with(
                        "published",
                        () -> !told().isEmpty()
                                && view.locations(
                                                view.deployment().activeMaster().orElseThrow())
                                        .published())
                .with("locations", () -> (long) told().size())
                .with("lost", () -> view.deployment()
                        .activeMaster()
                        .map(at -> view.knownLocations().entrySet().stream()
                                .filter(known -> !known.getValue()
                                        .equals(view.locations(at).subnets().get(known.getKey())))
                                .count())
                        .orElse(0L))
                .map();
    }

    /** The locations that clients are told of. */
    private Map<String, String> told() {
        return view.deployment()
                .activeMaster()
                .map(at -> view.locations(at).told())
                .orElse(Map.of());
    }

    private Map<String, Object> replica(String computer) {
        return LiveMap.fields()
                .with("upToDate", () -> view.world().replicas().upToDate(computer, view.deployment()))
                .map();
    }

    private Map<String, Object> services() {
        var computers = view.world().computers();
        return LiveMap.over(
                computers::computers,
                computer -> computers.computers().contains(computer) ? servicesOf(computer) : null);
    }

    private Map<String, Object> eventLog() {
        return LiveMap.over(
                () -> view.eventLog().computers(),
                computer -> view.eventLog().computers().contains(computer) ? events(computer) : null);
    }

    private List<Map<String, Object>> events(String computer) {
        var list = new ArrayList<Map<String, Object>>();
        for (var entry : view.eventLog().of(computer)) {
            var map = new LinkedHashMap<String, Object>();
            map.put("id", (long) entry.event().id());
            map.put("source", entry.event().source());
            map.put("level", entry.event().level().toString());
            map.put("at", Duration.ofMillis(entry.atMillis()));
            map.put("text", entry.text());
            list.add(map);
        }
        return list;
    }

    private Map<String, Object> servicesOf(String computer) {
        var computers = view.world().computers();
        var map = new LinkedHashMap<String, Object>();
        computers
                .services(computer)
                .forEach(service -> map.put(
                        service.toString(),
                        computers.serviceState(computer, service).toString()));
        return map;
    }

    private Map<String, Object> files() {
        var files = view.world().files();
        return LiveMap.over(files::places, place -> files.at(FileLocation.disk(view.estate(), place)).stream()
                .map(StoredFile::path)
                .toList());
    }

    private List<Map<String, Object>> findings() {
        var list = new ArrayList<Map<String, Object>>();
        for (var noticed : view.findings()) {
            var map = new LinkedHashMap<String, Object>();
            map.put("code", noticed.finding().code());
            map.put("severity", noticed.finding().severity());
            map.put("at", noticed.finding().at());
            map.put("time", Duration.ofMillis(noticed.atMillis()));
            map.put("text", noticed.finding().text());
            list.add(map);
        }
        return list;
    }

    private Collection<String> everybody() {
        var users = new ArrayList<String>();
        view.world().populations().values().forEach(population -> users.addAll(population.users()));
        return users;
    }

    private Collection<String> namedAndTouched() {
        var users = new LinkedHashSet<String>();
        view.estate().pools().values().forEach(pool -> users.addAll(pool.named()));
        view.estate().branches().values().forEach(branch -> users.addAll(branch.named()));
        view.touched().stream()
                .filter(user -> view.world().populationOf(user).isPresent())
                .forEach(users::add);
        return users;
    }

    private @Nullable Map<String, Object> user(String sip) {
        var found = view.world().populationOf(sip);
        if (found.isEmpty()) {
            return null;
        }
        var population = found.get();
        return LiveMap.fields()
                .with("home", population::home)
                .with("mode", () -> population.mode(sip).toString())
                .with("at", () -> population.at(sip))
                .with("cause", () -> population.cause(sip).toString())
                .with("contacts", () -> {
                    var record = speaks(sip).users().get(sip);
                    return unified(sip)
                            ? view.world().unifiedContacts().of(sip)
                            : record == null ? List.of() : record.contacts();
                })
                .with("conferences", () -> speaks(sip).conferencesOf(sip).stream()
                        .map(conference -> conference.id())
                        .toList())
                .with("forwarding", () -> {
                    var record = speaks(sip).users().get(sip);
                    return record == null ? "" : record.forwarding();
                })
                .with("contactList", () -> population.mode(sip) == Mode.REGULAR)
                .with(
                        "answers",
                        () -> !population.at(sip).isEmpty()
                                && !view.experience().silent(sip))
                .with("presence", fixed(presence(sip)))
                .map();
    }

    private boolean unified(String sip) {
        return view.estate().exchange().unifiedContacts().contains(sip);
    }

    private Map<String, Object> presence(String sip) {
        return LiveMap.fields()
                .with("ownPool", () -> view.experience().presenceToOwnPool(sip))
                .with("otherPools", () -> view.experience().presenceToOthers(sip))
                .map();
    }

    /** The stream that this user sees: where he is signed in, else the one that speaks for his pool. */
    private PoolState speaks(String sip) {
        var home = view.userHome(sip);
        var at = view.world().populationOf(sip).orElseThrow().at(sip);
        return (view.estate().pools().containsKey(at) ? view.knows(at, home) : java.util.Optional.<PoolState>empty())
                .orElseGet(() -> view.authority(home).writable());
    }

    private Collection<String> conferences() {
        return conferences(
                pool -> pool.conferences().keySet(),
                view.world().sessions().organizers().keySet());
    }

    private Collection<String> conferences(
            Function<PoolState, Collection<String>> scheduled, Collection<String> begun) {
        var ids = new LinkedHashSet<String>();
        for (var pool : view.estate().pools().keySet()) {
            ids.addAll(scheduled.apply(view.authority(pool).writable()));
        }
        ids.addAll(begun);
        return ids;
    }

    private Collection<String> directories() {
        return view.dialIn().pools().keySet().stream().map(String::valueOf).toList();
    }

    private @Nullable Map<String, Object> directory(String number) {
        if (!directories().contains(number)) {
            return null;
        }
        var directory = Integer.parseInt(number);
        return LiveMap.fields()
                .with("pool", () -> view.dialIn().directories().pool(directory).orElse(""))
                .with("works", () -> view.dialIn().works(directory))
                .map();
    }

    private Collection<String> touchedConferences() {
        var touched = view.touchedConferences();
        return conferences(
                pool -> pool.conferencesAmong(touched), view.world().sessions().begunAmong(touched));
    }

    private @Nullable Map<String, Object> conference(String id) {
        var organizer = organizer(id);
        if (organizer == null) {
            return null;
        }
        var home = view.userHome(organizer);
        var stream = view.authority(home).writable();
        var scheduled = stream.conferences().containsKey(id);
        var running = view.world().sessions().conferences().containsKey(id);
        var map = new LinkedHashMap<String, Object>();
        map.put("organizer", organizer);
        map.put("scheduled", scheduled);
        map.put("running", running);
        map.put(
                "content",
                stream.content().getOrDefault(id, Map.of()).values().stream()
                        .map(ContentUploaded::file)
                        .toList());
        var joinable = (scheduled || running)
                && !new PoolDocument(view, home).servedBy().isEmpty()
                && view.state(home) != State.FailingBack;
        map.put("joinable", joinable);
        map.put("dialIn", joinable && view.dialIn().why(id, home).isEmpty());
        map.put("pstnId", view.dialIn().code(id));
        return map;
    }

    private @Nullable String organizer(String id) {
        for (var pool : view.estate().pools().keySet()) {
            var conference = view.authority(pool).writable().conferences().get(id);
            if (conference != null) {
                return conference.organizer();
            }
        }
        return view.world().sessions().organizers().get(id);
    }
}
