package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.ServerState;
import org.pooldrill.quorum.Quorum;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsPoolUpgradeReadinessState} ("Upgrade or update Front End servers" [doc]): whether a Front End of this pool
 * may be taken down now. When it may not is the model's reading of the words: too few are active when one more would
 * cost the quorum; the pool is busy while servers start or replicas are being built.
 */
final class GetCsPoolUpgradeReadinessState implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Hadr.PoolUpgradeReadinessState";

    private static final Declaration DECLARATION = Declaration.of("Get-CsPoolUpgradeReadinessState")
            .synopsis("Shows whether the Front Ends of this pool may be taken down for an update now.")
            .description(
                    "Run it on a Front End of the pool, before each upgrade domain, and leave 20 minutes between two"
                            + " domains. Busy means: look again after 10 minutes; three times Busy is a problem.")
            .description("Three times Busy, or InsufficientActiveFrontEnds, in a paired pool: fail the pool over with"
                    + " Invoke-CsPoolFailOver and update the servers then.")
            .topic("Upgrade or update Front End servers")
            .parameter(Parameter.flag("Force").doc("Suppresses messages that are not fatal."))
            .output(Output.list(TYPE)
                    .with("PoolFqdn", "The pool.")
                    .with("TotalFrontEnds", "The Front Ends in the topology.")
                    .with("TotalActiveFrontEnds", "Those that serve.")
                    .with("UpgradeDomains", "The Front Ends that may be down together: one each.")
                    .with("PoolUpgradeState", "Ready, Busy or InsufficientActiveFrontEnds.")
                    .with("ReadyForUpgrade", "Whether it is Ready."))
            .refuses(ErrorId.WrongComputer)
            .example("Get-CsPoolUpgradeReadinessState", "Run on fe1.pool1.contoso.com: whether pool1 is ready.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var on = call.session().on().orElse("a management computer");
        return List.of(Precondition.that(
                pool(call.session()).isPresent(),
                "The line is typed on a Front End of the pool",
                on,
                () -> Refusal.of(
                        ErrorId.WrongComputer,
                        on,
                        "Upgrade readiness of a pool",
                        on + " is no Front End",
                        "Type the line on a Front End of the pool that it is about.")));
    }

    private static Optional<String> pool(Caller caller) {
        return caller.pool().filter(caller.estate().pools()::containsKey);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = pool(in.session()).orElseThrow();
        var computers = in.session().simulation().world().computers();
        var all = computers.computers(pool);
        var state = state(computers, pool);
        var domains = new ArrayList<String>();
        for (var i = 0; i < all.size(); i++) {
            domains.add("UpgradeDomain" + (i + 1) + " (" + all.get(i) + ")");
        }
        in.emit(ShellObject.list(TYPE)
                .with("PoolFqdn", pool)
                .with("TotalFrontEnds", all.size())
                .with(
                        "TotalActiveFrontEnds",
                        all.stream().filter(computers.fabric(pool)::runs).count())
                .with("UpgradeDomains", domains)
                .with("PoolUpgradeState", state)
                .with("ReadyForUpgrade", state.equals("Ready"))
                .build());
        in.end();
    }

    private static String state(ComputersState computers, String pool) {
        if (!anyMayStop(computers, pool)) {
            return "InsufficientActiveFrontEnds";
        }
        var fabric = computers.fabric(pool);
        var busy = !fabric.missing().isEmpty()
                || !fabric.withoutPrimary().isEmpty()
                || computers.computers(pool).stream()
                        .anyMatch(computer -> computers.serverState(computer) == ServerState.Starting);
        return busy ? "Busy" : "Ready";
    }

    /** Whether the pool keeps its quorum when any one of the servers that run stops. */
    private static boolean anyMayStop(ComputersState computers, String pool) {
        var members = computers.members(pool);
        var fabric = computers.fabric(pool);
        var running = members.stream().map(fabric::runs).toList();
        var quorum = new Quorum(members.size());
        if (!running.contains(true)) {
            return false;
        }
        for (var i = 0; i < members.size(); i++) {
            var without = new ArrayList<>(running);
            without.set(i, false);
            if (!quorum.holds(without, computers.sqlVoteGiven(pool))) {
                return false;
            }
        }
        return true;
    }
}
