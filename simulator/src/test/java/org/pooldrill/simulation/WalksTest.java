package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pooldrill.backup.ModuleMachines;
import org.pooldrill.cmdlet.Terminal;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.transition.CentralManagementMachines;
import org.pooldrill.transition.EdgeCondition;
import org.pooldrill.transition.MirrorCondition;
import org.pooldrill.transition.PoolCondition;
import org.pooldrill.transition.StateMachine;
import org.pooldrill.transition.UserCondition;

/** Walks through every state machine by faults and commands: each step of its table is taken, and no other. */
@Tag("long")
class WalksTest {
    private static final String READY = """
            cms: { active: pool2.contoso.com, standby: pool1.contoso.com }
            edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }
            """;
    private static final String NO_WITNESS = READY + """
            pools:
              pool1.contoso.com:
                users: 40
                sql: { primary: sql1a.contoso.com, mirror: sql1b.contoso.com, witness: false, instance: rtc }
              pool2.contoso.com: { users: 40 }
            """;
    private static final String FAILOVER = "Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com";
    private static final String DISASTER = FAILOVER + " -DisasterMode";
    private static final String FAILBACK = "Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com";

    private static final String POOL3 = "pool3.contoso.com";
    private static final String THIRD = """
            pools:
              pool1.contoso.com: { users: 40 }
              pool2.contoso.com: { users: 40 }
              pool3.contoso.com: { site: Datacenter1, sql: { primary: sql3a.contoso.com } }
            """;

    private static final String SLOW = """
            backupService: { syncInterval: 3h, maxBatchesPerCmsSync: 1 }
            timings: { changesPerBatch: 1 }
            """;
    private static final String NORMAL = "Invoke-CsManagementServerFailover";
    private static final String FORCE1 =
            NORMAL + " -BackupSqlServerFqdn sql1a.contoso.com -BackupSqlInstanceName rtc -Force";
    private static final String FORCE2 = FORCE1.replace("sql1a", "sql2a");

    private static final String OLDER = """
            pools:
              pool1.contoso.com: { users: 4 }
              pool2.contoso.com: { users: 4 }
              old.contoso.com: { site: Datacenter1, version: 2010, sql: { primary: sqlold.contoso.com } }
            cms: { active: old.contoso.com, standby: null }
            """;
    private static final String INSTALL = "Install-CsDatabase -CentralManagementDatabase -Clean"
            + " -SqlServerFqdn sql2a.contoso.com -SqlInstanceName rtc";
    private static final String MOVE = "Move-CsManagementServer";

    private final Set<String> taken = new TreeSet<>();

    private void walk(String overrides, Consumer<Walk> story) {
        try (var contoso = new Contoso(overrides, 7)) {
            var walk = new Walk(contoso);
            story.accept(walk);
            assertThat(walk.watch.forbidden()).isEmpty();
            taken.addAll(walk.watch.taken());
        }
    }

    private void covers(StateMachine<?> machine, String... notHere) {
        var steps = new ArrayList<String>();
        machine.transitions()
                .forEach(step -> steps.add(machine.name() + ": " + step.from().name() + " to "
                        + step.to().name()));
        for (var elsewhere : notHere) {
            assertThat(steps.remove(machine.name() + ": " + elsewhere))
                    .as(elsewhere)
                    .isTrue();
        }
        steps.removeAll(taken);
        assertThat(steps).as("steps of the table that were not taken").isEmpty();
    }

    @Test
    @Holds({Rule.POOL_STATE_MACHINE, Rule.FAILED_FAILOVER_RETURNS})
    void ofAPool() {
        walk(READY, walk -> walk.lose(POOL1).minutes(10).heal(POOL1).minutes(30));
        walk(READY, walk -> walk.contact()
                .types("", FAILOVER)
                .until("FailedOver")
                .types("", FAILBACK)
                .until("Active"));
        walk(READY, walk -> walk.minutes(5).types("", FAILOVER).until("FailedOver"));
        for (var phase : new String[] {"ReadOnly", "Syncing", "Verifying"}) {
            walk(READY, walk -> walk.contact()
                    .types("", FAILOVER)
                    .until(phase)
                    .lose(POOL2)
                    .minutes(15));
            walk(READY, walk -> walk.contact()
                    .types("", FAILOVER)
                    .until(phase)
                    .lose(POOL1)
                    .minutes(5));
        }
        walk(
                READY,
                walk -> walk.types("", DISASTER).until("Switching").lose(POOL2).minutes(5));
        walk(READY, walk -> walk.lose(POOL1)
                .types("", DISASTER)
                .until("Switching")
                .lose(POOL2)
                .minutes(5));
        walk(READY, walk -> walk.types("", DISASTER)
                .until("FailedOver")
                .fault(FaultKind.HYDRATION_FAILURE, POOL1)
                .types("", FAILBACK)
                .until("FailingBack")
                .until("FailedOver")
                .types("", FAILBACK)
                .until("Active"));

        walk(READY, walk -> walk.types("", DISASTER)
                .until("FailedOver")
                .empties()
                .partsPair()
                .until("Active"));
        walk(READY, walk -> walk.lose(POOL1)
                .types("", DISASTER)
                .until("FailedOver")
                .empties()
                .partsPair()
                .until("Down")
                .joinsPair()
                .minutes(10)
                .heal(POOL1)
                .until("Active")
                .minutes(10));

        walk(READY, walk -> walk.empties().removes(POOL1));
        walk(READY, walk -> walk.lose(POOL1).minutes(10).empties().removes(POOL1));
        walk(READY, walk -> walk.lose(POOL1)
                .types("", DISASTER)
                .until("FailedOver")
                .empties()
                .removes(POOL1));
        walk(THIRD, walk -> walk.minutes(5)
                .removes(POOL3)
                .lose(POOL1)
                .types(POOL2, FORCE2)
                .minutes(10));
        walk(THIRD, walk -> walk.minutes(5)
                .removes(POOL3)
                .lose(POOL1)
                .lose(POOL3)
                .types(POOL2, FORCE2)
                .minutes(10));

        covers(PoolCondition.MACHINE);
    }

    @Test
    @Holds({Rule.USER_STATE_MACHINE, Rule.ROUND_TRIP_OF_A_USER})
    void ofAUser() {
        walk(READY, walk -> walk.lose(POOL1).minutes(10).heal(POOL1).minutes(30));
        walk(READY, walk -> walk.lose(POOL1)
                .minutes(10)
                .types("", DISASTER)
                .until("FailedOver")
                .minutes(10)
                .heal(POOL1)
                .minutes(10)
                .types("", FAILBACK)
                .until("Active")
                .minutes(10));
        walk(
                READY,
                walk -> walk.contact().types("", FAILOVER).until("FailedOver").minutes(5));

        assertThat(taken)
                .contains(
                        "A user: RegularAtHome to KeptOut",
                        "A user: KeptOut to LimitedAtBackup",
                        "A user: LimitedAtBackup to RegularAtBackup",
                        "A user: LimitedAtBackup to KeptOut",
                        "A user: KeptOut to RegularAtHome",
                        "A user: RegularAtHome to LimitedAtHome");
        walk(READY, walk -> {
            walk.lose(POOL1)
                    .minutes(10)
                    .signsOut()
                    .minutes(1)
                    .signsIn()
                    .minutes(1)
                    .types("", DISASTER);
            walk.until("FailedOver").minutes(10).signsOut().signsIn().minutes(5);
            walk.fault(FaultKind.SQL_DOWN, "sql2a.contoso.com").fault(FaultKind.SQL_DOWN, "sql2b.contoso.com");
            walk.minutes(40)
                    .heal(FaultKind.SQL_DOWN, "sql2a.contoso.com")
                    .heal(FaultKind.SQL_DOWN, "sql2b.contoso.com");
            walk.minutes(5)
                    .lose(POOL2)
                    .minutes(5)
                    .signsOut()
                    .signsIn()
                    .minutes(1)
                    .signsOut()
                    .heal(POOL2)
                    .minutes(30);
            walk.signsIn().minutes(5).heal(POOL1).minutes(10);
            walk.types("", FAILBACK)
                    .seconds(1)
                    .signsOut()
                    .signsIn()
                    .seconds(50)
                    .signsOut()
                    .signsIn()
                    .until("Active");
        });
        walk(READY, walk -> {
            walk.fault(FaultKind.SQL_DOWN, "sql1a.contoso.com").fault(FaultKind.SQL_DOWN, "sql1b.contoso.com");
            walk.minutes(40)
                    .signsOut()
                    .signsIn()
                    .minutes(1)
                    .lose(POOL1)
                    .minutes(10)
                    .heal(POOL1)
                    .minutes(30)
                    .lose(POOL2);
        });

        covers(UserCondition.MACHINE);
    }

    @Test
    @Holds(Rule.MODULE_STATE_MACHINE)
    void ofAModule() {
        walk(
                "pools: { pool1.contoso.com: { users: 40, backupService: notDeployed },"
                        + " pool2.contoso.com: { users: 40, backupService: notDeployed } }\n",
                walk -> walk.contact()
                        .types(POOL1, "Bootstrapper.exe")
                        .minutes(10)
                        .types(POOL2, "Bootstrapper.exe")
                        .minutes(10)
                        .types(POOL1, "Start-CsWindowsService")
                        .minutes(5)
                        .types(POOL2, "Start-CsWindowsService")
                        .minutes(5)
                        .types("", "Invoke-CsBackupServiceSync -PoolFqdn pool1.contoso.com")
                        .minutes(30)
                        .types("", "Invoke-CsBackupServiceSync -PoolFqdn pool2.contoso.com")
                        .minutes(30));
        walk("", walk -> {
            walk.content(3)
                    .content(40)
                    .seconds(30)
                    .lose(POOL2)
                    .minutes(10)
                    .heal(POOL2)
                    .minutes(120);
            walk.content(3).seconds(10).fault(FaultKind.FILESTORE_DOWN, POOL2).minutes(5);
            walk.heal(FaultKind.FILESTORE_DOWN, POOL2).minutes(20);
            walk.lose(POOL2).minutes(5).content(40).heal(POOL2).minutes(120);
            walk.fault(FaultKind.PACKAGE_CORRUPTED, POOL1)
                    .contact()
                    .minutes(30)
                    .content(40)
                    .minutes(60);
        });
        walk("", walk -> walk.types(POOL2, NORMAL)
                .minutes(15)
                .lose(POOL2)
                .minutes(5)
                .types(POOL1, FORCE1)
                .minutes(10));
        walk("", walk -> {
            walk.fault(FaultKind.FILESTORE_DOWN, POOL2)
                    .nextHop(POOL2)
                    .minutes(5)
                    .lose(POOL1);
            walk.types(POOL2, FORCE2)
                    .minutes(10)
                    .heal(POOL1)
                    .minutes(6)
                    .types(POOL1, FORCE1)
                    .minutes(10);
        });
        walk(SLOW, walk -> {
            walk.minutes(1)
                    .nextHop(POOL2)
                    .lose(POOL1)
                    .types(POOL2, FORCE2)
                    .minutes(10)
                    .heal(POOL1)
                    .minutes(6);
            walk.types(POOL1, FORCE1).minutes(3);
        });
        walk(SLOW, walk -> walk.nextHop(POOL2)
                .nextHop(POOL1)
                .nextHop(POOL2)
                .lose(POOL1)
                .types(POOL2, FORCE2)
                .minutes(10)
                .heal(POOL1)
                .minutes(6));

        covers(ModuleMachines.IMPORT);
        covers(ModuleMachines.EXPORT);
    }

    @Test
    @Holds({Rule.CMS_STATE_MACHINE, Rule.DUAL_ACTIVE_THREE_WAYS})
    void ofCentralManagement() {
        walk("", walk -> walk.types(POOL2, NORMAL)
                .minutes(15)
                .types(POOL1, NORMAL)
                .minutes(15));
        walk("", walk -> walk.lose(POOL2).lose(POOL1).minutes(1));
        walk("", walk -> walk.lose(POOL2)
                .minutes(5)
                .heal(POOL2)
                .minutes(15)
                .lose(POOL1)
                .minutes(5)
                .heal(POOL1)
                .minutes(15));
        walk("", walk -> walk.types(POOL2, NORMAL)
                .minutes(1)
                .lose(POOL1)
                .minutes(5)
                .heal(POOL1)
                .minutes(15));
        walk("", walk -> {
            walk.types(POOL2, NORMAL)
                    .minutes(1)
                    .lose(POOL1)
                    .minutes(2)
                    .types(POOL2, FORCE2)
                    .minutes(10);
            walk.heal(POOL1)
                    .minutes(8)
                    .types(POOL1, "Start-CsWindowsService -Name MASTER")
                    .minutes(1);
            walk.types(POOL1, "Stop-CsWindowsService -Name MASTER").minutes(20);
            walk.types(POOL1, NORMAL)
                    .minutes(15)
                    .lose(POOL1)
                    .minutes(1)
                    .lose(POOL2)
                    .heal(POOL1)
                    .minutes(10);
        });
        walk("", walk -> walk.lose(POOL1)
                .minutes(2)
                .types(POOL2, FORCE2)
                .minutes(10)
                .heal(POOL1)
                .minutes(7)
                .types(POOL1, FORCE1)
                .seconds(90)
                .lose(POOL2)
                .minutes(5)
                .heal(POOL2)
                .minutes(30));
        walk("", walk -> walk.types(POOL2, FORCE2)
                .seconds(90)
                .lose(POOL2)
                .minutes(5)
                .heal(POOL2)
                .minutes(5));
        walk("", walk -> walk.fault(FaultKind.WAN_DOWN)
                .types(POOL2, FORCE2)
                .minutes(10)
                .heal(FaultKind.WAN_DOWN)
                .minutes(30));
        walk("", walk -> {
            walk.lose(POOL1).types(POOL2, FORCE2).minutes(10).heal(POOL1).minutes(8);
            walk.types(POOL1, "Start-CsWindowsService -Name MASTER").minutes(1);
            walk.types(POOL2, NORMAL + " -Restore").minutes(20);
        });

        walk(OLDER, walk -> {
            walk.types("", INSTALL).minutes(1).types("fe1." + POOL2, MOVE).minutes(10);
            walk.types(POOL1, "Bootstrapper.exe").minutes(10);
            walk.types("", INSTALL.replace("sql2a", "sql1a")).minutes(1);
        });
        walk(OLDER, walk -> walk.types("", INSTALL)
                .minutes(1)
                .types("fe1." + POOL2, MOVE + " -Force")
                .minutes(10));
        walk(OLDER, walk -> {
            walk.types(POOL2, "Export-CsConfiguration C:\\cs.zip").minutes(1);
            walk.lose("old.contoso.com").types("", INSTALL).minutes(1);
            walk.types("fe1." + POOL2, MOVE + " -ConfigurationFileName C:\\cs.zip -Force")
                    .minutes(10);
            walk.heal("old.contoso.com").minutes(10);
            walk.types("old.contoso.com", "Bootstrapper.exe").minutes(5);
        });

        covers(CentralManagementMachines.INSTANCE);
        covers(CentralManagementMachines.DEPLOYMENT);
    }

    @Test
    @Holds(Rule.MIRROR_STATE_MACHINE)
    void ofAMirroredDatabase() {
        var a = "sql1a.contoso.com";
        var b = "sql1b.contoso.com";
        var toMirror = "Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal mirror";
        var toPrimary = toMirror.replace("mirror", "primary");
        for (var estate : new String[] {READY, NO_WITNESS}) {
            walk(estate, walk -> walk.types("", toMirror)
                    .minutes(2)
                    .types("", toPrimary)
                    .minutes(2));
            walk(estate, walk -> walk.down(b).minutes(5).up(b).minutes(10));
            walk(estate, walk -> walk.down(a)
                    .minutes(5)
                    .types("", toMirror + " -Force")
                    .minutes(5)
                    .up(a)
                    .minutes(10)
                    .down(a)
                    .minutes(5)
                    .up(a)
                    .minutes(10)
                    .down(b)
                    .minutes(5)
                    .up(b)
                    .minutes(10));
            walk(estate, walk -> walk.down(a).down(b).minutes(5).up(a).up(b).minutes(10));
            walk(estate, walk -> walk.down(b)
                    .minutes(5)
                    .down(a)
                    .minutes(5)
                    .up(a)
                    .minutes(1)
                    .up(b)
                    .seconds(30)
                    .down(b)
                    .minutes(5)
                    .up(b)
                    .seconds(30)
                    .down(a)
                    .minutes(10)
                    .up(a)
                    .minutes(10));
            walk(estate, walk -> walk.types("", toMirror)
                    .minutes(2)
                    .down(a)
                    .down(b)
                    .minutes(5)
                    .up(b)
                    .up(a)
                    .minutes(10));
            walk(estate, walk -> walk.down(b)
                    .minutes(5)
                    .down(a)
                    .minutes(5)
                    .lift(a, b)
                    .minutes(10));
        }

        covers(MirrorCondition.MACHINE);
    }

    @Test
    @Holds(Rule.THREE_ASSOCIATIONS)
    void ofAnEdgePoolWhoseAssociationsNoOutageChanges() {
        walk("", walk -> {
            var before = walk.associations();
            walk.fault(FaultKind.EDGE_DOWN, "edge1.contoso.com").minutes(5);
            assertThat(walk.associations()).isEqualTo(before);
            walk.heal(FaultKind.EDGE_DOWN, "edge1.contoso.com").minutes(10);
            assertThat(walk.associations()).isEqualTo(before);
            walk.types(
                            "",
                            "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com")
                    .minutes(5);
            assertThat(walk.associations()).isEqualTo(before.replace("hop pool1", "hop pool2"));
        });

        covers(EdgeCondition.MACHINE);
    }

    /** One story: what is done, one line each. */
    private static final class Walk {
        private final Contoso contoso;
        private final Terminal terminal;
        private final StateWatch watch;
        private int uploads;

        Walk(Contoso contoso) {
            this.contoso = contoso;
            terminal = new Terminal(contoso.simulation());
            watch = new StateWatch(contoso.simulation());
            contoso.afterEach(watch::look);
        }

        private Walk looked() {
            watch.look();
            return this;
        }

        Walk types(String on, String line) {
            watch.about(line);
            terminal.type(line, "", "admin", on, ended -> {});
            return looked();
        }

        Walk minutes(int minutes) {
            contoso.minutes(minutes);
            return looked();
        }

        Walk seconds(int seconds) {
            contoso.seconds(seconds);
            return looked();
        }

        /** Lets time pass until pool1 is in this state or phase. */
        Walk until(String wanted) {
            for (var second = 0; second < 7_200; second++) {
                if (contoso.at("pools", POOL1, "state").equals(wanted)
                        || contoso.at("pools", POOL1, "phase").equals(wanted)) {
                    return looked();
                }
                seconds(1);
            }
            throw new AssertionError("pool1 is " + contoso.at("pools", POOL1, "state") + " and never became " + wanted);
        }

        Walk fault(FaultKind kind, String... at) {
            watch.about(kind.toString());
            contoso.fault(kind, at);
            return looked();
        }

        Walk heal(FaultKind kind, String... at) {
            watch.about("healing " + kind);
            contoso.heal(kind, at);
            return looked();
        }

        Walk lose(String pool) {
            return fault(FaultKind.POOL_DOWN, pool);
        }

        Walk heal(String pool) {
            return heal(FaultKind.POOL_DOWN, pool);
        }

        Walk down(String sql) {
            return fault(FaultKind.SQL_DOWN, sql);
        }

        Walk up(String sql) {
            return heal(FaultKind.SQL_DOWN, sql);
        }

        /** Brings two SQL servers back at one moment. */
        Walk lift(String one, String other) {
            var datacenter = contoso.simulation().datacenter();
            contoso.simulation().doNow(() -> {
                datacenter.heal(FaultKind.SQL_DOWN, List.of(one), Map.of());
                datacenter.heal(FaultKind.SQL_DOWN, List.of(other), Map.of());
            });
            return looked();
        }

        Walk nextHop(String pool) {
            watch.about("a next hop");
            contoso.nextHop("edge1.contoso.com", pool);
            return looked();
        }

        /** Gives everybody of pool1 an account on pool2. */
        Walk empties() {
            return types(
                            "",
                            "Get-CsUser -Filter {RegistrarPool -eq 'pool1.contoso.com'}"
                                    + " | Move-CsUser -Target pool2.contoso.com -Force")
                    .minutes(2);
        }

        Walk removes(String pool) {
            watch.about("the removal of " + pool);
            contoso.removes(pool);
            assertThat(contoso.at("pools", pool, "state")).isEqualTo("Retired");
            return looked();
        }

        /** Takes pool1 and pool2 apart. */
        Walk partsPair() {
            watch.about("the end of the pair");
            contoso.pairs(POOL1, Optional.empty());
            return looked();
        }

        /** Makes a pair of pool1 and pool2 again. */
        Walk joinsPair() {
            watch.about("the pair made anew");
            contoso.pairs(POOL1, Optional.of(POOL2));
            return looked();
        }

        Walk contact() {
            contoso.seconds(130).contact(ALICE, "dave@contoso.com");
            return looked();
        }

        Walk content(int files) {
            if (uploads == 0) {
                contoso.schedule(ALICE, "review");
            }
            for (var file = 0; file < files; file++) {
                contoso.upload(ALICE, "review", "deck" + uploads++, 10_000_000);
            }
            return looked();
        }

        Walk signsOut() {
            contoso.simulation().doNow(() -> contoso.simulation().acts().signOut(ALICE));
            return looked();
        }

        Walk signsIn() {
            contoso.simulation().doNow(() -> contoso.simulation().acts().signIn(ALICE, Optional.empty()));
            return looked();
        }

        String associations() {
            return "hop " + contoso.at("edges", "edge1.contoso.com", "nextHop") + " media "
                    + contoso.at("pools", POOL1, "externalMedia", "edge") + " federation "
                    + contoso.at("federation", "route") + " xmpp " + contoso.at("xmpp", "route");
        }
    }
}
