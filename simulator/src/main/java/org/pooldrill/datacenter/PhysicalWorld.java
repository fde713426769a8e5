package org.pooldrill.datacenter;

import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.computer.PoolCause;
import org.pooldrill.computer.ServerState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.site.Physical;

/** The data centres as the rules of service see them. */
public final class PhysicalWorld implements Physical {
    private final ComputersState state;
    private final BooleanSupplier firstHop;

    /**
     * @param firstHop whether some registrar that external DNS names for signing in is up
     */
    public PhysicalWorld(ComputersState state, BooleanSupplier firstHop) {
        this.state = state;
        this.firstHop = firstHop;
    }

    @Override
    public boolean up(String pool) {
        return state.poolUp(pool);
    }

    @Override
    public boolean reachable(String pool) {
        return state.reachable(pool);
    }

    @Override
    public boolean quorumLost(String pool) {
        return state.poolCause(pool) == PoolCause.QUORUM_LOST;
    }

    @Override
    public boolean linked(String poolA, String poolB) {
        return state.connected(poolA, poolB);
    }

    @Override
    public boolean backEndGone(String pool) {
        return state.toleranceExceeded(pool);
    }

    @Override
    public boolean backEndUp(String pool) {
        return state.database(pool, Database.User).available();
    }

    @Override
    public boolean firstHop() {
        return firstHop.getAsBoolean();
    }

    @Override
    public String whyDown(String pool) {
        return switch (state.poolCause(pool)) {
            case NONE -> pool + " is up";
            case SERVERS_DOWN -> "the Front Ends of " + pool + " are down or starting: " + servers(pool);
            case QUORUM_LOST ->
                pool + " has too few Front Ends for quorum ("
                        + state.frontEnds(pool).quorumNeeded() + " of "
                        + state.frontEnds(pool).total() + ", more at a cold start): " + servers(pool);
            case SERVICES_STOPPED ->
                "services of " + pool + " are stopped: " + servers(pool) + "; Start-CsWindowsService starts them";
        };
    }

    private String servers(String pool) {
        var parts = new ArrayList<String>();
        for (var computer : state.computers(pool)) {
            parts.add(computer + " " + standing(computer));
        }
        return String.join(", ", parts);
    }

    private String standing(String computer) {
        if (state.serverState(computer) != ServerState.Running) {
            return switch (state.serverWhy(computer)) {
                case FAULT -> "down";
                case QUORUM_LOST -> "stopped for want of quorum";
                case WAITING_FOR_QUORUM -> "starting, waiting for others";
                case FABRIC_STOPPED -> state.serverState(computer) == ServerState.Stopped ? "stopped" : "starting";
                case FROM_THE_START, REPAIRED, JOINED, COLD_START, RECOVERED -> "starting";
            };
        }
        var registrar = state.serviceState(computer, WindowsService.RTCSRV);
        return registrar == ServerState.Running ? "running" : "without " + WindowsService.RTCSRV;
    }
}
