package org.pooldrill.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.pooldrill.backup.BackupService;
import org.pooldrill.change.Event;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.site.PoolSite;

/** When a share is lost with its content, the pool finds its conferences' files and the waiting packages gone. */
final class ContentLoss implements Consequence {
    private final Map<String, PoolSite> sites;
    private final ComputersState computers;
    private final Map<String, BackupService> services;
    private final TreeSet<Integer> seen = new TreeSet<>();

    ContentLoss(Map<String, PoolSite> sites, ComputersState computers, Map<String, BackupService> services) {
        this.sites = sites;
        this.computers = computers;
        this.services = services;
    }

    @Override
    public void settle() {
        for (var fault : computers.faults().present()) {
            if (fault.kind() == FaultKind.FILESTORE_LOST && seen.add(fault.number())) {
                erase(fault.place());
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class);
    }

    private void erase(String pool) {
        var site = sites.get(pool);
        var why = "the file store of " + pool + " was lost";
        site.pool(pool, new PoolCommand.EraseContent(why));
        sites.keySet().stream()
                .filter(home -> !home.equals(pool) && site.knows(home).isPresent())
                .forEach(home -> site.pool(home, new PoolCommand.EraseContent(why)));
        var service = services.get(pool);
        if (service != null) {
            service.fileStoreLost();
        }
    }
}
