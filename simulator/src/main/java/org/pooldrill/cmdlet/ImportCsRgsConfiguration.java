package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.application.ApplicationEvent.ResponseGroupsImported;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.responsegroup.GroupDatabase;
import org.pooldrill.responsegroup.GroupEvent.GroupContactSet;
import org.pooldrill.responsegroup.GroupImport;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Response Group disaster recovery": response groups at the backup pool, and at home again [doc]. */
final class ImportCsRgsConfiguration implements Cmdlet<Caller> {
    private static final Declaration DECLARATION = Declaration.of("Import-CsRgsConfiguration")
            .synopsis("Takes response groups from a file into a pool.")
            .description("They stay with the pool that owns them unless -OverwriteOwner is given: Get-CsRgsWorkflow and"
                    + " the like show them with -Owner or -ShowAll only. Agents of formal groups sign in again.")
            .description(
                    "Importing before a disaster is allowed and shortens the time without service. A group that was"
                            + " imported before is brought up to date.")
            .topic("Response Group disaster recovery")
            .changing()
            .parameter(ApplicationService.parameter("Destination")
                    .mandatory()
                    .at(0)
                    .doc("Where to, as service:ApplicationServer:<pool FQDN>."))
            .parameter(text("FileName").mandatory().at(1).doc("A file of Export-CsRgsConfiguration."))
            .parameter(flag("OverwriteOwner")
                    .doc("Makes the destination their owner: after a failback, and where the pool was rebuilt."))
            .parameter(flag("ReplaceExistingRgsSettings")
                    .topicAlias("ReplaceExistingSettings")
                    .doc("Replaces the settings of Response Group at the destination by those of the file."))
            .parameter(flag("ResolveNameConflicts")
                    .doc("Appends a number to names that are taken, such as Help Desk (2)."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(
                    ErrorId.UnknownIdentity,
                    ErrorId.ServiceNotRunning,
                    ErrorId.ResponseGroupNameConflict,
                    ErrorId.FileNotFound)
            .example(
                    "Import-CsRgsConfiguration -Destination service:ApplicationServer:pool2.contoso.com -FileName"
                            + " C:\\rgs.zip",
                    "Has pool2 answer for the response groups of pool1, when pool1 is failed over.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static ApplicationService destination(Call<Caller> call) {
        var destination = call.arguments().text("Destination");
        return new ApplicationService(call.session(), "Import of response groups into " + destination, destination);
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(
                call.session(), destination(call).asked(), call.arguments().text("FileName"));
    }

    private static GroupImport asked(Call<Caller> call) {
        var arguments = call.arguments();
        return new GroupImport(
                destination(call).pool(),
                arguments.flag("OverwriteOwner"),
                arguments.flag("ReplaceExistingRgsSettings"),
                arguments.flag("ResolveNameConflicts"));
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<>(destination(call).running(WindowsService.RTCRGS));
        list.add(file(call).exists(ExportCsRgsConfiguration.KIND, "response groups"));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.add(unique(call));
        }
        return list;
    }

    private static Precondition unique(Call<Caller> call) {
        var destination = destination(call);
        var incoming = file(call).read(GroupDatabase.class);
        var conflicts = asked(call).conflicts(destination.state().groups(), incoming);
        return Precondition.that(
                conflicts.isEmpty(),
                "No name is taken at the destination",
                conflicts.isEmpty() ? "none is" : String.join(", ", conflicts),
                () -> Refusal.of(
                        ErrorId.ResponseGroupNameConflict,
                        destination.pool(),
                        destination.asked(),
                        destination.pool() + " has another " + String.join(", another ", conflicts),
                        "Rename one of them, or import with -ResolveNameConflicts, which appends a number."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var destination = destination(in);
        var incoming = file(in).read(GroupDatabase.class);
        var asked = asked(in);
        var after = asked.into(destination.state().groups(), incoming);
        destination.record(new ResponseGroupsImported(
                destination.pool(), file(in).location().toString(), after));
        var taken = asked.taken(after, incoming);
        if (asked.overwriteOwner()) {
            taken.stream().filter(ResponseGroup::hasWorkflow).forEach(group -> in.session()
                    .simulation()
                    .record(new GroupContactSet(group.number(), group.name(), destination.pool())));
        }
        taken.forEach(group -> in.verbose(group.name() + " was imported; its owner is " + group.owner() + "."));
        in.end();
    }
}
