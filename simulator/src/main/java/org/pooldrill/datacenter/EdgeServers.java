package org.pooldrill.datacenter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.computer.ComputerEvent.EdgeChanged;
import org.pooldrill.computer.ComputerEvent.ServerChanged;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.Why;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Timing;
import org.pooldrill.simulation.Due;

/** The servers of one Edge pool. They know no quorum: the pool works while one of them does. */
final class EdgeServers {
    private final World world;
    private final String edge;
    private final Map<String, Due> starting = new LinkedHashMap<>();

    EdgeServers(World world, String edge) {
        this.world = world;
        this.edge = edge;
    }

    void settle() {
        world.state().computers(edge).forEach(this::power);
        var up = world.state().serviceRuns(edge, WindowsService.RTCSRV);
        if (up != world.state().edgeUp(edge)) {
            world.log().record(new EdgeChanged(edge, up));
        }
    }

    private void power(String computer) {
        var held = world.faults().holdComputer(computer);
        var off = world.state().serverState(computer) == ServerState.Stopped;
        if (held && !off) {
            var due = starting.remove(computer);
            if (due != null) {
                due.cancel();
            }
            world.log().record(new ServerChanged(computer, ServerState.Stopped, Why.FAULT));
        } else if (!held && off) {
            world.log().record(new ServerChanged(computer, ServerState.Starting, Why.REPAIRED));
            starting.put(computer, world.after(Timing.FRONT_END_START, () -> {
                starting.remove(computer);
                world.log().record(new ServerChanged(computer, ServerState.Running, Why.JOINED));
                settle();
            }));
        }
    }
}
