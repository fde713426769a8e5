package org.pooldrill.computer;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent.BackEndBack;
import org.pooldrill.computer.ComputerEvent.BackEndToleranceExceeded;
import org.pooldrill.computer.ComputerEvent.DatabaseChanged;
import org.pooldrill.computer.ComputerEvent.DatabasesLeft;
import org.pooldrill.computer.ComputerEvent.EdgeChanged;
import org.pooldrill.computer.ComputerEvent.FabricReset;
import org.pooldrill.computer.ComputerEvent.FaultHealed;
import org.pooldrill.computer.ComputerEvent.FaultStarted;
import org.pooldrill.computer.ComputerEvent.FaultStruck;
import org.pooldrill.computer.ComputerEvent.FileStoreChanged;
import org.pooldrill.computer.ComputerEvent.FileStoreLost;
import org.pooldrill.computer.ComputerEvent.FrontEndNotStarted;
import org.pooldrill.computer.ComputerEvent.LinkChanged;
import org.pooldrill.computer.ComputerEvent.PoolChanged;
import org.pooldrill.computer.ComputerEvent.ReplicasBuilt;
import org.pooldrill.computer.ComputerEvent.ServerChanged;
import org.pooldrill.computer.ComputerEvent.ServerDrained;
import org.pooldrill.computer.ComputerEvent.ServicesChanged;
import org.pooldrill.computer.ComputerEvent.ServicesInstalled;
import org.pooldrill.computer.ComputerEvent.UserDatabaseSwitched;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Readings.TwoServerPools;
import org.pooldrill.estate.Timing;
import org.pooldrill.fabric.Fabric;
import org.pooldrill.mirror.DatabaseMirror;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.mirror.MirroringStatus;
import org.pooldrill.mirror.Side;
import org.pooldrill.quorum.Quorum;

/**
 * The physical world as its events tell it, for the simulation that runs and for the view that reads a log alike. At the
 * start everything works.
 *
 * <p>Times are milliseconds since the start of the run. A name that is not in the estate is refused with an
 * {@link IllegalArgumentException}.
 */
public final class ComputersState {
    private final Estate estate;
    private final Topology topology;
    private final Faults faults;
    private final Servers servers;
    private final Links links;
    private final Map<String, PoolStanding> pools = new LinkedHashMap<>();
    private final Map<String, Map<Database, DatabaseChanged>> databases = new LinkedHashMap<>();
    private final Map<String, Fabric> fabrics = new LinkedHashMap<>();
    private final Map<String, Boolean> edges = new LinkedHashMap<>();
    private final Map<String, Integer> notStarted = new LinkedHashMap<>();
    private final Set<Integer> struckByMaintenance = new TreeSet<>();
    private final Set<String> drained = new TreeSet<>();
    private long changes;

    /** The estate as it is deployed, with everything at work. */
    public ComputersState(Estate estate) {
        this.estate = estate;
        topology = new Topology(estate);
        faults = new Faults(topology);
        servers = new Servers(topology, faults);
        links = new Links(estate, faults);
        for (var pool : estate.pools().keySet()) {
            pools.put(pool, new PoolStanding());
            pool(pool).members.addAll(topology.computers(pool));
            if (!estate.pool(pool).deployed()) {
                pool(pool).cause = PoolCause.SERVICES_STOPPED;
            }
            fabrics.put(pool, new Fabric(topology.computers(pool)));
            var types = new EnumMap<Database, DatabaseChanged>(Database.class);
            types.put(Database.User, describe(pool, Database.User, working(pool)));
            types.put(Database.Application, describe(pool, Database.Application, working(pool)));
            types.put(
                    Database.CentralMgmt,
                    topology.hostsCentralManagement(pool)
                            ? describe(pool, Database.CentralMgmt, working(pool))
                            : absent(pool, Database.CentralMgmt));
            databases.put(pool, types);
        }
        estate.edges().keySet().forEach(edge -> edges.put(edge, true));
    }

    /** Takes up an event; those that are none of the physical world change nothing. */
    public void evolve(long timeMillis, Event event) {
        if (event instanceof ComputerEvent physical) {
            changes++;
            evolve(timeMillis, physical);
            if (physical instanceof ServerChanged
                    || physical instanceof ServicesChanged
                    || physical instanceof FaultStarted
                    || physical instanceof FaultHealed) {
                fabrics.forEach((pool, fabric) -> review(timeMillis, pool, fabric));
            }
        }
    }

    /** A Front End holds replicas while its RTCSRV runs. */
    private void review(long time, String pool, Fabric fabric) {
        for (var computer : topology.computers(pool)) {
            var serves = servers.state(computer, WindowsService.RTCSRV) == ServerState.Running;
            if (serves != fabric.runs(computer)) {
                fabric.serves(computer, serves);
            }
        }
        var lost = fabric.withoutPrimary();
        var unwritten = pool(pool).unwrittenSince;
        unwritten.keySet().retainAll(lost);
        var written = time - estate.timings().millis(Timing.STORE_WRITE);
        lost.forEach(
                group -> unwritten.putIfAbsent(group, backEndDownSince(pool).orElse(written)));
    }

    private void evolve(long time, ComputerEvent event) {
        // a switch on the type of a sealed interface needs a later Java than the one this is built for
        if (event instanceof FaultStarted e) {
            faults.evolve(e);
            links.review(time);
        } else if (event instanceof FaultStruck e) {
            faults.evolve(e);
        } else if (event instanceof FaultHealed e) {
            faults.evolve(e);
            links.review(time);
        } else if (event instanceof ServerChanged e) {
            if (e.why() == Why.FAULT) {
                notStarted.remove(e.computer());
                drained.remove(e.computer());
            } else if (e.state() == ServerState.Running) {
                estate.poolOfComputer(e.computer())
                        .filter(pools::containsKey)
                        .ifPresent(pool -> pool(pool).members.add(e.computer()));
            }
            servers.evolve(e);
        } else if (event instanceof FrontEndNotStarted e) {
            notStarted.put(e.computer(), e.fault());
            struckByMaintenance.add(e.fault());
        } else if (event instanceof ServicesChanged e) {
            if (e.state() == ServerState.Running && e.services().contains(WindowsService.RTCSRV)) {
                notStarted.remove(e.computer());
            }
            servers.evolve(e);
        } else if (event instanceof ServicesInstalled e) {
            servers.evolve(e);
        } else if (event instanceof ReplicasBuilt e) {
            e.moves().forEach(fabrics.get(e.pool())::moved);
        } else if (event instanceof PoolChanged e) {
            pool(e.pool()).evolve(time, e);
        } else if (event instanceof DatabaseChanged e) {
            databases.get(e.pool()).put(e.database(), e);
            pool(e.pool()).evolve(time, e);
        } else if (event instanceof DatabasesLeft e) {
            pool(e.pool()).left.put(e.database(), e.databases());
        } else if (event instanceof UserDatabaseSwitched e) {
            pool(e.pool()).userDatabaseOnline = e.online();
        } else if (event instanceof FabricReset e) {
            pool(e.pool()).members.clear();
            pool(e.pool()).members.addAll(e.members());
            fabrics.get(e.pool()).reloaded(e.reloaded());
        } else if (event instanceof ServerDrained e) {
            if (e.drained()) {
                drained.add(e.computer());
            } else {
                drained.remove(e.computer());
            }
        } else if (event instanceof BackEndToleranceExceeded e) {
            pool(e.pool()).toleranceExceeded = true;
        } else if (event instanceof BackEndBack e) {
            pool(e.pool()).toleranceExceeded = false;
        } else if (event instanceof FileStoreChanged e) {
            pool(e.pool()).fileStoreUp = e.up();
        } else if (event instanceof LinkChanged e) {
            links.evolve(time, e);
        } else if (event instanceof EdgeChanged e) {
            edges.put(e.edge(), e.up());
        } else if (!(event instanceof FileStoreLost)) {
            throw new IllegalStateException("no fold of " + event);
        }
    }

    /** How many events changed the physical world so far: while this stands still, so does the world. */
    public long changes() {
        return changes;
    }

    /** What broke and is not repaired. */
    public Faults faults() {
        return faults;
    }

    /** The faults that struck that name itself; a pool is not asked for those of its site. */
    public List<Fault> faultsAt(String name) {
        return faults.present().stream()
                .filter(fault -> fault.at().contains(name))
                .toList();
    }

    /** All Front Ends and Edge servers, in the order of the estate. */
    public List<String> computers() {
        return topology.computers();
    }

    /** The Front Ends of a pool or the servers of an Edge pool. */
    public List<String> computers(String pool) {
        return topology.computers(pool);
    }

    /** How a Front End or an Edge server stands. */
    public ServerState serverState(String computer) {
        return servers.state(computer);
    }

    /** Why it stands so. */
    public Why serverWhy(String computer) {
        return servers.why(computer);
    }

    /** Whether a computer has power, so that one can sign in to it. Also answers for SQL servers, branches, chat servers
     * and Office Web Apps Servers. */
    public boolean computerUp(String computer) {
        if (servers.knows(computer)) {
            return !(servers.state(computer) == ServerState.Stopped && servers.why(computer) == Why.FAULT);
        }
        return estate.branches().containsKey(computer)
                ? branchUp(computer)
                : estate.sqlServers().contains(computer)
                        ? !faults.holdSqlServer(computer)
                        : estate.computersOf(computer).isEmpty()
                                && estate.siteOf(computer)
                                        .filter(site -> !faults.holdSite(site))
                                        .isPresent();
    }

    /** The services installed on a computer. */
    public List<WindowsService> services(String computer) {
        return servers.installed(computer);
    }

    /** How a service on a computer stands; one that is not installed is stopped. */
    public ServerState serviceState(String computer, WindowsService service) {
        return servers.state(computer, service);
    }

    /** The services of a computer that were stopped, or are starting, by themselves and not with their server. */
    public List<WindowsService> differing(String computer, ServerState state) {
        return servers.differing(computer, state);
    }

    /** Whether the Front End service of a server could not start at a failback, and has not started since. */
    public boolean notStarted(String computer) {
        return notStarted.containsKey(computer);
    }

    /** Whether a maintenance of the address book has kept a server from starting already. */
    public boolean maintenanceStruck(int fault) {
        return struckByMaintenance.contains(fault);
    }

    /** Whether a service runs on some computer of a pool or Edge pool. */
    public boolean serviceRuns(String pool, WindowsService service) {
        return topology.computers(pool).stream()
                .anyMatch(computer -> servers.state(computer, service) == ServerState.Running);
    }

    /** How many Front Ends a pool has, how many serve, and whether they are enough. */
    public FrontEnds frontEnds(String pool) {
        var computers = topology.computers(pool);
        var members = members(pool);
        var quorum = new Quorum(members.size());
        var sqlUp = sqlVoteGiven(pool);
        var running = members.stream()
                .map(computer -> servers.state(computer) == ServerState.Running)
                .toList();
        var serving = computers.stream()
                .filter(computer -> servers.state(computer, WindowsService.RTCSRV) == ServerState.Running)
                .count();
        return new FrontEnds(computers.size(), (int) serving, quorum.holds(running, sqlUp), quorum.needed(sqlUp));
    }

    /** The replicas of a pool's routing groups. */
    public Fabric fabric(String pool) {
        var fabric = fabrics.get(pool);
        if (fabric == null) {
            throw new IllegalArgumentException("no pool " + pool + ", only " + fabrics.keySet());
        }
        return fabric;
    }

    /**
     * The Front Ends that make up the fabric, in the order of the topology: all of them, until it was formed anew from
     * those that were up; the others belong to it again once they have started.
     */
    public List<String> members(String pool) {
        return topology.computers(pool).stream()
                .filter(pool(pool).members::contains)
                .toList();
    }

    /**
     * Since when changes of the users of routing groups that have no primary were not written to the back end, by group:
     * since it went away, or since shortly before the group was lost.
     */
    public Map<Integer, Long> unwrittenSince(String pool) {
        return Map.copyOf(pool(pool).unwrittenSince);
    }

    /** Whether a Front End takes no new conferences. */
    public boolean drained(String computer) {
        return drained.contains(computer);
    }

    /** Whether an administrator has left the user databases of a pool online. */
    public boolean userDatabaseOnline(String pool) {
        return pool(pool).userDatabaseOnline;
    }

    /** The databases of a type whose principal is on the other server than that of the rest. */
    public List<String> databasesLeft(String pool, Database database) {
        return pool(pool).left.getOrDefault(database, List.of());
    }

    /**
     * Whether the vote of the SQL server that is the primary in the topology is given: while it runs, and where a pool of
     * two is read to need one server alone. The mirror has none.
     */
    public boolean sqlVoteGiven(String pool) {
        return !faults.holdSqlServer(estate.pool(pool).sql().primary())
                || (topology.computers(pool).size() == 2
                        && estate.readings().twoServerPools() == TwoServerPools.ONE_SERVER);
    }

    /** Whether a pool's services run, with quorum. */
    public boolean poolUp(String pool) {
        return pool(pool).cause == PoolCause.NONE;
    }

    /** Why a pool is not up. */
    public PoolCause poolCause(String pool) {
        return pool(pool).cause;
    }

    /** Since when a pool is not up. */
    public OptionalLong downSince(String pool) {
        return since(pool(pool).downSince);
    }

    /** Whether a pool is up and not cut off from every other site that stands. */
    public boolean reachable(String pool) {
        return poolUp(pool) && links.cutOffSince(estate.pool(pool).site()).isEmpty();
    }

    /** Since when no link leads from a pool's site to any other site that stands. */
    public OptionalLong cutOffSince(String pool) {
        return links.cutOffSince(estate.pool(pool).site());
    }

    /** Whether the network joins two pools, whether they are up or not. */
    public boolean connected(String poolA, String poolB) {
        return linkUp(estate.pool(poolA).site(), estate.pool(poolB).site());
    }

    /** Whether the network joins two sites; a site that is down is joined with nothing, not even itself. */
    public boolean linkUp(String siteA, String siteB) {
        return links.up(siteA, siteB);
    }

    /** The link between two different sites as it works now; nothing where there is none. */
    public Optional<LinkChanged> link(String siteA, String siteB) {
        return links.between(siteA, siteB);
    }

    /** How a database type of a pool stands. */
    public DatabaseChanged database(String pool, Database database) {
        pool(pool);
        return databases.get(pool).get(database);
    }

    /** Since when a pool's User databases are not available. */
    public OptionalLong backEndDownSince(String pool) {
        return since(pool(pool).backEndDownSince);
    }

    /** Whether they have been away for longer than the pool's users are spared from it. */
    public boolean toleranceExceeded(String pool) {
        return pool(pool).toleranceExceeded;
    }

    /** Whether a pool's file store can be used. */
    public boolean fileStoreUp(String pool) {
        return pool(pool).fileStoreUp;
    }

    /** Whether an Edge pool works. */
    public boolean edgeUp(String edge) {
        var up = edges.get(edge);
        if (up == null) {
            throw new IllegalArgumentException("no Edge pool " + edge + ", only " + edges.keySet());
        }
        return up;
    }

    /** Whether a branch appliance has power: it stands at the site of the pool that it registers with. */
    public boolean branchUp(String branch) {
        return !faults.holdSite(topology.siteOf(estate.branches().get(branch).registersWith()));
    }

    /** What a database type of a pool looks like. */
    public DatabaseChanged describe(String pool, Database database, DatabaseMirror mirror) {
        var sql = estate.pool(pool).sql();
        return new DatabaseChanged(
                pool,
                database,
                mirror.principal() == Side.PRIMARY
                        ? sql.primary()
                        : sql.mirror().orElse(""),
                mirror.state(Side.PRIMARY),
                mirror.state(Side.MIRROR),
                mirror.status(Side.PRIMARY),
                mirror.status(Side.MIRROR),
                mirror.available()
                        && (databasesLeft(pool, database).isEmpty()
                                || mirror.up(mirror.principal().other()))
                        && (database != Database.User || userDatabaseOnline(pool)));
    }

    private DatabaseMirror working(String pool) {
        var sql = estate.pool(pool).sql();
        return DatabaseMirror.working(sql.mirror().isPresent(), sql.witness());
    }

    private static DatabaseChanged absent(String pool, Database database) {
        return new DatabaseChanged(
                pool,
                database,
                "",
                DatabaseState.DatabaseInaccessibleOrMirroringNotEnabled,
                DatabaseState.DatabaseInaccessibleOrMirroringNotEnabled,
                MirroringStatus.INACCESSIBLE,
                MirroringStatus.INACCESSIBLE,
                false);
    }

    private PoolStanding pool(String pool) {
        var standing = pools.get(pool);
        if (standing == null) {
            throw new IllegalArgumentException("no pool " + pool + ", only " + pools.keySet());
        }
        return standing;
    }

    private static OptionalLong since(long time) {
        return time < 0 ? OptionalLong.empty() : OptionalLong.of(time);
    }

    /** How everything stands now, without its history: two states that print alike are alike. */
    @Override
    public String toString() {
        return "faults " + faults.present() + "\n" + servers + pools + "\n" + databases + "\n" + edges + "\n" + links;
    }
}
