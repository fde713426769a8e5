package org.pooldrill.management;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Edition;

/**
 * Central Management put on a pool and taken away from it: databases by Install-CsDatabase, services and the standby by
 * setup. Pairing the hosting pool creates a standby in its partner [doc]; on a Standard Edition server its database may
 * have to be installed by hand [doc], which is always so here [model].
 */
public final class StoreSetup {
    /** The services of Central Management, which setup installs on every Front End of a hosting pool. */
    public static final List<WindowsService> SERVICES = List.of(WindowsService.MASTER, WindowsService.FTA);

    private final Ground ground;
    private final Servers servers;

    /** What setup does to computers and back ends. */
    public interface Servers {

        /** Gives a pool's SQL servers the Central Management databases; without effect where they are. */
        void installDatabases(String pool);

        /** Installs services on a computer and starts them. */
        void installServices(String computer, List<WindowsService> services);
    }

    public StoreSetup(Ground ground, Servers servers) {
        this.ground = ground;
        this.servers = servers;
    }

    /** Install-CsDatabase -CentralManagementDatabase: the databases are there, and with {@code clean} they are empty. */
    public void installDatabases(String pool, boolean clean) {
        servers.installDatabases(pool);
        if (clean) {
            remove(pool, "its database was installed anew");
        }
    }

    /** Installs the services of Central Management on a computer, and starts them. */
    public void installServices(String computer) {
        servers.installServices(computer, SERVICES);
    }

    /**
     * Setup on a Front End: a hosting pool gets the services, the partner of the active master its standby, and what a
     * move has left behind goes.
     *
     * @param computer where setup runs
     */
    public void run(String computer) {
        var pool = ground.poolOf(computer);
        var deployment = ground.deployment();
        if (deployment.leftBehind().contains(pool) && deployment.up(pool)) {
            remove(pool, "setup found another pool in the topology");
            return;
        }
        standbyOf(pool).ifPresent(master -> installStandby(pool, master));
        if (deployment.named(pool)
                || deployment
                        .other(ground.moves().connectionPoint())
                        .filter(pool::equals)
                        .isPresent()) {
            installServices(computer);
        }
    }

    /** The active master whose standby a pool is to have and has not. */
    private Optional<String> standbyOf(String pool) {
        var deployment = ground.deployment();
        var databases = ground.machines().centralMgmtPrincipal(pool).isPresent();
        return deployment
                .activeMaster()
                .filter(master -> deployment.said(pool) == InstanceState.ABSENT
                        && deployment.connected(pool, master)
                        && deployment
                                .topology()
                                .backupOf(master)
                                .filter(pool::equals)
                                .isPresent()
                        && (databases || ground.estate().pool(pool).edition() != Edition.STANDARD));
    }

    private void installStandby(String pool, String master) {
        servers.installDatabases(pool);
        var active = ground.state(master);
        install(pool, InstanceState.BACKUP, master, active.configuration(), active.term());
        ground.sites()
                .get(pool)
                .cms(new CmsCommand.Replicate(new StreamCommand.ResumeImport(
                        BackupModule.CMS_MASTER, active.stream().acked(BackupModule.CMS_MASTER))));
    }

    /** Puts an instance on a pool; what one that stood there before had to itself is set aside. */
    void install(String pool, InstanceState state, String other, Map<String, String> configuration, long term) {
        var site = ground.sites().get(pool);
        ground.instance(pool).ifPresent(old -> {
            var produced = old.stream().produced(BackupModule.CMS_MASTER);
            site.cms(new CmsCommand.Replicate(
                    new StreamCommand.Acknowledge(BackupModule.CMS_MASTER, "reinstalled", produced)));
        });
        site.cms(new CmsCommand.Install(pool, state, other, configuration));
        site.cms(new CmsCommand.Become(state, term, "installed"));
    }

    private void remove(String pool, String why) {
        ground.instance(pool)
                .filter(instance -> instance.state() != InstanceState.ABSENT)
                .ifPresent(instance -> ground.become(pool, InstanceState.ABSENT, instance.term(), why));
    }
}
