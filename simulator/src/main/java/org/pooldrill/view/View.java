package org.pooldrill.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pooldrill.announcement.Announcements;
import org.pooldrill.application.ApplicationState;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.backup.WaitingPackages;
import org.pooldrill.callpark.Parking;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.client.ClientEvent.UsersMoved;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.MoveEvent.MoveEnded;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.Database;
import org.pooldrill.edge.MeetingUrls;
import org.pooldrill.edge.Route;
import org.pooldrill.edge.Routes;
import org.pooldrill.edge.Surroundings;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.Estate;
import org.pooldrill.eventlog.EventLog;
import org.pooldrill.location.Locations;
import org.pooldrill.pool.Authority;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentSetAside;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolState;
import org.pooldrill.responsegroup.GroupRouting;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;
import org.pooldrill.story.StoryEvent.FindingRaised;
import org.pooldrill.world.World;
import org.pooldrill.world.WorldMachines;

/**
 * Everything that the events so far come to, over all stores. It is fed one event after the other, in the order of the
 * log, by a run that goes on or by somebody who reads a log; both get the same state.
 */
public final class View {

    /** The store of what is no pool's. */
    public static final String ESTATE = "estate";

    private static final String FILES = "files";

    private final Estate estate;
    private final World world;
    private final EventLog eventLog;
    private final Map<String, StoreView> stores = new LinkedHashMap<>();
    private final LossLedger losses;
    private final Map<String, Recovery> recoveries = new LinkedHashMap<>();
    private final Commands commands = new Commands();
    private final List<Noticed> findings = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final Set<String> touchedConferences = new LinkedHashSet<>();
    private final Map<String, Uploads> uploads = new LinkedHashMap<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private boolean contentErased;
    private final Set<String> leftBehind = new LinkedHashSet<>();
    private final Experience experience = new Experience(this);
    private final DialIn dialIn = new DialIn(this);
    private final ConfigurationLosses configurationLosses = new ConfigurationLosses();
    private final MoveClock moveClock = new MoveClock();
    private final KnownLocations knownLocations;
    /** Made from all the rest when it is asked for, so it is no part of what the events come to. */
    private transient @Nullable StateDocument document;

    private boolean definitions;
    private long now;

    /** A finding and when it was raised, in milliseconds since the start. */
    public record Noticed(FindingRaised finding, long atMillis) {}

    /** Changes of one module that were set aside: how many, in whose store, of whose stream. */
    public record SetAside(String store, String home, String what, long changes, long atMillis) {}

    public View(Estate estate) {
        this.estate = estate;
        world = new World(estate);
        knownLocations = new KnownLocations(estate);
        estate.pools().keySet().forEach(pool -> {
            stores.put(pool, new StoreView(pool));
            recoveries.put(pool, new Recovery());
            uploads.put(pool, new Uploads(this, pool));
        });
        losses = new LossLedger(estate.pools().keySet());
        eventLog = new EventLog(estate, world);
        definitions = estate.pools().values().stream().anyMatch(pool -> !pool.deployed());
    }

    /** When a pool was lost to its users: it went down or was cut off; now where it is in reach. */
    private long lostAt(String pool, long at) {
        var computers = world.computers();
        if (inReach(pool)) {
            return at;
        }
        return computers
                .downSince(pool)
                .orElseGet(() -> computers.cutOffSince(pool).orElse(at));
    }

    /**
     * Takes in the next event.
     *
     * @param store the pool's FQDN, or {@code estate}
     * @param n its number in that store
     * @param timeMillis when it happened, in milliseconds since the start
     * @param cause the seq of what led to it, or 0: what the users of a load do is led to by nothing
     * @param bytes the length of its data
     */
    public void apply(String store, long n, long timeMillis, long cause, Event event, long bytes) {
        now = timeMillis;
        if (cause != 0) {
            touch(event);
        }
        if (store.equals(ESTATE)) {
            applyEstate(event);
        } else {
            applyPool(store, n, event, bytes);
        }
        eventLog.apply(store, timeMillis, event, this::deployment);
        if (event instanceof ComputerEvent || event instanceof PoolEvent || event instanceof ClientEvent) {
            recoveries.forEach(this::watchService);
        }
    }

    /** Lets time pass to a moment at which nothing need have happened. */
    public void passTo(long timeMillis) {
        now = timeMillis;
    }

    /** Keeps in mind whom and what a step has touched. */
    private void touch(Event event) {
        if (event instanceof Change e) {
            touchConference(e);
            if (!e.user().isEmpty()) {
                touched.add(e.user());
            }
        } else if (event instanceof ClientEvent.UsersSignedOut e) {
            touched.addAll(e.users());
        } else if (event instanceof ClientEvent.ClientTaken e) {
            touched.add(e.user());
        } else if (event instanceof SessionEvent.ActRefused e) {
            touched.add(e.user());
        } else if (event instanceof SessionEvent.PresenceSet e) {
            touched.add(e.user());
        } else if (event instanceof SessionEvent.ConferenceStarted e) {
            touchedConferences.add(e.conference());
        } else if (event instanceof SessionEvent.ConferenceJoined e) {
            touchedConferences.add(e.conference());
        }
    }

    private void touchConference(Change change) {
        if (change instanceof Change.ConferenceScheduled e) {
            touchedConferences.add(e.conference());
        } else if (change instanceof Change.ConferenceModified e) {
            touchedConferences.add(e.conference());
        } else if (change instanceof ContentUploaded e) {
            touchedConferences.add(e.conference());
        }
    }

    private void applyPool(String store, long n, Event happened, long bytes) {
        var event = happened instanceof BatchImported e ? losses.shared(e) : happened;
        var view = stores.get(store);
        var stream = view.stream(event, this::userHome);
        configurationLosses.apply(store, now, event);
        knownLocations.apply(event);
        var erased = event instanceof ContentErased
                ? view.knows(stream).map(PoolState::files).orElse(List.of())
                : List.<ContentUploaded>of();
        view.apply(n, now, event, stream, bytes);
        dialIn.apply(event, stream);
        experience.apply(event, stream);
        var gone = erased.isEmpty()
                ? erased
                : erased.stream().filter(file -> !isHeld(stream, file)).toList();
        if (event instanceof ServiceResumed e && e.disaster()) {
            leaveBehind(stream);
        }
        losses.apply(
                store,
                stream,
                now,
                event,
                gone,
                file -> copy(stream).filter(c -> c.holds(file)).isPresent(),
                this::lostAt);
        var files = uploads.get(stream);
        if (files != null) {
            files.apply(event);
        }
        if (event instanceof Change.ConfigurationSet e && ConfigurationKeys.isDefinition(e.key())) {
            definitions = true;
        } else if (event instanceof ChangesSetAside e) {
            setAside(store, stream, e.module().toString(), e.upTo() - e.after());
        } else if (event instanceof ContentSetAside e) {
            setAside(store, stream, FILES, e.files().size());
        } else if (event instanceof ContentErased) {
            contentErased = true;
        } else if (event instanceof ServiceTakenOver) {
            leftBehind.remove(stream);
            reviewFiles(stream);
            recoveries.get(stream).executed(now);
        } else if (event instanceof ServiceResumed) {
            reviewFiles(stream);
        }
    }

    /**
     * A failback in disaster mode does without what the backup pool has made; that is known now, though the backup pool
     * can say so itself only when it is back.
     */
    private void leaveBehind(String home) {
        var made = losses.madeAtBackup(home);
        var modules = new EnumMap<BackupModule, Long>(BackupModule.class);
        made.forEach(change -> modules.merge(change.module(), 1L, Long::sum));
        modules.forEach((module, changes) -> setAside(
                partner(home).orElse(""), home, module == BackupModule.DATA_CONF ? FILES : module.toString(), changes));
        leftBehind.add(home);
        uploads.get(home).dropIf(made::contains);
    }

    private void setAside(String store, String home, String what, long changes) {
        if (store.equals(home) || !leftBehind.contains(home)) {
            setAside.add(new SetAside(store, home, what, changes, now));
        }
        reviewFiles(home);
    }

    private boolean isHeld(String home, ContentUploaded file) {
        return Stream.concat(knows(home, home).stream(), copy(home).stream()).anyMatch(state -> state.holds(file));
    }

    /**
     * Files that nobody who speaks for the users knows of belong to their conferences no longer; what a lost file had
     * replaced does again.
     */
    private void reviewFiles(String home) {
        if (CentralManagement.isInstance(home)) {
            return;
        }
        var authority = authority(home);
        var speaks = authority.writable();
        var files = uploads.get(home);
        files.dropIf(file -> !speaks.holds(file)
                && (authority.backupDecides()
                        || authority.copy().filter(c -> c.holds(file)).isEmpty()));
        speaks.files().forEach(files::restore);
    }

    /**
     * Users leave what they had behind, and find what they once left at their new home; or they take it along: then it is
     * made anew there.
     */
    private void moved(UsersMoved event) {
        if (!event.withData()) {
            event.users().forEach(user -> {
                var home = userHome(user);
                losses.leftBehind(home, now, authority(home).writable().userData(user), event.to());
                if (losses.hasLeftBehind(user)) {
                    losses.broughtBack(authority(poolOf(event.to())).writable().userData(user));
                }
            });
        }
    }

    private void applyEstate(Event event) {
        if (event instanceof UsersMoved e) {
            moved(e);
        }
        world.evolve(now, event);
        dialIn.apply(event, "");
        if (event instanceof MoveEnded e) {
            configurationLosses.moved(e, lostAt(e.from(), now), this::centralManagement);
        }
        moveClock.apply(now, event);
        if (event instanceof RegistrarVerdict e && e.down()) {
            recoveries.get(e.of()).detected(now);
        } else if (event instanceof CommandStarted e) {
            commands.apply(e);
            e.cmdlets()
                    .forEach(cmdlet -> recoveries.forEach(
                            (pool, recovery) -> recovery.typed(cmdlet, e.line().contains(pool), now)));
        } else if (event instanceof CommandEnded e) {
            commands.apply(e);
        } else if (event instanceof FindingRaised e) {
            findings.add(new Noticed(e, now));
        }
    }

    private boolean inReach(String pool) {
        return world.computers().poolUp(pool) && world.computers().reachable(pool);
    }

    /**
     * A pool is lost when it is no longer up, or cut off, or without its back end, while it should serve; home again when
     * it serves itself.
     */
    private void watchService(String pool, Recovery recovery) {
        if (stores.get(pool).knows(pool).isEmpty() || !inTopology(pool)) {
            return;
        }
        var lost = !inReach(pool) || world.computers().backEndDownSince(pool).isPresent();
        var state = state(pool);
        if (lost && (state == Authority.State.Active || state == Authority.State.Down)) {
            recovery.lost(now);
        } else if (!lost && state == Authority.State.Active) {
            recovery.recovered();
        }
        var population = world.populations().get(pool);
        if (population.count(Mode.CANNOT_SIGN_IN) == 0 && population.count(Mode.RESILIENCY) == 0) {
            recovery.signedIn(now);
        }
    }

    /** The pool that a user's data is homed on now; of users of a branch, the pool that it registers with. */
    public String userHome(String user) {
        return world.populationOf(user).map(Population::home).map(this::poolOf).orElse("");
    }

    /** The pool that holds the data of users homed on a pool or a branch. */
    private String poolOf(String home) {
        var branch = estate.branches().get(home);
        return branch == null ? home : branch.registersWith();
    }

    public Estate estate() {
        return estate;
    }

    /** Milliseconds since the start of the run. */
    public long now() {
        return now;
    }

    /** What the estate store comes to. */
    public World world() {
        return world;
    }

    /** The journal that the events of a pool's store make. */
    public org.pooldrill.backup.Journal journal(String pool) {
        return stores.get(pool).journal();
    }

    /** The settings that a pool's Backup Service goes by: those of the pool's local replica. */
    public BackupSettings backupSettings(String pool) {
        return world.replicas().actedOnBy(pool, world.computers()::computerUp).backupSettings();
    }

    /** The packages in a pool's file store that wait to be imported. */
    public WaitingPackages waiting(String pool) {
        return stores.get(pool).waiting();
    }

    /**
     * The stream that an event belongs to: a home pool, an instance of Central Management, or empty.
     *
     * @param store the pool in whose store it stands
     */
    public String stream(String store, Event event) {
        return stores.get(store).stream(event, this::userHome);
    }

    /**
     * What a pool's users would lose if their pool were gone now and its partner took them over with what lies there:
     * nothing where the partner serves them already. Its age is counted as that of a real loss is.
     */
    public Loss atRisk(String home) {
        var partner = partner(home);
        var state = state(home);
        if (partner.isEmpty() || state == Authority.State.FailedOver || state == Authority.State.FailingBack) {
            return new Loss();
        }
        return losses.atRisk(home, lostAt(home, now), importable(home, partner.get()), file -> copy(home)
                .filter(copy -> copy.holds(file))
                .isPresent());
    }

    /** A home pool's packages at its partner that this can import as it stands. */
    private List<PackageTransferred> importable(String home, String partner) {
        var computers = world.computers();
        var speaks = knows(home, home)
                .filter(state -> state.term() == copy(home).orElseThrow().term());
        if (speaks.isEmpty() || !computers.fileStoreUp(partner)) {
            return List.of();
        }
        return waiting(partner).from(home).stream()
                .filter(parcel -> parcel.module() != BackupModule.PRESENCE_FOCUS
                        || computers.database(partner, Database.User).available())
                .toList();
    }

    /** The Windows event log of every computer. */
    public EventLog eventLog() {
        return eventLog;
    }

    /** What a store knows of a home pool. */
    public Optional<PoolState> knows(String store, String home) {
        return stores.get(store).knows(home);
    }

    /** The partner's copy of a home pool. */
    public Optional<PoolState> copy(String home) {
        return partner(home).flatMap(partner -> stores.get(partner).knows(home));
    }

    /** The pool that a home pool is paired with: the one that it names as its partner and that names it. */
    public Optional<String> partner(String home) {
        return named(home).filter(partner -> named(partner).filter(home::equals).isPresent());
    }

    private Optional<String> named(String pool) {
        return stores.get(pool).knows(pool).map(PoolState::partner).filter(partner -> !partner.isEmpty());
    }

    /** Who speaks for the users of a home pool. */
    public Authority authority(String home) {
        return new Authority(
                stores.get(home).knows(home).orElseGet(PoolState::new),
                copy(home),
                partner(home).filter(world.computers()::poolUp).isPresent());
    }

    /** Whether a pool is in the topology: not before it is defined, and not after it was removed. */
    public boolean inTopology(String pool) {
        return !definitions || deployment().topology().defines(pool);
    }

    /** The published state of a pool. */
    public Authority.State state(String pool) {
        if (definitions && deployment().topology().removed(pool)) {
            return Authority.State.Retired;
        }
        return authority(pool).state(world.computers().poolUp(pool));
    }

    /** Central Management as a whole. */
    public Deployment deployment() {
        return new Deployment(
                estate, world.moves(), new WorldMachines(estate, world.computers()), this::centralManagement);
    }

    /** A pool's instance of the Central Management store, where one was installed. */
    public Optional<CmsState> centralManagement(String pool) {
        return stores.containsKey(pool) ? stores.get(pool).cms() : Optional.empty();
    }

    /** The changes of the configuration that were lost so far, oldest first. */
    public List<LostSetting> lostConfiguration() {
        return configurationLosses.lost();
    }

    /**
     * How old the oldest change of a module was, when the pool that held it was lost, that its last disaster lost, in
     * milliseconds.
     */
    public long rpoMillis(String pool, BackupModule module) {
        return module == BackupModule.CMS_MASTER
                ? configurationLosses.rpoMillis(pool)
                : losses.loss(pool).rpoMillis(module);
    }

    /** How long the last move of Central Management took, from its start, in milliseconds; nothing before one. */
    public OptionalLong moveMillis() {
        return moveClock.millis();
    }

    /** The location data in a pool's store. */
    public Locations locations(String pool) {
        return stores.get(pool).locations();
    }

    /** Location data as administrators have made them so far, wherever they stand. */
    public Map<String, String> knownLocations() {
        return knownLocations.subnets();
    }

    /** What decides whether routes and Edge pools work. */
    public Surroundings surroundings() {
        return new Surroundings(
                estate,
                deployment(),
                world.replicas(),
                world.perimeter(),
                new WorldMachines(estate, world.computers()),
                this::serves);
    }

    /** Which routes and Edge pools work, and why not. */
    public Routes routes() {
        return new Routes(surroundings());
    }

    /** What the Application Server of a pool keeps in that pool's store. */
    public ApplicationState applications(String pool) {
        return stores.get(pool).applications();
    }

    /** Where calls to response groups end up. */
    public GroupRouting groupRouting() {
        return new GroupRouting(new ApplicationFacts(this), world.groupCalls());
    }

    /** Where calls can be parked and picked up. */
    public Parking parking() {
        return new Parking(new ApplicationFacts(this));
    }

    /** Which unassigned numbers lead to which announcement. */
    public Announcements announcements() {
        return new Announcements(new ApplicationFacts(this));
    }

    /** A Persistent Chat pool as it is published and as its database stands. */
    public ChatPool chat(String chat) {
        return new ChatPool(
                estate,
                estate.persistentChat().get(chat),
                deployment().topology(),
                world.chats().of(chat),
                world.computers()::computerUp,
                pool -> !authority(pool)
                        .servedBy(world.computers().poolUp(pool))
                        .isEmpty());
    }

    /**
     * PowerPoint of a pool's users: an Office Web Apps Server renders it, of the site of the pool that serves them where
     * one stands there, else the first of the estate [model].
     */
    public Route powerPoint(String pool) {
        var servers = estate.officeWebApps();
        if (servers.isEmpty()) {
            return new Route("", List.of());
        }
        var serving = authority(pool).servedBy(world.computers().poolUp(pool));
        var site = estate.pool(serving.isEmpty() ? pool : serving).site();
        var server = servers.keySet().stream()
                .filter(name -> servers.get(name).equals(site))
                .findFirst()
                .orElse(servers.keySet().iterator().next());
        return new Route(
                "",
                world.computers().computerUp(server)
                        ? List.of()
                        : List.of("the Office Web Apps Server " + server + " is down"));
    }

    /** Where the simple URLs of meetings lead. */
    public MeetingUrls meetingUrls() {
        return new MeetingUrls(estate, world.computers()::poolUp, this::serves);
    }

    /** Whether a pool is up and serves its own users. */
    public boolean serves(String pool) {
        return world.computers().poolUp(pool) && state(pool) == Authority.State.Active;
    }

    /** What others see of users. */
    public Experience experience() {
        return experience;
    }

    /** The pool that holds a user's data. */
    public String homePool(String sip) {
        return userHome(sip);
    }

    /** Conference directories, and who can be called into a meeting. */
    public DialIn dialIn() {
        return dialIn;
    }

    /** Whether some file store was lost with its content so far. */
    public boolean contentErased() {
        return contentErased;
    }

    public Loss loss(String pool) {
        return losses.loss(pool);
    }

    public Recovery recovery(String pool) {
        return recoveries.get(pool);
    }

    /** Files uploaded to the conferences of a pool's users that somebody who speaks for them knows of. */
    public Collection<ContentUploaded> uploads(String pool) {
        return uploads.get(pool).all();
    }

    /** Those of them that a store lacks. */
    public Collection<ContentUploaded> lackingAt(String store, String pool) {
        return uploads.get(pool).lackingAt(store);
    }

    /** Finds now what documents say of files and what is found once for all of them, so that it is there in a snapshot. */
    public void lookThrough() {
        for (var pool : estate.pools().keySet()) {
            lackingAt(pool, pool);
            partner(pool).ifPresent(partner -> lackingAt(partner, pool));
        }
    }

    /** How many of them only the partner's store holds. */
    public long onlyAtPartner(String pool) {
        return copy(pool).stream()
                .flatMap(copy -> lackingAt(pool, pool).stream().filter(copy::holds))
                .count();
    }

    /** Everything that was noticed, oldest first. */
    public List<Noticed> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** What was set aside, oldest first. */
    public List<SetAside> setAside() {
        return Collections.unmodifiableList(setAside);
    }

    /** The users that a step has touched. */
    public Set<String> touched() {
        return Collections.unmodifiableSet(touched);
    }

    /** The conferences that a step has touched. */
    public Set<String> touchedConferences() {
        return Collections.unmodifiableSet(touchedConferences);
    }

    Commands commands() {
        return commands;
    }

    private StateDocument stateDocument() {
        var made = document == null ? new StateDocument(this) : document;
        document = made;
        return made;
    }

    /** The state document: always of the present, each value computed when it is looked at. */
    public Map<String, Object> document() {
        return stateDocument().all();
    }

    /** The state document for printing: of users and conferences only the named ones and those that a step touched. */
    public Map<String, Object> printed() {
        return stateDocument().printed();
    }
}
