package org.pooldrill.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/**
 * What must hold before Move-CsManagementServer changes anything, in the order of refusals. The new store, the running
 * Front End and that it is for an unpaired Central Management server are documented; the ids are the model's. Disk space
 * is not modelled.
 */
public final class ServerMoveRules {
    private static final String ASKED = "Moving the Central Management server";
    private static final String FRONT_END = "RTCSRV";

    private final Ground ground;

    ServerMoveRules(Ground ground) {
        this.ground = ground;
    }

    /** That it is typed on a Front End of a pool that could receive the server, or on the old one to cancel. */
    public Precondition computer(String on) {
        var text = "The command is typed on a Front End of the pool that is to receive Central Management";
        var pool = ground.poolOf(on);
        if (!ground.estate().pools().containsKey(pool)) {
            return unmet(
                    text,
                    ErrorId.WrongComputer,
                    on,
                    "it was typed on " + (on.isEmpty() ? "a management computer" : on) + ", which is no Front End",
                    "Run it on one Front End of the pool that is to receive Central Management.");
        }
        var host = ground.deployment().host();
        if (host.filter(pool::equals).isPresent() && !cancels(on)) {
            return unmet(
                    text,
                    ErrorId.WrongComputer,
                    on,
                    "it was typed on " + on + ", and " + pool + " hosts Central Management already",
                    "Run it on one Front End of the pool that is to receive Central Management.");
        }
        return Precondition.met(text, on + " belongs to " + pool);
    }

    /** Whether a line typed there would cancel the move that is under way. */
    public boolean cancels(String on) {
        return ground.moves()
                .inProgress()
                .filter(move -> move.from().equals(ground.poolOf(on)))
                .isPresent();
    }

    /** What else must hold, met or not. */
    public List<Precondition> preconditions(ServerMoveRequest request) {
        var list = new ArrayList<Precondition>();
        var to = ground.poolOf(request.on());
        if (cancels(request.on()) || !ground.estate().pools().containsKey(to)) {
            return list;
        }
        list.add(notPaired());
        list.add(master(request, to));
        list.add(newStore(to));
        list.add(frontEndRuns(request.on()));
        list.add(notMoving());
        return list;
    }

    private Precondition notPaired() {
        var text = "The hosting pool has no standby";
        var deployment = ground.deployment();
        var standby = deployment.host().flatMap(deployment::other);
        return standby.map(pool -> unmet(
                        text,
                        ErrorId.CmsPaired,
                        deployment.host().orElseThrow(),
                        deployment.host().orElseThrow() + " is paired with " + pool + ", which has a standby",
                        "Run Invoke-CsManagementServerFailover on a Front End of " + pool + "."))
                .orElseGet(() ->
                        Precondition.met(text, deployment.host().orElse("nobody") + " hosts Central Management alone"));
    }

    private Precondition newStore(String to) {
        var text = "The new store was created";
        var sql = ground.estate().pool(to).sql();
        return ground.machines()
                .centralMgmtPrincipal(to)
                .map(server -> Precondition.met(text, "on " + server + "\\" + sql.instance()))
                .orElseGet(() -> unmet(
                        text,
                        ErrorId.CmsNotAvailable,
                        to,
                        "there is no Central Management database on the back end of " + to + ", or it is not available",
                        "Install-CsDatabase -CentralManagementDatabase -Clean -SqlServerFqdn " + sql.primary()
                                + " -SqlInstanceName " + sql.instance()));
    }

    private Precondition frontEndRuns(String on) {
        var text = "The Front-End service runs here";
        var runs = ground.estate().pools().containsKey(on)
                ? ground.deployment().runs(on, FRONT_END)
                : ground.machines().serviceRunning(on, FRONT_END);
        return runs
                ? Precondition.met(text, FRONT_END + " runs on " + on)
                : unmet(
                        text,
                        ErrorId.ServiceNotRunning,
                        on,
                        FRONT_END + " does not run on " + on,
                        "Start-CsWindowsService -Name " + FRONT_END);
    }

    private Precondition notMoving() {
        var text = "No other move of Central Management is under way";
        return ground.moves()
                .inProgress()
                .map(move -> unmet(
                        text,
                        ErrorId.CmsFailoverInProgress,
                        move.to(),
                        "the move from " + move.from() + " to " + move.to() + " has not ended",
                        "Wait for its end, or run Move-CsManagementServer on " + move.from() + " to cancel it."))
                .orElseGet(() -> Precondition.met(text, "none is"));
    }

    private Precondition master(ServerMoveRequest request, String to) {
        var text = "The configuration can be had";
        var why = whyNoMaster(to);
        if (why.isEmpty()) {
            return Precondition.met(text, ground.deployment().host().orElseThrow() + " acts as active master");
        }
        if (request.force() && request.configuration().isPresent()) {
            return Precondition.met(text, "from the exported file");
        }
        return unmet(
                text,
                ErrorId.CmsNotAvailable,
                ground.moves().connectionPoint(),
                why.get(),
                "Give what was exported before: -ConfigurationFileName, -LisConfigurationFileName and -Force.");
    }

    /** Why no active master is there to hand over; empty where one is. */
    Optional<String> whyNoMaster(String to) {
        var deployment = ground.deployment();
        return deployment
                .activeMaster()
                .map(master -> deployment.connected(to, master)
                        ? Optional.<String>empty()
                        : Optional.of("the active master at " + master + " cannot be reached from " + to))
                .orElseGet(() -> Optional.of("no active master is available"));
    }

    private static Precondition unmet(String text, ErrorId id, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(id, target, ASKED, why, todo));
    }
}
