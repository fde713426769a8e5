package org.pooldrill.management;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.cms.Machines;
import org.pooldrill.estate.Estate;

/** Machines that run unless a test names them as down: pools, computers, Edge pools, and services as name/service. */
final class TestMachines implements Machines {
    public final Set<String> down = new HashSet<>();
    public boolean partition;
    private final Estate estate;

    public TestMachines(Estate estate) {
        this.estate = estate;
    }

    @Override
    public boolean poolUp(String pool) {
        return !down.contains(pool);
    }

    @Override
    public Optional<String> centralMgmtPrincipal(String pool) {
        return estate.pool(pool).sql().servers().stream()
                .filter(server -> !down.contains(server))
                .findFirst();
    }

    @Override
    public boolean computerUp(String computer) {
        return !down.contains(computer)
                && !down.contains(estate.poolOfComputer(computer)
                        .or(() -> estate.edgeOfComputer(computer))
                        .orElse(""));
    }

    @Override
    public boolean serviceRunning(String computer, String service) {
        return computerUp(computer)
                && !down.contains(computer + "/" + service)
                && !down.contains(estate.poolOfComputer(computer).orElse("") + "/" + service);
    }

    @Override
    public boolean edgeUp(String edge) {
        return !down.contains(edge);
    }

    @Override
    public boolean sitesConnected(String siteA, String siteB) {
        return siteA.equals(siteB) || !partition;
    }
}
