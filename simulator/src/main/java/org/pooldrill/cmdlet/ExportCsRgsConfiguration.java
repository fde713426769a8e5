package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.application.ApplicationEvent.ResponseGroupsRemoved;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.responsegroup.GroupEvent.GroupContactRemoved;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Response Group disaster recovery": the backup of a pool's response groups, and the way home after a failback [doc]. */
final class ExportCsRgsConfiguration implements Cmdlet<Caller> {
    /** The kind of its files. */
    static final String KIND = "ResponseGroups";

    private static final Declaration DECLARATION = Declaration.of("Export-CsRgsConfiguration")
            .synopsis("Writes the response groups of a pool, and its settings of Response Group, to a file.")
            .description(
                    "The Backup Service carries nothing of response groups: export them routinely, and keep the file"
                            + " where the loss of the pool does not take it along.")
            .description("At the end of a failback, export from the backup pool with -Owner, to bring home what was"
                    + " changed there.")
            .topic("Response Group disaster recovery")
            .changing()
            .parameter(ApplicationService.parameter("Source")
                    .mandatory()
                    .at(0)
                    .doc("Whose response groups, as service:ApplicationServer:<pool FQDN>."))
            .parameter(text("FileName").mandatory().at(1).doc("The file to write, a .zip; it must not exist."))
            .parameter(ApplicationService.parameter("Owner")
                    .byDefault("", "the source")
                    .doc("Only what this pool owns: at a backup pool what was imported without -OverwriteOwner."))
            .parameter(flag("RemoveExportedConfiguration").doc("Takes away at the source what was exported."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning, ErrorId.FileExists, ErrorId.FileNotFound)
            .example(
                    "Export-CsRgsConfiguration -Source service:ApplicationServer:pool1.contoso.com -FileName C:\\rgs.zip",
                    "Backs the response groups of pool1 up.")
            .example(
                    "Export-CsRgsConfiguration -Source service:ApplicationServer:pool2.contoso.com -Owner"
                            + " service:ApplicationServer:pool1.contoso.com -FileName C:\\home.zip"
                            + " -RemoveExportedConfiguration",
                    "Takes those of pool1 from pool2, after the failback of pool1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static ApplicationService source(Call<Caller> call) {
        var source = call.arguments().text("Source");
        return new ApplicationService(call.session(), "Export of the response groups of " + source, source);
    }

    private static String owner(Call<Caller> call) {
        var owner = call.arguments().text("Owner");
        return owner.isEmpty() ? call.arguments().text("Source") : owner;
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(
                call.session(), source(call).asked(), call.arguments().text("FileName"));
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<>(source(call).running(WindowsService.RTCRGS));
        list.add(1, new Known(call.session(), source(call).asked()).pool(owner(call)));
        list.add(file(call).isFree());
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var source = source(in);
        var owner = Known.poolName(in.session(), owner(in)).orElseThrow();
        var exported = source.state().groups().ownedBy(owner);
        file(in).write("response groups of " + owner, KIND, exported);
        if (in.arguments().flag("RemoveExportedConfiguration") && !exported.isEmpty()) {
            source.record(new ResponseGroupsRemoved(source.pool(), exported.ids()));
            if (owner.equals(source.pool())) {
                exported.groups().stream()
                        .filter(ResponseGroup::hasWorkflow)
                        .forEach(group -> in.session().simulation().record(new GroupContactRemoved(group.number())));
            }
        }
        in.verbose(exported.groups().size() + " response groups were exported.");
        in.end();
    }
}
