package org.pooldrill.datacenter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.computer.ComputerEvent.FrontEndNotStarted;
import org.pooldrill.computer.ComputerEvent.ServerDrained;
import org.pooldrill.computer.ComputerEvent.ServicesChanged;
import org.pooldrill.computer.ComputerEvent.ServicesInstalled;
import org.pooldrill.computer.Fault;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Timing;

/** Services that are stopped and started by themselves, apart from their servers. */
final class Services {
    private final World world;
    private final Runnable settle;

    Services(World world, Runnable settle) {
        this.world = world;
        this.settle = settle;
    }

    void start(String computer, List<WindowsService> services, Runnable done) {
        var wanted = toStart(computer, services);
        if (wanted.isEmpty()) {
            done.run();
            return;
        }
        world.log().record(new ServicesChanged(computer, wanted, ServerState.Starting));
        settle.run();
        world.after(Timing.SERVICE_START, () -> {
            finish(computer, wanted);
            done.run();
        });
    }

    /** What is stopped of the services named, and the Windows Fabric that they need. */
    private List<WindowsService> toStart(String computer, List<WindowsService> services) {
        var stopped = world.state().differing(computer, ServerState.Stopped);
        var wanted = new ArrayList<>(stopped);
        wanted.retainAll(services);
        if (stopped.contains(WindowsService.FabricHostSvc)
                && !wanted.contains(WindowsService.FabricHostSvc)
                && wanted.stream().anyMatch(WindowsService::needsFabric)) {
            wanted.add(0, WindowsService.FabricHostSvc);
        }
        return wanted;
    }

    private void finish(String computer, List<WindowsService> wanted) {
        var started = new ArrayList<>(wanted);
        started.retainAll(world.state().differing(computer, ServerState.Starting));
        maintenanceThatKeeps(computer).ifPresent(maintenance -> {
            if (started.remove(WindowsService.RTCSRV)) {
                keepFromStarting(computer, maintenance);
            }
        });
        if (!started.isEmpty()) {
            world.log().record(new ServicesChanged(computer, started, ServerState.Running));
            settle.run();
        }
    }

    /** A server that could not start at a failback cannot before the maintenance is over, or it is restarted. */
    private Optional<Fault> maintenanceThatKeeps(String computer) {
        return world.state().notStarted(computer)
                ? world.estate().poolOfComputer(computer).flatMap(pool -> world.faults()
                        .oldest(FaultKind.ADDRESS_BOOK_MAINTENANCE, List.of(pool)))
                : Optional.empty();
    }

    void keepFromStarting(String computer, Fault maintenance) {
        stopAtOnce(computer, List.of(WindowsService.RTCSRV));
        world.log().record(new FrontEndNotStarted(computer, maintenance.number()));
    }

    void stop(String computer, List<WindowsService> services, Runnable done) {
        if (toStop(computer, services).isEmpty()) {
            done.run();
            return;
        }
        world.after(Timing.SERVICE_STOP, () -> {
            var wanted = toStop(computer, services);
            if (world.state().computerUp(computer) && !wanted.isEmpty()) {
                stopAtOnce(computer, wanted);
                settle.run();
            }
            done.run();
        });
    }

    private List<WindowsService> toStop(String computer, List<WindowsService> services) {
        var wanted = new ArrayList<>(world.state().services(computer));
        wanted.retainAll(services);
        wanted.removeAll(world.state().differing(computer, ServerState.Stopped));
        return wanted;
    }

    private void stopAtOnce(String computer, List<WindowsService> services) {
        if (services.contains(WindowsService.RTCSRV) && world.state().drained(computer)) {
            world.log().record(new ServerDrained(computer, false));
        }
        world.log().record(new ServicesChanged(computer, services, ServerState.Stopped));
    }

    /** A fault stops a service on all computers of a pool that have it and have power. */
    void breakDown(String pool, WindowsService service) {
        for (var computer : world.state().computers(pool)) {
            if (world.state().computerUp(computer)
                    && !toStop(computer, List.of(service)).isEmpty()) {
                stopAtOnce(computer, List.of(service));
            }
        }
    }

    /** It is repaired, and starts wherever it was stopped. */
    void repair(String pool, WindowsService service) {
        if (!world.faults().holdService(pool, service)) {
            world.state().computers(pool).forEach(computer -> start(computer, List.of(service), () -> {}));
        }
    }

    void install(String computer, List<WindowsService> services) {
        var missing = new ArrayList<>(services);
        missing.removeAll(world.state().services(computer));
        if (!missing.isEmpty()) {
            world.log().record(new ServicesInstalled(computer, missing));
        }
    }
}
