package org.pooldrill.survivor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.pooldrill.backup.BackupPackage;
import org.pooldrill.backup.BackupService;
import org.pooldrill.backup.FileStore;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.cms.CmsState;
import org.pooldrill.datacenter.PhysicalWorld;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.Takeover;
import org.pooldrill.history.History;
import org.pooldrill.log.LogEvent;
import org.pooldrill.management.ShellPreparations;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.BackupSite;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.simulation.InvariantBroken;
import org.pooldrill.view.View;
import org.pooldrill.world.WorldMachines;

/**
 * One pool's site alone at a moment of a log: its event store rebuilt from the log, its aggregates sourced from that
 * store, and its Backup Service on it. What the other pool knew plays no part in what this one can do. Only the packages
 * that lie in its file store are made once more by the one who sent them, since no event holds their content, and are
 * laid where they lay; one that came damaged and had not been looked at yet is taken for a good one {@code [model]}.
 */
public final class SurvivingSite implements AutoCloseable {
    private static final Set<BackupModule> USER_DATA = Set.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private final String pool;
    private final Estate estate;
    private final LoggedEvents log;
    private final long untilMillis;
    private final View view;
    private final RebuiltStore store;
    private final Map<String, Map<BackupModule, Long>> importedAt = new LinkedHashMap<>();

    private SurvivingSite(String pool, Estate estate, LoggedEvents log, long untilMillis) {
        this.pool = pool;
        this.estate = estate;
        this.log = log;
        this.untilMillis = untilMillis;
        view = new View(estate);
        store = new RebuiltStore(pool, estate);
    }

    /**
     * Rebuilds it.
     *
     * @param log a whole log
     * @param pool a pool of the estate
     * @param untilMillis the moment, in milliseconds since the start; the log goes on for at least so long
     * @throws org.pooldrill.log.LogDamaged if the log is damaged, also after that moment
     */
    public static SurvivingSite of(LoggedEvents log, Estate estate, String pool, long untilMillis) {
        var site = new SurvivingSite(pool, estate, log, untilMillis);
        try {
            site.rebuild();
            return site;
        } catch (RuntimeException | Error problem) {
            site.close();
            throw problem;
        }
    }

    private void rebuild() {
        log.forEach(event -> {
            if (event.t() <= untilMillis) {
                take(event);
            }
        });
        view.passTo(untilMillis);
        store.passTo(untilMillis);
        for (var home : estate.pools().keySet()) {
            view.knows(pool, home)
                    .ifPresent(seen -> compare(home, seen, store.site().replay(home)));
        }
    }

    private void take(LogEvent logged) {
        if (logged.store().equals(pool)) {
            var event = (Event) logged.payload(EventCatalogue.codec());
            store.append(logged.t(), event, view.stream(pool, event));
            if (event instanceof BatchImported e) {
                importedAt
                        .computeIfAbsent(e.home(), home -> new EnumMap<>(BackupModule.class))
                        .put(e.module(), logged.t());
            }
        }
        History.feed(view, logged);
    }

    private void compare(String home, PoolState seen, PoolState replayed) {
        if (!seen.describe().equals(replayed.describe())) {
            throw new InvariantBroken(
                    "replaying a store yields the state that the run had",
                    "the stream of " + home + " in " + pool + " was " + seen.describe() + ", replayed "
                            + replayed.describe());
        }
    }

    /** What the whole log comes to at that moment; after {@link #rescue} with what this site did. */
    public View view() {
        return view;
    }

    /** The pool whose site this is. */
    public String pool() {
        return pool;
    }

    /** The moment, in milliseconds since the start. */
    public long atMillis() {
        return untilMillis;
    }

    /** How many events its store has. */
    public long events() {
        return store.engine().head();
    }

    /** Why it can serve nobody at that moment; empty where it can. */
    public String whyDown() {
        var physical =
                new PhysicalWorld(view.world().computers(), () -> view.routes().firstHop());
        return physical.up(pool) ? "" : physical.whyDown(pool);
    }

    /** What it has of each home pool's users, its own first. */
    public List<Holding> holdings() {
        var holdings = new ArrayList<Holding>();
        store.site().knows(pool).ifPresent(own -> holdings.add(holding(own)));
        for (var home : estate.pools().keySet()) {
            if (!home.equals(pool)) {
                store.site().knows(home).ifPresent(copy -> holdings.add(holding(copy)));
            }
        }
        return holdings;
    }

    private Holding holding(PoolState state) {
        var data = state.userData();
        var files = state.files();
        return new Holding(
                state.home(),
                state.service(),
                data.size(),
                data.stream().mapToLong(user -> user.contacts().size()).sum(),
                state.conferences().size(),
                files.size(),
                files.stream().mapToLong(ContentUploaded::bytes).sum(),
                state.isHome() ? Map.of() : imported(state),
                view.waiting(pool).from(state.home()));
    }

    private Map<BackupModule, Holding.Imported> imported(PoolState copy) {
        var marks = new TreeMap<BackupModule, Holding.Imported>();
        for (var module : List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF)) {
            var at = importedAt.getOrDefault(copy.home(), Map.of()).get(module);
            marks.put(
                    module,
                    new Holding.Imported(
                            copy.stream().imported(module), at == null ? OptionalLong.empty() : OptionalLong.of(at)));
        }
        return marks;
    }

    /** Its instance of the Central Management store; empty where none was installed. */
    public Optional<CmsState> centralManagement() {
        return view.centralManagement(pool);
    }

    /** The response groups that it has, its own and imported ones. */
    public List<String> responseGroups() {
        return view.applications(pool).groups().groups().stream()
                .map(ResponseGroup::name)
                .toList();
    }

    /** Why its partner's users cannot be taken over at that moment; empty where they can. */
    public Optional<String> refusesRescue() {
        var partner = view.partner(pool);
        if (partner.isEmpty()) {
            return Optional.of(pool + " is not paired with another pool: it has nobody to take over");
        }
        var service = store.site().state(partner.get()).service();
        if (service != Service.STANDBY) {
            return Optional.of("the users of " + partner.get() + " have been taken over by " + pool + " already ("
                    + service + "): ask for a moment before that");
        }
        return whyDown().isEmpty() ? Optional.empty() : Optional.of(whyDown());
    }

    /**
     * What {@code Invoke-CsPoolFailOver} would have asked for at that moment and did not find ("Failing over a pool", steps
     * 3 to 5 and the preliminary one), in one sentence each. It takes nothing away from what could be rescued.
     */
    public List<String> toDoFirst() {
        var home = view.partner(pool).orElseThrow();
        var machines = new WorldMachines(estate, view.world().computers());
        var preparations = new ShellPreparations(view.deployment(), estate, machines, Optional.of(pool));
        var steps = new ArrayList<String>();
        var why = preparations.cmsNotAvailable(home);
        if (!why.isEmpty()) {
            steps.add(why + ": Invoke-CsManagementServerFailover");
        }
        preparations
                .edgesWithNextHop(home)
                .forEach(edge -> steps.add(home + " is the next hop of " + edge + ": Set-CsEdgeServer"));
        return steps;
    }

    /**
     * Takes the partner's users over with what this site has, as {@code Invoke-CsPoolFailOver -DisasterMode} does: as if
     * the partner had been lost at this very moment. To be called once, where {@link #refusesRescue} has no objection.
     */
    public Rescue rescue() {
        var home = view.partner(pool).orElseThrow();
        var service = backupService(store, new FileStore());
        service.layOut(sent(home), view.waiting(pool).list());
        var imported = new ArrayList<String>();
        var before = view.loss(home).items().size();
        store.listen((raw, payload) -> view.apply(
                raw.store(),
                raw.n(),
                raw.t(),
                raw.cause(),
                (Event) payload,
                raw.data().length()));
        var takeover = new Takeover(store.site(), home, true, () -> imported.addAll(service.importWaiting(USER_DATA)));
        takeover.begin();
        takeover.complete();
        return new Rescue(home, imported, view.loss(home).after(before));
    }

    /** What the partner has sent and does not know to be imported, made once more by its Backup Service. */
    private List<BackupPackage> sent(String home) {
        if (view.waiting(pool).from(home).isEmpty()) {
            return List.of();
        }
        try (var theirs = of(log, estate, home, untilMillis)) {
            return theirs.backupService(theirs.store, new FileStore()).sentAndNotAcknowledged();
        }
    }

    private BackupService backupService(RebuiltStore on, FileStore files) {
        var agenda = new Agenda(new Agenda.Causes() {
            @Override
            public long current() {
                return 0;
            }

            @Override
            public void causedBy(long seq, Runnable action) {
                action.run();
            }
        });
        return new BackupService(
                new BackupSite(on.site(), on.engine(), estate.start(), EventCatalogue.codec()),
                files,
                new SiteGround(view),
                (from, to, bytes, arrived, failed) -> {},
                new InMemoryTokenStore(),
                agenda.executor(),
                () -> untilMillis,
                estate.timings());
    }

    @Override
    public void close() {
        store.close();
    }
}
