package org.pooldrill.simulation;

import java.util.List;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.datacenter.Datacenter;
import org.pooldrill.management.StoreSetup;

/** The computers and back ends on which Central Management is installed. */
record CmsServers(Datacenter datacenter) implements StoreSetup.Servers {

    @Override
    public void installDatabases(String pool) {
        datacenter.installCentralManagement(pool);
    }

    @Override
    public void installServices(String computer, List<WindowsService> services) {
        datacenter.installServices(computer, services);
        datacenter.startServices(computer, services, () -> {});
    }
}
