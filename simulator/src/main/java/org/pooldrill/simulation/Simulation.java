package org.pooldrill.simulation;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.pooldrill.account.Accounts;
import org.pooldrill.account.UserStore;
import org.pooldrill.act.Acts;
import org.pooldrill.act.GroupCallEnds;
import org.pooldrill.act.SessionEnds;
import org.pooldrill.act.Surroundings;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.application.ApplicationEvent.ApplicationsDeployed;
import org.pooldrill.backup.BackupService;
import org.pooldrill.backup.FileStore;
import org.pooldrill.callpark.Parking;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.datacenter.Datacenter;
import org.pooldrill.datacenter.PhysicalWorld;
import org.pooldrill.estate.BackupDeployment;
import org.pooldrill.estate.CallPark;
import org.pooldrill.estate.CallParkSettings;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.FailoverRules;
import org.pooldrill.failover.Pair;
import org.pooldrill.failover.PoolFailback;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.failover.Procedures;
import org.pooldrill.failover.Reconciliation;
import org.pooldrill.hazard.EdgeSteps;
import org.pooldrill.hazard.Findings;
import org.pooldrill.load.Load;
import org.pooldrill.management.CentralStore;
import org.pooldrill.management.CmsMove;
import org.pooldrill.management.EdgeSetup;
import org.pooldrill.management.Ground;
import org.pooldrill.management.InstanceUpkeep;
import org.pooldrill.management.LocationStore;
import org.pooldrill.management.OutsideChanges;
import org.pooldrill.management.ReplicationStatus;
import org.pooldrill.management.Replicator;
import org.pooldrill.management.ServerMove;
import org.pooldrill.management.ShellPreparations;
import org.pooldrill.management.StoreSetup;
import org.pooldrill.network.Wan;
import org.pooldrill.pairing.Pairing;
import org.pooldrill.persistentchat.LogShipping;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.registrar.Registrars;
import org.pooldrill.responsegroup.GroupDatabase;
import org.pooldrill.responsegroup.GroupRouting;
import org.pooldrill.signin.SignIns;
import org.pooldrill.site.Physical;
import org.pooldrill.site.PoolSite;
import org.pooldrill.store.AllEvents;
import org.pooldrill.store.Appended;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.Store;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.store.Stores;
import org.pooldrill.usermodel.UserModel;
import org.pooldrill.view.View;
import org.pooldrill.world.World;
import org.pooldrill.world.WorldMachines;

/**
 * One simulation of one estate: two or more pools with an Axon each, the Backup Services between them, the physical
 * world and its users, on one clock. Many can live side by side in one process; each belongs to one thread at a time.
 */
public final class Simulation implements AutoCloseable {
    private final Estate estate;
    private final Randoms randoms;
    private final Stores stores;
    private final Recorder recorder;
    private final Agenda agenda;
    private final Map<String, Store> engines = new LinkedHashMap<>();
    private final Store estateStore;
    private final Map<String, PoolSite> sites = new LinkedHashMap<>();
    private final World world;
    private final View view;
    private final Invariants invariants;
    private final Datacenter datacenter;
    private final CentralStore centralStore;
    private final CmsMove cmsMove;
    private final StoreSetup storeSetup;
    private final LocationStore locations;
    private final ServerMove serverMove;
    private final InstanceUpkeep instanceUpkeep;
    private final Replicator replicator;
    private final ReplicationStatus replicationStatus;
    private final EdgeSetup edgeSetup;
    private final OutsideChanges outside;
    private final Physical physical;
    private final Pair pair;
    private final Facts facts;
    private final BackupServices backups;
    private final Procedures procedures = new Procedures();
    private final Ground ground;
    private final PoolFailover failover;
    private final PoolFailback failback;
    private final SignIns signIns;
    private final Acts acts;
    private final Findings findings;
    private final EdgeSteps edgeSteps;
    private final BackupStore backupStore;
    private final Optional<Load> load;
    private final Pairing pairing;
    private final Accounts accounts;
    private final UserStore userStore;
    private final Consequences consequences;
    private long settled;

    /**
     * A simulation at its start: everything works.
     *
     * @param log hears of every event from the first one on
     */
    public Simulation(Estate estate, long seed, Appended log) {
        this(estate, Optional.empty(), seed, log);
    }

    /**
     * A simulation at its start: everything works.
     *
     * @param load what users do beside what they are asked for; they then start signed out
     * @param log hears of every event from the first one on
     */
    public Simulation(Estate estate, Optional<UserModel> load, long seed, Appended log) {
        this(estate, load, seed, log, EmbeddedStores.usual());
    }

    /**
     * A simulation at its start: everything works.
     *
     * @param load what users do beside what they are asked for; they then start signed out
     * @param log hears of every event from the first one on
     * @param stores where its events are kept; closed with it
     */
    public Simulation(Estate estate, Optional<UserModel> load, long seed, Appended log, Stores stores) {
        this.estate = estate;
        this.stores = stores;
        agenda = new Agenda(new Agenda.Causes() {
            @Override
            public long current() {
                return recorder().cause();
            }

            @Override
            public void causedBy(long seq, Runnable action) {
                recorder().causedBy(seq, action);
            }
        });
        recorder = new Recorder(agenda::now);
        randoms = new Randoms(seed);
        world = new World(estate);
        view = new View(estate);
        recorder.listen(log);
        recorder.listen((raw, payload) -> {
            if (raw.store().equals(View.ESTATE)) {
                world.evolve(raw.t(), (Event) payload);
            }
        });
        recorder.listen((raw, payload) -> view.apply(
                raw.store(),
                raw.n(),
                raw.t(),
                raw.cause(),
                (Event) payload,
                raw.data().length()));
        estateStore = engine(View.ESTATE);
        estate.pools().keySet().forEach(pool -> sites.put(pool, new PoolSite(pool, engine(pool))));
        var estateLog = new EstateLog() {
            @Override
            public void record(Event event) {
                estateStore.append(event);
            }

            @Override
            public void record(List<? extends Event> events) {
                estateStore.appendTogether(events);
            }
        };

        var computers = world.computers();
        physical = new PhysicalWorld(computers, () -> view.routes().firstHop());
        pair = new Pair(estate, sites, physical);
        datacenter = new Datacenter(estate, agenda, estateLog, computers);
        ground = new Ground(estate, sites, new WorldMachines(estate, computers), world.moves(), agenda, estateLog);
        ToIntFunction<String> homed = pool -> world.populations().get(pool).size();
        centralStore =
                new CentralStore(ground, world.replicas(), homed, procedures::running, pool -> view.authority(pool)
                        .backupDecides());
        replicator = new Replicator(ground, world.replicas(), randoms);
        replicationStatus = new ReplicationStatus(ground, world.replicas());
        edgeSetup = new EdgeSetup(ground, world.replicas(), replicator);
        outside = new OutsideChanges(estateLog);
        var wan = new Wan(agenda, computers);
        var services = backupServices(wan);
        backups = new BackupServices(services, sites, pair);
        cmsMove = new CmsMove(ground, backups.centralManagement());
        instanceUpkeep = new InstanceUpkeep(ground);
        storeSetup = new StoreSetup(ground, new CmsServers(datacenter));
        locations = new LocationStore(ground, centralStore);
        serverMove = new ServerMove(ground, storeSetup, locations);
        facts = new Facts(estate, world, pair, physical, centralStore);
        recorder.listen(facts);
        signIns = new SignIns(
                estate,
                world.populations(),
                facts::situation,
                facts::routingGroups,
                agenda,
                estateLog,
                randoms.stream("users"));
        failover = new PoolFailover(pair, backups, procedures, agenda);
        failback = new PoolFailback(
                pair,
                backups,
                procedures,
                signIns,
                agenda,
                datacenter::takeHydrationFailure,
                datacenter::restartFrontEnds);
        acts = new Acts(
                estate,
                world.populations(),
                signIns,
                pair,
                world.sessions(),
                world.groupCalls(),
                surroundings(),
                agenda,
                estateLog);
        accounts = new Accounts(pair, world.populations(), signIns, world.sessions(), estateLog);
        userStore = new UserStore(pair, world.populations(), accounts, computers);
        findings = new Findings(view, estateLog, pool -> load.map(model -> model.activeUsers(pool.userCount()))
                .orElse(pool.userCount()));
        edgeSteps = new EdgeSteps(view, findings);
        backupStore = new BackupStore(estate, sites);
        invariants = new Invariants(view, sites);
        recorder.listen(invariants);
        pairing = new Pairing(pair, centralStore, computers, procedures, backups, homed);
        var registrars = new Registrars(estate, pair::partner, agenda, estateLog, physical, pool -> centralStore
                .settings(pair.partner(pool).orElse(pool))
                .voiceFailover(pool));
        var reconciliation = new Reconciliation(pair, procedures);
        consequences = new Consequences(
                List.of(
                        datacenter,
                        wan,
                        pairing,
                        reconciliation,
                        userStore,
                        cmsMove,
                        serverMove,
                        instanceUpkeep,
                        replicator,
                        new ContentLoss(sites, computers, services),
                        new BackupSettingsWatch(centralStore, services),
                        registrars,
                        signIns,
                        new SessionEnds(world.sessions(), pair, estateLog),
                        new LogShipping(estate, view::chat, world.computers()::linkUp, agenda, estateLog),
                        new GroupCallEnds(world.groupCalls(), view::groupRouting, physical, estateLog),
                        findings),
                EventCatalogue.types(),
                agenda);
        recorder.listen(consequences);
        procedures.whenEnded(() -> {
            consequences.ask(pairing);
            consequences.ask(reconciliation);
        });
        deploy(services);
        this.load = load.map(model -> new Load(
                model, estate, world.populations(), world.sessions(), acts, agenda, estateLog, randoms::stream));
        this.load.ifPresent(this::begin);
        settle();
    }

    private Recorder recorder() {
        return recorder;
    }

    private Store engine(String store) {
        var engine = stores.open(store, estate.start(), recorder, EventCatalogue.codec());
        engines.put(store, engine);
        return engine;
    }

    private Map<String, BackupService> backupServices(Wan wan) {
        var services = new LinkedHashMap<String, BackupService>();
        var ground = new BackupGround(world.computers(), datacenter, centralStore);
        org.pooldrill.backup.Wan link = (from, to, bytes, arrived, failed) -> wan.send(
                estate.pool(from).site(),
                estate.pool(to).site(),
                bytes,
                () -> physical.up(from) && world.computers().fileStoreUp(to),
                arrived,
                () -> failed.accept("the transfer from " + from + " to " + to + " broke off"));
        sites.forEach((pool, site) -> services.put(
                pool,
                new BackupService(
                        new BackupSite(site, engines.get(pool), estate.start(), EventCatalogue.codec()),
                        new FileStore(),
                        ground,
                        link,
                        stores.tokens(),
                        agenda.executor(),
                        agenda::now,
                        estate.timings())));
        var paired = new TreeSet<String>();
        estate.pools().values().forEach(pool -> pool.backup().ifPresent(partner -> {
            if (paired.add(pool.fqdn()) && paired.add(partner)) {
                BackupService.pair(services.get(pool.fqdn()), services.get(partner));
            }
        }));
        return services;
    }

    /** Lays out what is deployed: every stream in every store, Central Management, and the Backup Services. */
    private void deploy(Map<String, BackupService> services) {
        estate.pools().values().forEach(pool -> {
            var partner = pool.backup().orElse("");
            sites.get(pool.fqdn()).pool(pool.fqdn(), new PoolCommand.Deploy(pool.fqdn(), pool.fqdn(), partner));
            pool.backup().ifPresent(backup -> sites.get(pool.fqdn())
                    .pool(backup, new PoolCommand.Deploy(backup, pool.fqdn(), pool.fqdn())));
        });
        applications();
        centralStore.install();
        locations.install();
        services.forEach((pool, service) -> {
            if (!service.isPaired()) {
                return;
            }
            if (estate.pool(pool).backupService() == BackupDeployment.DEPLOYED) {
                service.deploy(initialized(pool));
            }
            service.start();
        });
        findings.deployed();
    }

    /** What the estate deploys on the Application Servers, where it deploys anything. */
    private void applications() {
        var deployed = estate.applications();
        sites.forEach((pool, site) -> {
            if (deployed.responseGroups().containsKey(pool)
                    || deployed.callPark().containsKey(pool)) {
                var park = deployed.parkAt(pool);
                site.applications(List.of(new ApplicationsDeployed(
                        pool,
                        GroupDatabase.of(deployed.groupsAt(pool), pool),
                        park.map(CallPark::settings).orElse(CallParkSettings.DEFAULT),
                        park.map(CallPark::music).orElse(""))));
            }
        });
    }

    private void begin(Load load) {
        recorder.listen(load);
        load.begin();
    }

    private Set<BackupModule> initialized(String pool) {
        var modules = EnumSet.allOf(BackupModule.class);
        if (estate.cms()
                .filter(cms -> cms.active().equals(pool)
                        || cms.standby().filter(pool::equals).isPresent())
                .isEmpty()) {
            modules.remove(BackupModule.CMS_MASTER);
        }
        return modules;
    }

    private Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public boolean fileStoreUp(String pool) {
                return world.computers().fileStoreUp(pool);
            }

            @Override
            public String dialInUnavailable(String conference, String home) {
                return view.dialIn().why(conference, home);
            }

            @Override
            public boolean takesConferences(String registrar) {
                var computers = world.computers();
                return computers.computers(registrar).isEmpty()
                        || computers.computers(registrar).stream()
                                .anyMatch(computer -> !computers.drained(computer)
                                        && computers.fabric(registrar).runs(computer));
            }

            @Override
            public String meetingUrlUnavailable(String home) {
                return view.meetingUrls().why(home).orElse("");
            }

            @Override
            public String externalMediaUnavailable(String at) {
                var pool = Optional.ofNullable(estate.branches().get(at))
                        .map(branch -> world.replicas().hostOf(branch, world.computers()::computerUp))
                        .orElse(at);
                var why = String.join("; ", view.routes().externalMedia(pool).why());
                if (!why.isEmpty()) {
                    edgeSteps.mediaMissed(pool);
                }
                return why;
            }

            @Override
            public boolean silent(String user) {
                return view.experience().silent(user);
            }

            @Override
            public String voiceMailUnavailable() {
                var servers = estate.exchange().unifiedMessaging().keySet();
                return servers.isEmpty() || servers.stream().anyMatch(world.computers()::computerUp)
                        ? ""
                        : "no Exchange Unified Messaging server is up: " + String.join(", ", servers);
            }

            @Override
            public String xmppUnavailable() {
                var why = String.join("; ", view.routes().xmpp().why());
                if (!why.isEmpty()) {
                    edgeSteps.xmppMissed();
                }
                return why;
            }

            @Override
            public String federationUnavailable() {
                var why = String.join("; ", view.routes().federation().why());
                if (!why.isEmpty()) {
                    edgeSteps.federationMissed();
                }
                return why;
            }

            @Override
            public GroupRouting groupRouting() {
                return view.groupRouting();
            }

            @Override
            public Parking parking() {
                return view.parking();
            }

            @Override
            public CallParkSettings callPark(String pool) {
                return view.applications(pool).callPark();
            }

            @Override
            public Announcements announcements() {
                return view.announcements();
            }
        };
    }

    /**
     * Lets the next thing happen that is due, and everything that follows from it.
     *
     * @param untilMillis the latest time, in milliseconds since the start
     * @return false if nothing is due by then
     */
    public boolean runNext(long untilMillis) {
        return agenda.runNext(untilMillis, this::settle);
    }

    /** Lets time pass to a moment before which nothing is due. */
    public void passTo(long millis) {
        agenda.passTo(millis);
        view.passTo(agenda.now());
    }

    /** Draws everything random from another seed from now on; what was drawn before stays. */
    public void reseed(long seed) {
        randoms.reseed(seed);
    }

    /** Does something now, and lets everything follow from it. */
    public void doNow(Runnable step) {
        step.run();
        settle();
    }

    /**
     * Records something now that is the cause of what is done after it.
     *
     * @param then done with this event as its cause
     */
    public void because(Event event, Runnable then) {
        var seq = estateStore.append(event).seq();
        recorder.causedBy(seq, () -> {
            then.run();
            settle();
        });
    }

    /** Records an event of the estate store now. */
    public void record(Event event) {
        estateStore.append(event);
        settle();
    }

    /** Lets everything follow from what has happened; its cause is the first event of it. */
    private void settle() {
        view.passTo(agenda.now());
        if (settled == recorder.lastSeq()) {
            return;
        }
        recorder.causedBy(settled + 1, () -> {
            consequences.settle();
            settled = recorder.lastSeq();
        });
        invariants.settled();
        stores.settled();
    }

    public Estate estate() {
        return estate;
    }

    /** Milliseconds since the start of the run. */
    public long now() {
        return agenda.now();
    }

    /** When the next thing is due, in milliseconds since the start; {@link Long#MAX_VALUE} when nothing is. */
    public long next() {
        return agenda.next();
    }

    public Agenda agenda() {
        return agenda;
    }

    /** The sequence number of the last event. */
    public long lastSeq() {
        return recorder.lastSeq();
    }

    /**
     * Hands over events that the stores keep, in the order of seq.
     *
     * @param afterSeq the seq before the first of them; 0: from the start
     * @param upToSeq the seq of the last of them, at most {@link #lastSeq}
     */
    public void events(long afterSeq, long upToSeq, Consumer<StoredEvent> each) {
        new AllEvents(engines.values()).forEach(afterSeq, upToSeq, each);
    }

    /** What the events so far come to. */
    public View view() {
        return view;
    }

    /** The state document of the present, computed as it is looked at. */
    public Map<String, Object> document() {
        return view.document();
    }

    public World world() {
        return world;
    }

    public Physical physical() {
        return physical;
    }

    /** A pool's site: its stores and streams. */
    public PoolSite site(String pool) {
        return sites.get(pool);
    }

    /** The Backup Service of a pool; empty where it is not paired. */
    public Optional<BackupService> backup(String pool) {
        return backups.of(pool);
    }

    public Pair pair() {
        return pair;
    }

    /** The users' accounts. */
    public Accounts accounts() {
        return accounts;
    }

    /** The users' data in the pools' databases. */
    public UserStore userStore() {
        return userStore;
    }

    /** How pools follow the pairs that are published. */
    public Pairing pairing() {
        return pairing;
    }

    /** What must hold before a pool fails over or back, as seen from a computer or pool, or empty for everywhere. */
    public FailoverRules failoverRules(String on) {
        return new FailoverRules(
                pair, new ShellPreparations(ground, on.isEmpty() ? Optional.empty() : Optional.of(on)));
    }

    public PoolFailover failover() {
        return failover;
    }

    public PoolFailback failback() {
        return failback;
    }

    /** Whether a failover or failback of this home pool is going on. */
    public boolean busy(String pool) {
        return procedures.running(pool);
    }

    public CentralStore centralStore() {
        return centralStore;
    }

    public CmsMove cmsMove() {
        return cmsMove;
    }

    /** Move-CsManagementServer. */
    public ServerMove serverMove() {
        return serverMove;
    }

    /** Databases and services of Central Management, put on a pool. */
    public StoreSetup storeSetup() {
        return storeSetup;
    }

    /** Location data for emergency calls. */
    public LocationStore locations() {
        return locations;
    }

    public InstanceUpkeep instanceUpkeep() {
        return instanceUpkeep;
    }

    public Replicator replicator() {
        return replicator;
    }

    public ReplicationStatus replicationStatus() {
        return replicationStatus;
    }

    public EdgeSetup edgeSetup() {
        return edgeSetup;
    }

    /** External DNS and the firewall. */
    public OutsideChanges outside() {
        return outside;
    }

    public Datacenter datacenter() {
        return datacenter;
    }

    /** What the Front Ends' back ends hold of users' data. */
    public BackupStore backupStore() {
        return backupStore;
    }

    public Acts acts() {
        return acts;
    }

    /** What users do beside what they are asked for. */
    public Optional<Load> load() {
        return load;
    }

    public Findings findings() {
        return findings;
    }

    /** Which pools can be reached from a computer or pool; from a management computer where it is empty. */
    public Predicate<String> reachableFrom(String on) {
        return facts.reachableFrom(on);
    }

    /** Compares every state with a replay of its store; at the end of a run, when nothing more will happen. */
    public void verify() {
        invariants.finished();
    }

    @Override
    public void close() {
        stores.close();
    }
}
