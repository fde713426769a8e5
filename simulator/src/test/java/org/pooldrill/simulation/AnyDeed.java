package org.pooldrill.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.pooldrill.change.BackupModule;
import org.pooldrill.cmdlet.Terminal;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.drill.FaultTarget;
import org.pooldrill.pool.Authority;

/**
 * Anything that users, faults, repairs and administrators may do, drawn by chance: every kind of fault, every cmdlet that
 * changes something, edits in Topology Builder. Lines are typed and not waited for, so that they get into each other.
 */
final class AnyDeed {
    /** What stands in braces is drawn: a pool and another one, an Edge pool, a SQL server, a site, a side, a database, a service. */
    private static final List<String> LINES = List.of(
            "Invoke-CsPoolFailOver -PoolFqdn {pool}",
            "Invoke-CsPoolFailOver -PoolFqdn {pool} -WaitTime 00:00:20",
            "Invoke-CsPoolFailOver -PoolFqdn {pool} -SkipDataVerification -WaitTime 00:00:05",
            "Invoke-CsPoolFailOver -PoolFqdn {pool} -DisasterMode",
            "Invoke-CsPoolFailOver -PoolFqdn {pool} -DisasterMode",
            "Invoke-CsPoolFailBack -PoolFqdn {pool}",
            "Invoke-CsPoolFailBack -PoolFqdn {pool}",
            "Invoke-CsPoolFailBack -PoolFqdn {pool} -DisasterMode",
            "Invoke-CsManagementServerFailover",
            "Invoke-CsManagementServerFailover",
            "Invoke-CsManagementServerFailover -BackupSqlServerFqdn {sql} -BackupSqlInstanceName rtc -Force",
            "Invoke-CsManagementServerFailover -BackupSqlServerFqdn {sql} -BackupSqlInstanceName rtc -Force",
            "Invoke-CsManagementServerFailover -Restore",
            "Invoke-CsManagementStoreReplication",
            "Invoke-CsDatabaseFailover -PoolFqdn {pool} -DatabaseType {database} -NewPrincipal {side}",
            "Invoke-CsDatabaseFailover -PoolFqdn {pool} -DatabaseType {database} -NewPrincipal {side} -Force",
            "Invoke-CsBackupServiceSync -PoolFqdn {pool}",
            "Invoke-CsBackupServiceSync -PoolFqdn {pool} -BackupModule {module}",
            "Set-CsEdgeServer -Identity EdgeServer:{edge} -Registrar Registrar:{pool}",
            "Set-CsEdgeServer -Identity EdgeServer:{edge} -Registrar Registrar:{pool}",
            "Set-CsSite -Identity {site} -XmppFederationRoute EdgeServer:{edge}",
            "Set-CsSite -Identity {site} -FederationRoute EdgeServer:{edge}",
            "Set-CsBackupServiceConfiguration -SyncInterval 00:00:30",
            "Remove-CsBackupServiceConfiguration -Identity global",
            "Stop-CsWindowsService",
            "Stop-CsWindowsService -Name {service}",
            "Start-CsWindowsService",
            "Start-CsWindowsService",
            "Start-CsWindowsService -Name {service}",
            "Bootstrapper.exe",
            "Get-CsUser -Filter {RegistrarPool -eq '{pool}'} | Move-CsUser -Target {other} -Force",
            "Get-CsBackupServiceStatus -PoolFqdn {pool}",
            "Get-CsManagementStoreReplicationStatus -CentralManagementStoreStatus");

    private final Simulation simulation;
    private final Terminal terminal;
    private final Random random;

    AnyDeed(Simulation simulation, Random random) {
        this.simulation = simulation;
        this.random = random;
        terminal = new Terminal(simulation);
    }

    /** Does something, and says what. */
    String take() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> user();
            case 2, 3 -> fault();
            case 4, 5 -> heal();
            case 6 -> random.nextBoolean() ? builder() : prepared();
            default -> line();
        };
    }

    private String line() {
        var line = one(LINES)
                .replace("{pool}", pool())
                .replace("{other}", pool())
                .replace("{edge}", edge())
                .replace("{sql}", one(FaultTarget.SQL_SERVER.names(simulation.estate())))
                .replace("{site}", one(FaultTarget.SITE.names(simulation.estate())))
                .replace("{module}", one(List.of(BackupModule.values())).toString())
                .replace("{side}", random.nextBoolean() ? "mirror" : "primary")
                .replace("{database}", random.nextBoolean() ? "User" : "CentralMgmt")
                .replace("{service}", one(List.of(WindowsService.values())).toString());
        var on = line.contains("WindowsService") || line.contains("ManagementServer") || line.contains("Bootstrapper")
                ? (random.nextInt(5) == 0 ? edge() : pool())
                : "";
        type(on, line);
        return on + "> " + line;
    }

    /** What a failover of a pool asks for, in its order, or what a failback does: else hardly any would come about. */
    private String prepared() {
        var pool = pool();
        var partner = simulation.view().partner(pool).orElse(pool);
        var sql = simulation.estate().pool(partner).sql();
        if (simulation.view().state(pool) == Authority.State.FailedOver) {
            simulation
                    .world()
                    .computers()
                    .faults()
                    .present()
                    .forEach(fault -> simulation.doNow(
                            () -> simulation.datacenter().heal(fault.kind(), fault.at(), fault.with())));
            type("", "Invoke-CsPoolFailBack -PoolFqdn " + pool);
            return "everything is repaired, and " + pool + " failed back";
        }
        type(
                partner,
                "Invoke-CsManagementServerFailover -BackupSqlServerFqdn " + sql.primary()
                        + " -BackupSqlInstanceName rtc -Force");
        for (var edge : FaultTarget.EDGE_POOL.names(simulation.estate())) {
            type("", "Set-CsEdgeServer -Identity EdgeServer:" + edge + " -Registrar Registrar:" + partner);
        }
        simulation.agenda().in(240_000, () -> FaultTarget.EDGE_POOL
                .names(simulation.estate())
                .forEach(edge -> type(
                        "", "Set-CsEdgeServer -Identity EdgeServer:" + edge + " -Registrar Registrar:" + partner)));
        simulation
                .agenda()
                .in(
                        300_000,
                        () -> type(
                                "",
                                "Invoke-CsPoolFailOver -PoolFqdn " + pool
                                        + (random.nextBoolean() ? " -DisasterMode" : "")));
        return pool + " prepared and failed over";
    }

    private void type(String on, String line) {
        terminal.type(line, "", "admin", on, ended -> {});
    }

    private String fault() {
        var kind = one(List.of(FaultKind.values()));
        var target =
                org.pooldrill.drill.FaultKind.of(kind.toString()).orElseThrow().target();
        var at = target == FaultTarget.LINK ? List.<String>of() : List.of(one(target.names(simulation.estate())));
        var with = kind == FaultKind.SERVICE_STOPPED
                ? Map.of("service", one(List.of(WindowsService.values())).toString())
                : Map.<String, String>of();
        var lasting = random.nextInt(3) == 0
                ? Optional.<Duration>empty()
                : Optional.of(Duration.ofSeconds(1 + random.nextInt(3_000)));
        simulation.doNow(() -> simulation.datacenter().fault(kind, at, with, lasting));
        return kind + " " + at + " " + with + " " + lasting;
    }

    private String heal() {
        var faults = simulation.world().computers().faults().present();
        if (faults.isEmpty()) {
            return "nothing to heal";
        }
        var fault = faults.get(random.nextInt(faults.size()));
        simulation.doNow(() -> simulation.datacenter().heal(fault.kind(), fault.at(), fault.with()));
        return "heal " + fault;
    }

    private String builder() {
        var edits =
                switch (random.nextInt(8)) {
                    case 7 ->
                        List.<TopologyEdit>of(new TopologyEdit.Backup(
                                pool(), random.nextBoolean() ? Optional.of(pool()) : Optional.empty()));
                    case 6 -> List.<TopologyEdit>of(new TopologyEdit.Backup(Contoso.POOL1, Optional.of(Contoso.POOL2)));
                    case 5 -> List.<TopologyEdit>of(new TopologyEdit.Remove(pool()));
                    case 0, 1 -> List.<TopologyEdit>of(new TopologyEdit.NextHop(edge(), pool()));
                    case 2 -> {
                        var edge = edge();
                        var all = new ArrayList<TopologyEdit>();
                        for (var other : FaultTarget.EDGE_POOL.names(simulation.estate())) {
                            all.add(new TopologyEdit.Federation(other, other.equals(edge)));
                        }
                        yield all;
                    }
                    case 3 -> List.<TopologyEdit>of(new TopologyEdit.MediaEdge(pool(), Optional.of(edge())));
                    default ->
                        List.<TopologyEdit>of(new TopologyEdit.Voice(
                                pool(), Optional.of(random.nextBoolean()), Optional.empty(), Optional.empty()));
                };
        simulation.doNow(() -> simulation.centralStore().publish(edits, Optional.empty()));
        return "builder " + edits;
    }

    private String user() {
        var home = pool();
        var user = simulation.estate().pool(home).userSip(random.nextInt(42));
        var acts = simulation.acts();
        var number = random.nextInt(8);
        simulation.doNow(() -> {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> acts.addContact(user, "c" + number);
                case 3 -> acts.removeContact(user, "c" + number);
                case 4 -> acts.conferences().schedule(user, "m-" + user, 0, 60_000);
                case 5 -> acts.conferences().upload(user, "m-" + user, "f" + number, 1 + random.nextInt(60_000_000));
                case 6 -> acts.signOut(user);
                default -> acts.signIn(user, Optional.empty());
            }
        });
        return user + " acts";
    }

    private String pool() {
        return one(FaultTarget.POOL.names(simulation.estate()));
    }

    private String edge() {
        return one(FaultTarget.EDGE_POOL.names(simulation.estate()));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
