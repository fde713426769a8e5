package org.pooldrill.computer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pooldrill.computer.ComputerEvent.FaultHealed;
import org.pooldrill.computer.ComputerEvent.FaultStarted;
import org.pooldrill.computer.ComputerEvent.FaultStruck;
import org.pooldrill.estate.WanLink;

/** The faults that are there, and what they hold. A part is up when no fault holds it; several may hold one part. */
public final class Faults {
    private final Topology topology;
    private final Map<Integer, Fault> present = new LinkedHashMap<>();
    private final Map<Integer, Integer> left = new LinkedHashMap<>();
    private int count;

    Faults(Topology topology) {
        this.topology = topology;
    }

    void evolve(FaultStarted event) {
        count = event.number();
        present.put(count, new Fault(count, event.fault(), event.at(), event.with()));
        if (event.fault().counted()) {
            left.put(count, Integer.parseInt(event.with().getOrDefault("times", "1")));
        }
    }

    void evolve(FaultStruck event) {
        left.put(event.number(), event.left());
    }

    void evolve(FaultHealed event) {
        present.remove(event.number());
        left.remove(event.number());
    }

    /** The faults that are there, oldest first. */
    public List<Fault> present() {
        return List.copyOf(present.values());
    }

    /** How many faults there have been so far. */
    public int count() {
        return count;
    }

    /** How often a fault that strikes a number of times will still do so. */
    public int left(int number) {
        return left.getOrDefault(number, 0);
    }

    /** Whether that fault is still there. */
    public boolean isPresent(int number) {
        return present.containsKey(number);
    }

    /** The oldest fault of that kind at that place; sites are named in the order of the estate. */
    public Optional<Fault> oldest(FaultKind kind, List<String> at) {
        return oldest(kind, fault -> fault.at().equals(at));
    }

    /** The oldest fault of that kind that satisfies a condition. */
    public Optional<Fault> oldest(FaultKind kind, Predicate<Fault> which) {
        return present.values().stream()
                .filter(fault -> fault.kind() == kind && which.test(fault))
                .findFirst();
    }

    /** Whether a Front End or an Edge server is without power. */
    public boolean holdComputer(String computer) {
        var pool = topology.poolOf(computer);
        var site = topology.siteOf(computer);
        return any(fault -> switch (fault.kind()) {
            case SITE_DOWN -> fault.place().equals(site);
            case POOL_DOWN, EDGE_DOWN -> fault.place().equals(pool);
            case FRONTEND_DOWN -> fault.place().equals(computer);
            default -> false;
        });
    }

    /** Whether a SQL server is down: by itself, or with a pool that uses it, or with the site of the first such pool. */
    public boolean holdSqlServer(String server) {
        return any(fault -> switch (fault.kind()) {
            case SITE_DOWN -> fault.place().equals(topology.siteOfSql(server));
            case POOL_DOWN ->
                topology.estate().pool(fault.place()).sql().servers().contains(server);
            case SQL_DOWN -> fault.place().equals(server);
            default -> false;
        });
    }

    /** Whether the witness of a pool's mirror is down. */
    public boolean holdWitness(String pool) {
        return any(fault -> switch (fault.kind()) {
            case SITE_DOWN -> fault.place().equals(topology.siteOf(pool));
            case WITNESS_DOWN -> fault.place().equals(pool);
            default -> false;
        });
    }

    /** Whether a pool's file store is down. */
    public boolean holdFileStore(String pool) {
        return any(fault -> switch (fault.kind()) {
            case SITE_DOWN -> fault.place().equals(topology.siteOf(pool));
            case POOL_DOWN, FILESTORE_DOWN, FILESTORE_LOST -> fault.place().equals(pool);
            default -> false;
        });
    }

    /** Whether everything at a site is down. */
    public boolean holdSite(String site) {
        return any(fault -> fault.kind() == FaultKind.SITE_DOWN && fault.place().equals(site));
    }

    /** Whether the link between two sites is down. */
    public boolean holdLink(WanLink link) {
        return any(fault -> switch (fault.kind()) {
            case SITE_DOWN ->
                fault.place().equals(link.siteA()) || fault.place().equals(link.siteB());
            case WAN_DOWN -> strikes(fault, link);
            default -> false;
        });
    }

    /** The faults that slow a link down, oldest first. */
    public List<Fault> slowing(WanLink link) {
        return present.values().stream()
                .filter(fault -> fault.kind() == FaultKind.WAN_SLOW && strikes(fault, link))
                .toList();
    }

    /** Whether a service of a pool or Edge pool is stopped on all its computers. */
    public boolean holdService(String pool, WindowsService service) {
        return any(fault -> fault.place().equals(pool) && fault.stops(service));
    }

    /** Two sites, as a fault names them, in the order of the estate; nothing means all links, and so does the only one. */
    public List<String> link(List<String> sites) {
        var ordered = new ArrayList<>(topology.estate().sites().keySet());
        ordered.retainAll(sites);
        var links = topology.estate().wan();
        return links.size() == 1 && ordered.size() == 2 && links.get(0).joins(ordered.get(0), ordered.get(1))
                ? List.of()
                : List.copyOf(ordered);
    }

    private boolean strikes(Fault fault, WanLink link) {
        return fault.at().isEmpty()
                || (fault.at().size() == 2
                        && link.joins(fault.at().get(0), fault.at().get(1)));
    }

    private boolean any(Predicate<Fault> which) {
        return present.values().stream().anyMatch(which);
    }
}
