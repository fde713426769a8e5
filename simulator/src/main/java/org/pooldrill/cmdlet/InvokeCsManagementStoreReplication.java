package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Invocation;

/** Replication of the Central Management store that does not wait for its turn [doc]. */
final class InvokeCsManagementStoreReplication implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsManagementStoreReplication")
            .synopsis("Sends the changes of the Central Management store to the replicas at once.")
            .description("It does not wait for them to arrive: Get-CsManagementStoreReplicationStatus tells when"
                    + " they have.")
            .topic("Failing over a pool, step 5")
            .changing()
            .parameter(fqdn("ReplicaFqdn")
                    .at(0)
                    .fromPipeline("ReplicaFqdn", "Fqdn")
                    .doc("The one computer to send them to; without it all."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable)
            .example("Invoke-CsManagementStoreReplication", "Sends what is new to every replica.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var list = new ArrayList<Precondition>();
        call.arguments().textIf("ReplicaFqdn").ifPresent(name -> list.add(known(caller, name)));
        var text = "A Central Management store is available";
        var why = caller.simulation()
                .centralStore()
                .deployment()
                .whyNotAvailable(caller.on().flatMap(caller.estate()::siteOf));
        list.add(
                why.isEmpty()
                        ? Precondition.met(text, "it is")
                        : Precondition.unmet(
                                text,
                                Refusal.of(
                                        ErrorId.CmsNotAvailable,
                                        "",
                                        "Replication of the Central Management store",
                                        why,
                                        "Fail the Central Management server over first:"
                                                + " Invoke-CsManagementServerFailover.")));
        return list;
    }

    private static Precondition known(Caller caller, String name) {
        var text = "The computer has a replica";
        var computers = caller.simulation().world().computers().computers();
        return replica(caller, name)
                .map(computer -> Precondition.met(text, computer + " has"))
                .orElseGet(() -> Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.UnknownIdentity,
                                name,
                                "Replication to " + name,
                                "there is no computer " + name + " in the topology" + DidYouMean.hint(name, computers),
                                "Get-CsManagementStoreReplicationStatus lists the replicas.")));
    }

    private static Optional<String> replica(Caller caller, String name) {
        return Known.named(caller.simulation().world().computers().computers(), name);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var only = in.arguments().textIf("ReplicaFqdn").flatMap(name -> replica(in.session(), name));
        in.session().simulation().replicator().replicateNow(only);
        in.end();
    }
}
