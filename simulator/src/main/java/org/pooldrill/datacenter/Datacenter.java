package org.pooldrill.datacenter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputerEvent.FaultHealed;
import org.pooldrill.computer.ComputerEvent.FaultStarted;
import org.pooldrill.computer.ComputerEvent.FaultStruck;
import org.pooldrill.computer.ComputerEvent.FileStoreChanged;
import org.pooldrill.computer.ComputerEvent.FileStoreLost;
import org.pooldrill.computer.ComputerEvent.ServerDrained;
import org.pooldrill.computer.ComputerEvent.UserDatabaseSwitched;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.Fault;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Estate;
import org.pooldrill.mirror.Side;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;

/**
 * The hands on the physical world: faults and repairs, services, databases. Each changes what is wanted and lets the
 * parts follow, in the order of the estate; what takes time stands on the agenda.
 *
 * <p>A part is up when no fault holds it; faults heal one by one, the oldest of a kind and place first.
 */
public final class Datacenter implements Consequence {
    private final World world;
    private final FaultOrders orders;
    private final Lines lines;
    private final Services services;
    private final Map<String, FrontEndServers> frontEnds = new LinkedHashMap<>();
    private final Map<String, Replicas> replicas = new LinkedHashMap<>();
    private final Map<String, BackEnd> backEnds = new LinkedHashMap<>();
    private final Map<String, EdgeServers> edges = new LinkedHashMap<>();
    private long settled;

    /**
     * @param log where events go; they have reached {@code state} when the call returns
     * @param state the physical world, in which everything works so far
     */
    public Datacenter(Estate estate, Agenda agenda, EstateLog log, ComputersState state) {
        world = new World(estate, agenda, log, state);
        orders = new FaultOrders(estate);
        lines = new Lines(world);
        services = new Services(world, this::settle);
        for (var pool : estate.pools().keySet()) {
            frontEnds.put(pool, new FrontEndServers(world, pool));
            replicas.put(pool, new Replicas(world, pool));
            backEnds.put(pool, new BackEnd(world, pool));
        }
        estate.edges().keySet().forEach(edge -> edges.put(edge, new EdgeServers(world, edge)));
    }

    /** Lets every part follow what holds it; without effect where all do already. */
    @Override
    public void settle() {
        while (settled != world.state().changes()) {
            settled = world.state().changes();
            follow();
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class);
    }

    private void follow() {
        lines.settle();
        for (var pool : frontEnds.keySet()) {
            frontEnds.get(pool).settle();
            replicas.get(pool).settle();
            backEnds.get(pool).settle();
            fileStore(pool);
        }
        edges.values().forEach(EdgeServers::settle);
    }

    private void fileStore(String pool) {
        var up = !world.faults().holdFileStore(pool);
        if (up != world.state().fileStoreUp(pool)) {
            world.log().record(new FileStoreChanged(pool, up));
        }
    }

    /**
     * Something breaks.
     *
     * @param at one name, or two sites, or nothing for all links
     * @param with the details as {@link Fault} has them; those that go without saying may be left out
     * @param lasting after which it is repaired by itself
     * @return what is wrong with the place or the details, in which case nothing has happened
     */
    public Optional<String> fault(
            FaultKind kind, List<String> at, Map<String, String> with, Optional<Duration> lasting) {
        var problem = refusesFault(kind, at, with);
        if (problem.isPresent()) {
            return problem;
        }
        var number = world.faults().count() + 1;
        var started = new FaultStarted(number, kind, place(kind, at), orders.complete(kind, with));
        world.log().record(started);
        if (kind == FaultKind.FILESTORE_LOST) {
            world.log().record(new FileStoreLost(at.get(0)));
        } else if (kind == FaultKind.SERVICE_STOPPED) {
            services.breakDown(at.get(0), service(started.with()));
        }
        settle();
        lasting.ifPresent(duration -> world.agenda().in(duration.toMillis(), () -> world.faults().present().stream()
                .filter(fault -> fault.number() == number)
                .findFirst()
                .ifPresent(this::heal)));
        return Optional.empty();
    }

    /**
     * Something is repaired: the oldest fault of that kind and place that has these details.
     *
     * @param with the details that tell it from others, or nothing
     * @return that there is no such fault, and those that there are
     */
    public Optional<String> heal(FaultKind kind, List<String> at, Map<String, String> with) {
        var problem = refusesHeal(kind, at, with);
        if (problem.isEmpty()) {
            present(kind, at, with).ifPresent(this::heal);
        }
        return problem;
    }

    /** Why this cannot break, if it cannot. */
    public Optional<String> refusesFault(FaultKind kind, List<String> at, Map<String, String> with) {
        return orders.problem(kind, at).or(() -> orders.problem(kind, with));
    }

    /** Why this cannot be repaired now, if it cannot: there is no such fault. */
    public Optional<String> refusesHeal(FaultKind kind, List<String> at, Map<String, String> with) {
        return orders.problem(kind, at)
                .or(() -> present(kind, at, with).isPresent() ? Optional.empty() : Optional.of(missing(kind, at)));
    }

    private Optional<Fault> present(FaultKind kind, List<String> at, Map<String, String> with) {
        var place = place(kind, at);
        return world.faults()
                .oldest(
                        kind,
                        there -> there.at().equals(place)
                                && there.with().entrySet().containsAll(with.entrySet()));
    }

    private String missing(FaultKind kind, List<String> at) {
        var there = world.faults().present().stream()
                .map(fault -> named(fault.kind(), fault.at()))
                .toList();
        return "there is no " + named(kind, at) + " to heal; "
                + (there.isEmpty() ? "nothing is broken" : "there is " + String.join(", ", there));
    }

    private void heal(Fault fault) {
        world.log().record(new FaultHealed(fault.number(), fault.kind(), fault.at()));
        if (fault.kind() == FaultKind.SERVICE_STOPPED) {
            services.repair(fault.place(), service(fault.with()));
        }
        settle();
    }

    private List<String> place(FaultKind kind, List<String> at) {
        return kind == FaultKind.WAN_DOWN || kind == FaultKind.WAN_SLOW
                ? world.faults().link(at)
                : at;
    }

    private static String named(FaultKind kind, List<String> at) {
        return at.isEmpty() ? kind.toString() : kind + " at " + String.join(" and ", at);
    }

    private static WindowsService service(Map<String, String> with) {
        return WindowsService.valueOf(with.getOrDefault("service", ""));
    }

    /** Whether the failback of a pool that is just ending is to end in HydrationFailed; that uses the fault up by one. */
    public boolean takeHydrationFailure(String pool) {
        return strikes(world.faults().oldest(FaultKind.HYDRATION_FAILURE, List.of(pool)));
    }

    /**
     * Has the Front Ends of a pool start their Front End service anew, as a failback does. While the address book
     * service is at its maintenance one of them cannot, once; it can again after a restart [doc: KB 3140472].
     *
     * @return the server that could not
     */
    public Optional<String> restartFrontEnds(String pool) {
        var failed = world.state().computers(pool).stream()
                .filter(world.state()::notStarted)
                .toList();
        var maintenance = world.faults().oldest(FaultKind.ADDRESS_BOOK_MAINTENANCE, List.of(pool));
        if (maintenance.isEmpty()) {
            failed.forEach(computer -> services.start(computer, List.of(WindowsService.RTCSRV), () -> {}));
            return Optional.empty();
        }
        if (!failed.isEmpty()
                || world.state().maintenanceStruck(maintenance.get().number())) {
            return failed.stream().findFirst();
        }
        var first = world.state().computers(pool).stream()
                .filter(computer -> world.state().serviceState(computer, WindowsService.RTCSRV) == ServerState.Running)
                .findFirst();
        first.ifPresent(computer -> services.keepFromStarting(computer, maintenance.get()));
        settle();
        return first;
    }

    /** Whether the package that a pool is just sending arrives damaged; that uses the fault up by one. */
    public boolean takePackageCorruption(String pool, String module) {
        return strikes(world.faults()
                .oldest(
                        FaultKind.PACKAGE_CORRUPTED,
                        fault -> fault.place().equals(pool)
                                && module.equals(fault.with().get("module"))));
    }

    private boolean strikes(Optional<Fault> fault) {
        fault.ifPresent(there -> {
            var left = world.faults().left(there.number()) - 1;
            world.log().record(new FaultStruck(there.number(), there.kind(), there.at(), left));
            if (left == 0) {
                heal(there);
            }
        });
        return fault.isPresent();
    }

    /**
     * Starts services of a Front End or an Edge server as Start-CsWindowsService does: those that are stopped, with the
     * Windows Fabric that they need. Takes {@code serviceStart}; a pool may need longer to find its quorum.
     *
     * @param names which; empty means all
     * @param done called when they have started, or could not since the computer is down
     */
    public void startServices(String computer, List<WindowsService> names, Runnable done) {
        var wanted = named(computer, names);
        services.start(computer, wanted, done);
        var pool = frontEnds.get(world.estate().poolOfComputer(computer).orElse(""));
        if (pool != null && wanted.stream().anyMatch(WindowsService::needsFabric)) {
            pool.startByHand(computer);
        }
    }

    /**
     * Stops services of a Front End or an Edge server as Stop-CsWindowsService does. Takes {@code serviceStop}. They
     * stay stopped until they are started, or until the computer loses its power.
     *
     * @param names which; empty means all
     * @param done called when they have stopped
     */
    public void stopServices(String computer, List<WindowsService> names, Runnable done) {
        services.stop(computer, named(computer, names), done);
    }

    private List<WindowsService> named(String computer, List<WindowsService> names) {
        return names.isEmpty() ? world.state().services(computer) : names;
    }

    /** Puts services on a computer, as setup does, stopped; those that are there already stay as they are. */
    public void installServices(String computer, List<WindowsService> names) {
        services.install(computer, names);
    }

    /** Gives a pool's SQL servers the Central Management databases; without effect where they are. */
    public void installCentralManagement(String pool) {
        backEnd(pool).install(Database.CentralMgmt);
    }

    /** Why Invoke-CsDatabaseFailover is refused, if it is. */
    public Optional<ErrorId> refusesDatabaseFailover(String pool, Database database, Side newPrincipal, boolean force) {
        return backEnd(pool)
                .mirror(database)
                .map(mirror -> mirror.refusal(newPrincipal, force))
                .orElse(Optional.of(ErrorId.MirrorNotConfigured));
    }

    /** Makes a side of a mirrored database principal, at once; the refusals are the caller's to ask. */
    public void moveDatabase(String pool, Database database, Side newPrincipal) {
        moveDatabase(pool, database, newPrincipal, List.of());
    }

    /** The same, except for some of its databases, which stay where they are. */
    public void moveDatabase(String pool, Database database, Side newPrincipal, List<String> except) {
        var backEnd = backEnd(pool);
        backEnd.mirror(database).ifPresent(mirror -> backEnd.move(database, mirror.movedTo(newPrincipal), except));
    }

    /** Takes the user databases of a pool offline or online, as Set-CsUserDatabaseState does. */
    public void switchUserDatabase(String pool, boolean online) {
        if (online != world.state().userDatabaseOnline(pool)) {
            world.log().record(new UserDatabaseSwitched(pool, online));
            settle();
        }
    }

    /** A Front End takes no new conferences, or does again. */
    public void drain(String computer, boolean drained) {
        if (drained != world.state().drained(computer)) {
            world.log().record(new ServerDrained(computer, drained));
        }
    }

    /** The servers of a pool that can form its fabric: those that have power and whose Windows Fabric was not stopped. */
    public List<String> ableToFormFabric(String pool) {
        return frontEnds.get(pool).ableToForm();
    }

    /**
     * Forms the fabric of a pool anew from the servers that are able to, at least one (Reset-CsPoolRegistrarState).
     *
     * @return the routing groups that were loaded from the backup store
     */
    public List<Integer> formFabricAnew(String pool, boolean everything) {
        var reloaded = frontEnds.get(pool).formAnew(everything);
        settle();
        return reloaded;
    }

    /** Takes a server out of its pool's fabric that will not come back. */
    public void forgetServer(String pool, String computer) {
        frontEnds.get(pool).forget(computer);
        settle();
    }

    private BackEnd backEnd(String pool) {
        var backEnd = backEnds.get(pool);
        if (backEnd == null) {
            throw new IllegalArgumentException("no pool " + pool + ", only " + backEnds.keySet());
        }
        return backEnd;
    }
}
