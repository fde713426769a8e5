package org.pooldrill.world;

import java.util.Optional;
import org.pooldrill.cms.Machines;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Estate;

/** The computers as the rules of Central Management and of the Edge ask for them. */
public record WorldMachines(Estate estate, ComputersState computers) implements Machines {

    @Override
    public boolean poolUp(String pool) {
        return computers.poolUp(pool);
    }

    @Override
    public Optional<String> centralMgmtPrincipal(String pool) {
        var database = computers.database(pool, Database.CentralMgmt);
        return database.available() ? Optional.of(database.principal()) : Optional.empty();
    }

    @Override
    public boolean computerUp(String computer) {
        return computers.computerUp(computer);
    }

    @Override
    public boolean serviceRunning(String computer, String service) {
        return computers.serviceState(computer, WindowsService.valueOf(service)) == ServerState.Running;
    }

    @Override
    public boolean edgeUp(String edge) {
        return computers.edgeUp(edge);
    }

    @Override
    public boolean sitesConnected(String siteA, String siteB) {
        return computers.linkUp(siteA, siteB);
    }
}
