package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Enable-CsTopology}: what was published takes effect [doc]. Topology Builder does both at once, so what is left
 * here is whether it could: Move-CsManagementServer asks for it.
 */
final class EnableCsTopology implements Cmdlet<Caller> {
    private static final String ASKED = "Enabling the topology";

    private static final Declaration DECLARATION = Declaration.of("Enable-CsTopology")
            .synopsis("Enables the published topology.")
            .description(
                    "It needs a Central Management store that can be written. Publishing enables a topology here, so"
                            + " its own effect is that what waits goes to the replicas at once.")
            .topic("Failing over a pool, step 6")
            .changing()
            .parameter(flag("SkipPrepareCheck").doc("Does not check how Active Directory was prepared; not modelled."))
            .parameter(fqdn("GlobalCatalog").doc("The global catalog to use; not modelled."))
            .parameter(fqdn("GlobalSettingsDomainController").doc("The domain controller to use; not modelled."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .parameter(text("Report").doc("The file to write the report to."))
            .refuses(ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example("Enable-CsTopology", "Enables what was published.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var text = "A Central Management store is available and can be written";
        var caller = call.session();
        return List.of(caller.simulation()
                .centralStore()
                .whyNotWritable(caller.on(), ASKED)
                .map(refusal -> Precondition.unmet(text, refusal))
                .orElseGet(() -> Precondition.met(text, "it is")));
    }

    @Override
    public void run(Invocation<Caller> in) {
        ConnectionPoint.warnOfMismatch(in);
        in.session().simulation().replicator().replicateNow(Optional.empty());
        Report.write(in, "the topology was enabled");
        in.end();
    }
}
