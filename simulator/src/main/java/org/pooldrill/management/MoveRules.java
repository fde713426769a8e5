package org.pooldrill.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.estate.Version;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/**
 * What must hold before Invoke-CsManagementServerFailover changes anything, in the order of refusals. The rules are
 * those of the cmdlet reference and of a support article [doc]; which server must be named while a mirror is principal
 * is inferred from "Failing over a pool", step 5; without -Force the disaster mode waits where it can [model].
 */
public final class MoveRules {
    private static final String ASKED = "Failover of Central Management";

    private final Ground ground;

    public MoveRules(Ground ground) {
        this.ground = ground;
    }

    /** The pool that would receive Central Management: the one that does not host it. */
    public Optional<String> receiving() {
        var deployment = ground.deployment();
        return deployment.host().flatMap(deployment::other);
    }

    /** Whether replication would not be waited for. */
    public boolean forced(MoveRequest request) {
        return request.disaster() && (request.force() || whyNoMaster().isPresent());
    }

    /** All preconditions, met or not, in the order of precedence. */
    public List<Precondition> preconditions(MoveRequest request) {
        var list = new ArrayList<Precondition>();
        var deployment = ground.deployment();
        var host = deployment.host();
        var to = receiving();
        if (to.isEmpty() || host.isEmpty()) {
            list.add(noStandby(host));
            return list;
        }
        var target = to.get();
        if (!request.on().isEmpty()) {
            list.add(rightComputer(request.on(), target));
        }
        list.add(Precondition.met(
                "The hosting pool has a backup pool with a standby", host.get() + " is paired with " + target));
        if (request.disaster()) {
            list.add(serverKnown(request, target));
            list.add(principal(request, target));
        }
        list.add(notMoving());
        if (!forced(request)) {
            list.add(backupMode(deployment, target));
            list.add(masterAvailable());
        }
        return list;
    }

    private Precondition noStandby(Optional<String> host) {
        var older = host.filter(pool -> ground.estate().pool(pool).version() == Version.LYNC_2010);
        return unmet(
                "The hosting pool has a backup pool with a standby",
                ErrorId.PoolNotPaired,
                host.orElse(""),
                older.map(pool -> pool + " hosts Central Management and is of Lync Server 2010, which knows no standby")
                        .or(() ->
                                host.map(pool -> pool + " hosts Central Management and has no partner with a standby"))
                        .orElse("the estate has no Central Management store"),
                (older.isPresent() ? "" : "Pair the pool, or move Central Management: ")
                        + "Install-CsDatabase -CentralManagementDatabase -Clean on the back end of the pool that is to"
                        + " have it, then Move-CsManagementServer on one of its Front Ends.");
    }

    /**
     * That it is typed on a computer of the right pool; nothing where there is no pool that would be right.
     *
     * @param on the computer or pool that it is typed on; empty for a management computer
     * @param restore with {@code -Restore}
     */
    public Optional<Precondition> computer(String on, boolean restore) {
        return restore ? Optional.of(rightForRestoring(on)) : receiving().map(target -> rightComputer(on, target));
    }

    private Precondition rightComputer(String on, String target) {
        var text = "The command is typed on the pool that is to receive Central Management";
        return ground.poolOf(on).equals(target)
                ? Precondition.met(text, on + " belongs to " + target)
                : unmet(
                        text,
                        ErrorId.WrongComputer,
                        on,
                        "it was typed on " + where(on)
                                + (ground.deployment().host().equals(Optional.of(ground.poolOf(on)))
                                        ? ", which hosts Central Management already"
                                        : "")
                                + ", and " + target + " is to receive Central Management",
                        "Run it on a Front End of " + target + ".");
    }

    private Precondition rightForRestoring(String on) {
        var named = ground.moves().connectionPoint();
        var text = "The command is typed on the pool that the service connection point names";
        return !named.isEmpty() && ground.poolOf(on).equals(named)
                ? Precondition.met(text, on + " belongs to " + named)
                : restoring(
                        text,
                        ErrorId.WrongComputer,
                        on,
                        "it was typed on " + where(on) + ", and the service connection point names "
                                + (named.isEmpty() ? "nothing" : named),
                        "Run it on the pool that Get-CsManagementConnection shows.");
    }

    private static String where(String on) {
        return on.isEmpty() ? "a management computer" : on;
    }

    /** What must hold before {@code -Restore} changes anything, beside the computer that it is typed on. */
    public List<Precondition> restore() {
        var named = ground.moves().connectionPoint();
        var list = new ArrayList<Precondition>();
        var moving = "No other failover of Central Management is under way";
        list.add(ground.moves()
                .inProgress()
                .map(move -> restoring(
                        moving,
                        ErrorId.CmsFailoverInProgress,
                        named,
                        "the failover from " + move.from() + " to " + move.to() + " has not ended",
                        "Wait for its end."))
                .orElseGet(() -> Precondition.met(moving, "none is")));
        var up = "The pool and its CentralMgmt databases are up";
        list.add(
                !named.isEmpty() && ground.deployment().up(named)
                        ? Precondition.met(up, named + " is up")
                        : restoring(
                                up,
                                ErrorId.CmsNotAvailable,
                                named,
                                named + " or its CentralMgmt databases are down",
                                "Bring them up."));
        return list;
    }

    private static Precondition restoring(String text, ErrorId id, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(id, target, "Restoring Central Management", why, todo));
    }

    private Precondition serverKnown(MoveRequest request, String target) {
        var text = "The database is the one in the topology";
        var sql = ground.estate().pool(target).sql();
        for (var server : request.servers()) {
            if (!sql.servers().contains(server)) {
                return unmet(
                        text,
                        ErrorId.UnknownSqlServer,
                        server,
                        server + " is not a SQL server of " + target + " in the topology, which has "
                                + String.join(" and ", sql.servers()),
                        "Name the server that Get-CsDatabaseMirrorState -DatabaseType CentralMgmt -PoolFqdn " + target
                                + " shows as principal.");
            }
        }
        for (var instance : request.instances()) {
            if (!sql.instance().equalsIgnoreCase(instance)) {
                return unmet(
                        text,
                        ErrorId.UnknownSqlServer,
                        instance,
                        "the SQL instance of " + target + " in the topology is " + sql.instance() + ", not " + instance,
                        "Name instance " + sql.instance() + ".");
            }
        }
        return Precondition.met(text, String.join(" and ", request.servers()) + ", instance " + sql.instance());
    }

    private Precondition principal(MoveRequest request, String target) {
        var text = "The server named is principal of the CentralMgmt databases";
        var principal = ground.machines().centralMgmtPrincipal(target);
        if (principal.isPresent()
                && (request.mirrorServer().isPresent() || request.server().equals(principal))) {
            return Precondition.met(text, principal.get() + " is principal");
        }
        return unmet(
                text,
                ErrorId.NotPrincipal,
                request.servers().get(0),
                principal
                        .map(server -> "the principal is " + server + ", not "
                                + request.servers().get(0))
                        .orElse("the CentralMgmt databases of " + target + " are not available on any server"),
                principal
                        .map(server -> "Name " + server + ".")
                        .orElse("Bring the databases up: Invoke-CsDatabaseFailover -DatabaseType CentralMgmt."));
    }

    private Precondition notMoving() {
        var text = "No other failover of Central Management is under way";
        return ground.moves()
                .inProgress()
                .map(move -> unmet(
                        text,
                        ErrorId.CmsFailoverInProgress,
                        move.to(),
                        "the failover from " + move.from() + " to " + move.to() + " has not ended",
                        "Wait for its end."))
                .orElseGet(() -> Precondition.met(text, "none is"));
    }

    private Precondition backupMode(Deployment deployment, String target) {
        var text = "The instance to be moved to is in Backup mode";
        var state = deployment.instance(target);
        if (state == InstanceState.BACKUP && deployment.up(target)) {
            return Precondition.met(text, "the one at " + target + " is " + state);
        }
        return unmet(
                text,
                ErrorId.CmsStoreNotInBackupMode,
                target,
                "the instance at " + target + " is " + state
                        + (deployment.up(target) ? "" : " and its pool or its database is down"),
                state == InstanceState.STALE_ACTIVE
                        ? "Wait until the Backup Service has marked it; -Force now leads to two active masters."
                        : "Bring " + target + " and its databases up.");
    }

    private Precondition masterAvailable() {
        var text = "The active master can hand over";
        return whyNoMaster()
                .map(why -> unmet(
                        text,
                        ErrorId.CmsNotAvailable,
                        ground.moves().connectionPoint(),
                        why,
                        "Name the database to be moved to: -BackupSqlServerFqdn, -BackupSqlInstanceName and -Force."))
                .orElseGet(() ->
                        Precondition.met(text, ground.deployment().host().orElseThrow() + " acts as active master"));
    }

    /** Why no active master is there to hand over to the receiving pool; empty where one is. */
    private Optional<String> whyNoMaster() {
        var deployment = ground.deployment();
        var master = deployment.activeMaster();
        if (master.isEmpty()) {
            return Optional.of("no active master is available");
        }
        return receiving()
                .filter(target -> !deployment.connected(target, master.get()))
                .map(target -> "the active master at " + master.get() + " cannot be reached from " + target);
    }

    private static Precondition unmet(String text, ErrorId id, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(id, target, ASKED, why, todo));
    }
}
