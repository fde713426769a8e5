package org.pooldrill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.backup.Limits;
import org.pooldrill.backup.ModuleStatus;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.client.Mode;
import org.pooldrill.computer.Database;
import org.pooldrill.edge.Route;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.Monitoring;
import org.pooldrill.file.FileLocation;
import org.pooldrill.file.StoredFile;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;

/** The view as the state document of the drill language: one structure, whose values are computed on demand. */
final class StateDocument {
    private static final int PRINTED_ITEMS = 1_000;

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
        estate.pools().keySet().forEach(pool -> pools.put(pool, pool(pool)));
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
                .with("xmpp", fixed(route(() -> view.routes().xmpp(), true)))
                .with("remoteAccess", fixed(route(() -> view.routes().remoteAccess(), false)))
                .with("simpleUrls", fixed(route(() -> view.meetingUrls().all(), false)))
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

    private Map<String, Object> pool(String pool) {
        var computers = view.world().computers();
        var backup = new LinkedHashMap<String, Object>();
        for (var module : BackupModule.values()) {
            backup.put(module.toString(), module(pool, module));
        }
        var databases = new LinkedHashMap<String, Object>();
        for (var database : List.of(Database.User, Database.CentralMgmt, Database.Application)) {
            databases.put(database.toString(), database(pool, database));
        }
        var content = LiveMap.fields()
                .with("here", () -> (long) count(pool, view.knows(pool, pool).orElse(null)))
                .with("atPartner", () -> (long) count(pool, view.copy(pool).orElse(null)))
                .with(
                        "missing",
                        () -> view.uploads(pool).size()
                                - (long) count(pool, view.knows(pool, pool).orElse(null)))
                .map();
        return LiveMap.fields()
                .with("state", () -> view.state(pool).toString())
                .with("phase", () -> view.authority(pool).phase(computers.poolUp(pool)))
                .with("site", () -> view.estate().pool(pool).site())
                .with("partner", () -> view.partner(pool).orElse(""))
                .with("reachable", () -> computers.reachable(pool))
                .with("servedBy", () -> servedBy(pool))
                .with("readOnly", () -> view.authority(pool).home().service() == Service.READ_ONLY)
                .with("frontEnds", () -> frontEnds(pool))
                .with("routingGroups", () -> routingGroups(pool))
                .with("storage", () -> storage(pool))
                .with("users", fixed(users(pool)))
                .with("database", fixed(databases))
                .with("backup", fixed(backup))
                .with("rpo", () -> Duration.ofMillis(view.loss(pool).rpoMillis()))
                .with("rto", fixed(recovery(pool)))
                .with("lost", fixed(lost(pool)))
                .with("content", fixed(content))
                .with("externalMedia", fixed(media(pool)))
                .with("webConferencing", fixed(media(pool)))
                .with("powerPoint", fixed(route(() -> view.powerPoint(pool), false)))
                .map();
    }

    private String servedBy(String pool) {
        return view.authority(pool).servedBy(view.world().computers().poolUp(pool));
    }

    private Map<String, Object> frontEnds(String pool) {
        var frontEnds = view.world().computers().frontEnds(pool);
        var map = new LinkedHashMap<String, Object>();
        map.put("total", (long) frontEnds.total());
        map.put("running", (long) frontEnds.running());
        map.put("quorum", frontEnds.quorum());
        map.put("quorumNeeded", (long) frontEnds.quorumNeeded());
        return map;
    }

    private Map<String, Object> routingGroups(String pool) {
        var fabric = view.world().computers().fabric(pool);
        var map = new LinkedHashMap<String, Object>();
        map.put("total", (long) fabric.total());
        map.put("withoutPrimary", (long) fabric.withoutPrimary().size());
        map.put("withoutSecondary", (long) fabric.withoutSecondary().size());
        return map;
    }

    private Map<String, Object> storage(String pool) {
        var queues = view.world().storage();
        var waiting = view.world().computers().computers(pool).stream()
                .mapToLong(queues::waiting)
                .sum();
        var gone = view.state(pool) == State.Retired;
        var map = new LinkedHashMap<String, Object>();
        map.put("queued", gone ? 0L : waiting);
        map.put("flushed", queues.flushed(pool));
        map.put("imported", queues.imported(pool));
        map.put("lost", queues.overflowed(pool) + (gone ? waiting : 0L));
        return map;
    }

    private Map<String, Object> users(String pool) {
        var population = view.world().populations().get(pool);
        return LiveMap.fields()
                .with("enabled", () -> (long) population.size())
                .with("regular", () -> (long) population.count(Mode.REGULAR))
                .with("resiliency", () -> (long) population.count(Mode.RESILIENCY))
                .with("cannotSignIn", () -> (long) population.count(Mode.CANNOT_SIGN_IN))
                .with("signedOut", () -> (long) population.count(Mode.SIGNED_OUT))
                .map();
    }

    private Map<String, Object> database(String pool, Database database) {
        return LiveMap.fields()
                .with(
                        "principal",
                        () -> view.world().computers().database(pool, database).principal())
                .with("stateOnPrimary", () -> view.world()
                        .computers()
                        .database(pool, database)
                        .stateOnPrimary()
                        .toString())
                .with("stateOnMirror", () -> view.world()
                        .computers()
                        .database(pool, database)
                        .stateOnMirror()
                        .toString())
                .with(
                        "available",
                        () -> view.world().computers().database(pool, database).available())
                .map();
    }

    private Map<String, Object> module(String pool, BackupModule module) {
        return LiveMap.fields()
                .with("export", () -> status(pool, module).export().toString())
                .with("import", () -> status(pool, module).imports().toString())
                .with("produced", () -> status(pool, module).produced())
                .with("exported", () -> status(pool, module).exported())
                .with("imported", () -> status(pool, module).imported())
                .with("acked", () -> status(pool, module).acked())
                .with("backlogBytes", () -> status(pool, module).backlogBytes())
                .with("oldestUnacked", () -> age(status(pool, module).oldestUnacked()))
                .with("rpo", () -> Duration.ofMillis(view.rpoMillis(pool, module)))
                .map();
    }

    private ModuleStatus status(String pool, BackupModule module) {
        var limits = Limits.of(view.backupSettings(pool), view.estate().timings());
        var source = view.journal(pool);
        var partner = view.partner(pool).map(view::journal).orElse(source);
        return ModuleStatus.of(module, limits, source, partner);
    }

    private Duration age(OptionalLong since) {
        return since.isPresent() ? Duration.ofMillis(view.now() - since.getAsLong()) : Duration.ZERO;
    }

    private Map<String, Object> recovery(String pool) {
        var recovery = view.recovery(pool);
        return LiveMap.fields()
                .with("detect", () -> duration(recovery.detect()))
                .with("decide", () -> duration(recovery.decide()))
                .with("execute", () -> duration(recovery.execute()))
                .with("signIn", () -> duration(recovery.signIn()))
                .with("total", () -> duration(recovery.total()))
                .map();
    }

    private static @Nullable Duration duration(OptionalLong millis) {
        return millis.isPresent() ? Duration.ofMillis(millis.getAsLong()) : null;
    }

    private Map<String, Object> lost(String pool) {
        var loss = view.loss(pool);
        return LiveMap.fields()
                .with("changes", loss::changes)
                .with("users", loss::users)
                .with("conferences", loss::conferences)
                .with("files", loss::files)
                .with("bytes", loss::bytes)
                .with("items", () -> items(loss))
                .map();
    }

    private static List<Map<String, Object>> items(Loss loss) {
        var list = new ArrayList<Map<String, Object>>();
        for (var item :
                loss.items().subList(0, Math.min(PRINTED_ITEMS, loss.items().size()))) {
            var map = new LinkedHashMap<String, Object>();
            map.put("user", item.user());
            map.put("kind", item.kind());
            map.put("id", item.id());
            map.put("at", item.at());
            map.put("cause", item.cause());
            list.add(map);
        }
        return list;
    }

    private int count(String pool, @Nullable PoolState state) {
        if (state == null) {
            return 0;
        }
        return (int) view.uploads(pool).stream().filter(state::holds).count();
    }

    private Map<String, Object> media(String pool) {
        return LiveMap.fields()
                .with("edge", () -> view.routes().externalMedia(pool).edge())
                .with("works", () -> view.routes().externalMedia(pool).works())
                .with("why", () -> view.routes().externalMedia(pool).why())
                .map();
    }

    private static Map<String, Object> route(Supplier<Route> route, boolean named) {
        var fields = LiveMap.fields();
        if (named) {
            fields.with("route", () -> route.get().edge());
        }
        return fields.with("works", () -> route.get().works())
                .with("why", () -> route.get().why())
                .map();
    }

    private Map<String, Object> federation() {
        return LiveMap.fields()
                .with("route", () -> view.routes().federation().edge())
                .with("works", () -> view.routes().federation().works())
                .with("why", () -> view.routes().federation().why())
                .with("inbound", fixed(route(() -> view.routes().federationInbound(), true)))
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
                .with("rto", () -> duration(view.moveMillis()))
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
                .with("conferences", () -> speaks(sip).conferences().values().stream()
                        .filter(conference -> conference.organizer().equals(sip))
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
        var ids = new LinkedHashSet<String>();
        view.estate()
                .pools()
                .keySet()
                .forEach(pool ->
                        ids.addAll(view.authority(pool).writable().conferences().keySet()));
        ids.addAll(view.world().sessions().organizers().keySet());
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
        var ids = conferences();
        ids.retainAll(view.touchedConferences());
        return ids;
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
        var joinable = (scheduled || running) && !servedBy(home).isEmpty() && view.state(home) != State.FailingBack;
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
