package org.pooldrill.datacenter;

import static org.pooldrill.computer.ServerState.Running;
import static org.pooldrill.computer.ServerState.Starting;
import static org.pooldrill.computer.ServerState.Stopped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.pooldrill.computer.ComputerEvent.FabricReset;
import org.pooldrill.computer.ComputerEvent.PoolChanged;
import org.pooldrill.computer.ComputerEvent.ReplicasBuilt;
import org.pooldrill.computer.ComputerEvent.ServerChanged;
import org.pooldrill.computer.PoolCause;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.Why;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Timing;
import org.pooldrill.quorum.Quorum;
import org.pooldrill.simulation.Due;

/**
 * The Front Ends of one pool. Below quorum those that are left stop all services [doc]; a pool that has none running
 * comes up only when as many as a cold start needs have started, and until then they hang in Starting [doc]. A Front
 * End that returns to a pool that runs just joins it.
 */
final class FrontEndServers {
    private final World world;
    private final String pool;
    private final List<String> computers;
    private final Map<String, Due> starting = new LinkedHashMap<>();

    FrontEndServers(World world, String pool) {
        this.world = world;
        this.pool = pool;
        computers = world.state().computers(pool);
    }

    void settle() {
        computers.forEach(this::power);
        computers.forEach(this::fabric);
        stopBelowQuorum();
        startAgain();
        join();
        announce();
    }

    private void power(String computer) {
        var held = world.faults().holdComputer(computer);
        var off = is(computer, Stopped, Why.FAULT);
        if (held && !off) {
            stop(computer, Why.FAULT);
        } else if (!held && off) {
            start(computer, Why.REPAIRED, Timing.FRONT_END_START);
        }
    }

    /** Windows Fabric that is stopped takes the server out of the pool; started again it brings it back. */
    private void fabric(String computer) {
        var stopped = world.faults().holdService(pool, WindowsService.FabricHostSvc)
                || world.state().differing(computer, Stopped).contains(WindowsService.FabricHostSvc);
        if (stopped && !is(computer, Stopped, Why.FAULT) && !is(computer, Stopped, Why.FABRIC_STOPPED)) {
            stop(computer, Why.FABRIC_STOPPED);
        } else if (!stopped && is(computer, Stopped, Why.FABRIC_STOPPED)) {
            start(computer, Why.FABRIC_STOPPED, Timing.SERVICE_START);
        }
    }

    private void stopBelowQuorum() {
        if (anyRuns() && !holds(this::runs)) {
            computers.stream().filter(this::runs).forEach(computer -> stop(computer, Why.QUORUM_LOST));
        }
    }

    /** Servers that stopped for want of quorum try again once enough of them have power. */
    private void startAgain() {
        Predicate<String> couldRun = computer -> state(computer) == Starting || is(computer, Stopped, Why.QUORUM_LOST);
        if (!anyRuns() && enoughForColdStart(couldRun)) {
            computers.stream()
                    .filter(computer -> is(computer, Stopped, Why.QUORUM_LOST))
                    .forEach(computer -> start(computer, Why.REPAIRED, Timing.FRONT_END_START));
        }
    }

    private void join() {
        if (anyRuns()) {
            computers.stream().filter(this::started).forEach(computer -> record(computer, Running, Why.JOINED));
        } else if (enoughForColdStart(this::started)) {
            computers.stream().filter(this::started).forEach(computer -> record(computer, Running, Why.COLD_START));
        }
    }

    /** What an operator asked for by name: a server that stopped for want of quorum is to try at once. */
    void startByHand(String computer) {
        if (is(computer, Stopped, Why.QUORUM_LOST)) {
            start(computer, Why.FABRIC_STOPPED, Timing.SERVICE_START);
        }
    }

    /** The servers that can form a fabric: those that have power and whose Windows Fabric was not stopped. */
    List<String> ableToForm() {
        return computers.stream()
                .filter(computer -> !is(computer, Stopped, Why.FAULT) && !is(computer, Stopped, Why.FABRIC_STOPPED))
                .toList();
    }

    /**
     * Forms the fabric anew from the servers that are able to, at least one, and has them serve; what has no replica
     * among them is loaded from the backup store.
     *
     * @param everything whether every routing group is loaded anew
     * @return the routing groups that were
     */
    List<Integer> formAnew(boolean everything) {
        var members = ableToForm();
        world.log().record(new FabricReset(pool, members, List.of()));
        for (var computer : members) {
            if (!runs(computer)) {
                var due = starting.remove(computer);
                if (due != null) {
                    due.cancel();
                }
                record(computer, Running, Why.RECOVERED);
            }
        }
        var fabric = world.state().fabric(pool);
        var reload =
                everything ? IntStream.range(0, fabric.total()).boxed().toList() : List.copyOf(fabric.withoutPrimary());
        if (!reload.isEmpty()) {
            world.log().record(new FabricReset(pool, members, reload));
        }
        settle();
        return reload;
    }

    /** Takes a server out of the fabric that will not come back; what it held is built on others at once. */
    void forget(String computer) {
        var members = world.state().members(pool).stream()
                .filter(member -> !member.equals(computer))
                .toList();
        world.log().record(new FabricReset(pool, members, List.of()));
        var moves = world.state().fabric(pool).missing().stream()
                .filter(move -> move.lost().equals(computer))
                .toList();
        if (!moves.isEmpty()) {
            world.log().record(new ReplicasBuilt(pool, moves));
        }
        settle();
    }

    private void start(String computer, Why why, Timing duration) {
        record(computer, Starting, why);
        starting.put(computer, world.after(duration, () -> {
            starting.remove(computer);
            settle();
            // the others may be due at this very moment; only who is still alone after them hangs
            world.agenda().in(0, () -> hang(computer));
        }));
    }

    private void hang(String computer) {
        if (started(computer) && !is(computer, Starting, Why.WAITING_FOR_QUORUM)) {
            record(computer, Starting, Why.WAITING_FOR_QUORUM);
            announce();
        }
    }

    private void stop(String computer, Why why) {
        var due = starting.remove(computer);
        if (due != null) {
            due.cancel();
        }
        record(computer, Stopped, why);
    }

    private void announce() {
        var cause = cause();
        if (cause != world.state().poolCause(pool)) {
            world.log().record(new PoolChanged(pool, cause == PoolCause.NONE, cause));
        }
    }

    private PoolCause cause() {
        if (world.state().serviceRuns(pool, WindowsService.RTCSRV)) {
            return PoolCause.NONE;
        }
        if (anyRuns() || computers.stream().anyMatch(this::wasStopped)) {
            return PoolCause.SERVICES_STOPPED;
        }
        var waiting = computers.stream()
                .anyMatch(computer ->
                        is(computer, Stopped, Why.QUORUM_LOST) || is(computer, Starting, Why.WAITING_FOR_QUORUM));
        var wasLost = world.state().poolCause(pool) == PoolCause.QUORUM_LOST
                && computers.stream().anyMatch(computer -> state(computer) == Starting);
        return waiting || wasLost ? PoolCause.QUORUM_LOST : PoolCause.SERVERS_DOWN;
    }

    private boolean enoughForColdStart(Predicate<String> which) {
        var members = world.state().members(pool);
        return members.stream().filter(which).count() >= new Quorum(members.size()).coldStart() && holds(which);
    }

    private boolean holds(Predicate<String> which) {
        var members = world.state().members(pool);
        return new Quorum(members.size())
                .holds(members.stream().map(which::test).toList(), world.state().sqlVoteGiven(pool));
    }

    private boolean anyRuns() {
        return computers.stream().anyMatch(this::runs);
    }

    private boolean runs(String computer) {
        return state(computer) == Running;
    }

    private boolean wasStopped(String computer) {
        return world.state().serverWhy(computer) == Why.FABRIC_STOPPED;
    }

    private boolean started(String computer) {
        return state(computer) == Starting && !starting.containsKey(computer);
    }

    private boolean is(String computer, ServerState state, Why why) {
        return state(computer) == state && world.state().serverWhy(computer) == why;
    }

    private ServerState state(String computer) {
        return world.state().serverState(computer);
    }

    private void record(String computer, ServerState state, Why why) {
        world.log().record(new ServerChanged(computer, state, why));
    }
}
