package org.pooldrill.cmdlet;

import org.pooldrill.estate.Timing;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.session.Sessions.Running;

/**
 * {@code Stop-CsWindowsService -Graceful}: the server takes no new conferences, and those that run on it, of organisers
 * whose routing group has its primary there, may come to their end first. Where all servers of the pool are stopped so,
 * each waits for all conferences of the pool, since the first to go could cost the quorum [doc; how: model].
 */
final class GracefulStop {
    private static final long LOOK_MILLIS = 10_000;

    private final Caller caller;
    private final String computer;
    private final long latest;

    GracefulStop(Caller caller, String computer) {
        this.caller = caller;
        this.computer = computer;
        latest = caller.simulation().now() + caller.millis(Timing.GRACEFUL_STOP);
    }

    /** Waits as long as it takes, then goes on. */
    void then(Runnable stop) {
        caller.simulation().datacenter().drain(computer, true);
        caller.later(0, () -> look(stop));
    }

    private void look(Runnable stop) {
        var running = caller.simulation().world().sessions().conferences().values().stream()
                .anyMatch(this::isHere);
        if (running && caller.simulation().now() < latest) {
            caller.later(LOOK_MILLIS, () -> look(stop));
        } else {
            stop.run();
        }
    }

    private boolean isHere(Running conference) {
        var here = caller.estate().poolOfComputer(computer).filter(conference.at()::equals);
        if (here.isEmpty()) {
            return false;
        }
        var computers = caller.simulation().world().computers();
        var fabric = computers.fabric(conference.at());
        var all = computers.computers(conference.at()).stream()
                .filter(fabric::runs)
                .allMatch(computers::drained);
        return all
                || fabric.primary(RoutingGroups.groupOf(conference.organizer(), fabric.total()))
                        .filter(computer::equals)
                        .isPresent();
    }
}
