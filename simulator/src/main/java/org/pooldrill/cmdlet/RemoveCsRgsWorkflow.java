package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.application.ApplicationEvent.ResponseGroupChanged;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.responsegroup.GroupEvent.GroupContactRemoved;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/**
 * Takes a workflow away. With it goes the contact object in Active Directory if its owner deletes it: a copy that sits
 * at the backup pool then takes no calls (release notes [doc]).
 */
final class RemoveCsRgsWorkflow implements Cmdlet<Caller> {
    private static final Declaration DECLARATION = Declaration.of("Remove-CsRgsWorkflow")
            .synopsis("Deletes a workflow, so that its number leads nowhere.")
            .description(
                    "Queue and agent group stay. If it is deleted at the pool that owns it, copies that were imported"
                            + " elsewhere take no calls either: deploy it at the owner again, export it, and import it.")
            .topic("Response Group disaster recovery")
            .changing()
            .parameter(Parameter.anything("Instance")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The workflow, as Get-CsRgsWorkflow shows it, or its identity."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
            .example(
                    "Get-CsRgsWorkflow -Identity service:ApplicationServer:pool1.contoso.com -Name \"Help Desk\" |"
                            + " Remove-CsRgsWorkflow",
                    "Deletes one workflow.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return RgsInstance.of(call, "Removal of a workflow").preconditions(WindowsService.RTCRGS);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var named = RgsInstance.of(in, "Removal of a workflow").named().orElseThrow();
        var group = named.group();
        new ApplicationService(in.session(), "", named.pool())
                .record(new ResponseGroupChanged(named.pool(), group.withoutWorkflow()));
        if (group.hasWorkflow() && group.owner().equals(named.pool())) {
            in.session().simulation().record(new GroupContactRemoved(group.number()));
        }
        in.end();
    }
}
