package org.pooldrill.management;

import java.util.Optional;
import org.pooldrill.cms.Machines;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;

/** The physical world as Central Management and the routes see it: of a run, or of the log of one. */
public record DatacenterMachines(ComputersState state) implements Machines {

    @Override
    public boolean poolUp(String pool) {
        return state.poolUp(pool);
    }

    @Override
    public Optional<String> centralMgmtPrincipal(String pool) {
        var database = state.database(pool, Database.CentralMgmt);
        return database.available() ? Optional.of(database.principal()) : Optional.empty();
    }

    @Override
    public boolean computerUp(String computer) {
        return state.computerUp(computer);
    }

    @Override
    public boolean serviceRunning(String computer, String service) {
        return state.serviceState(computer, WindowsService.valueOf(service)) == ServerState.Running;
    }

    @Override
    public boolean edgeUp(String edge) {
        return state.edgeUp(edge);
    }

    @Override
    public boolean sitesConnected(String siteA, String siteB) {
        return state.linkUp(siteA, siteB);
    }
}
