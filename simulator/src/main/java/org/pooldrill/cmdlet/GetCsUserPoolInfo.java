package org.pooldrill.cmdlet;

import java.util.LinkedHashSet;
import java.util.List;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsUserPoolInfo}: the pools and computers that a user may register at. The properties are documented; which
 * Front End is a user's first one is the model's: they take turns in the order of the users.
 */
final class GetCsUserPoolInfo implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Hadr.UserPoolInfo";

    private final Declaration declaration = Declaration.of("Get-CsUserPoolInfo")
            .synopsis("Shows the home pool of a user, its backup pool, and their computers in the user's order.")
            .description("After the home pool was failed over the user registers at BackupPoolPrimaryRegistrar.")
            .parameter(Parameter.text("Identity")
                    .at(0)
                    .mandatory()
                    .fromPipeline("SipAddress")
                    .doc("A SIP address, with sip: or without, or the display name."))
            .parameter(Parameter.flag("LocalStore").doc("Asks the local replica instead of the active master."))
            .output(Output.list(TYPE)
                    .with("PrimaryPoolFqdn", "The home pool.")
                    .with("BackupPoolFqdn", "Its associated backup pool.")
                    .with("UserServicesPoolFqdn", "The pool that holds the user's data.")
                    .with("PrimaryPoolMachinesInPreferredOrder", "The home pool's Front Ends in his order.")
                    .with("BackupPoolMachinesInPreferredOrder", "The backup pool's Front Ends in his order.")
                    .with("PrimaryPoolPrimaryRegistrar", "Where he registers.")
                    .with("PrimaryPoolBackupRegistrars", "Where he registers when that one is down.")
                    .with("BackupPoolPrimaryRegistrar", "Where he registers after a failover.")
                    .with("BackupPoolBackupRegistrars", "Where he registers when that one is down."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsUserPoolInfo -Identity sip:alice@contoso.com", "Shows where one user may register.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return List.of(UserIdentity.known(call, "Identity"));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var user = UserIdentity.find(caller, in.arguments().text("Identity")).orElseThrow();
        var branch = caller.estate().branches().get(user.registrar());
        var services = branch == null ? user.registrar() : branch.registersWith();
        var topology = ReadTopology.of(in);
        var backup = branch == null ? topology.backupOf(services).orElse("") : services;
        var primary = preferred(caller, user.registrar(), user.sip());
        var second = preferred(caller, backup, user.sip());
        in.emit(ShellObject.list(TYPE)
                .with("PrimaryPoolFqdn", user.registrar())
                .with("BackupPoolFqdn", backup)
                .with("UserServicesPoolFqdn", services)
                .with("PrimaryPoolMachinesInPreferredOrder", primary)
                .with("BackupPoolMachinesInPreferredOrder", second)
                .with("PrimaryPoolPrimaryRegistrar", first(primary))
                .with("PrimaryPoolBackupRegistrars", others(primary))
                .with("BackupPoolPrimaryRegistrar", first(second))
                .with("BackupPoolBackupRegistrars", others(second))
                .build());
        in.end();
    }

    /** The servers that hold the user's routing group, its primary in front, then the pool's others. */
    private static List<String> preferred(Caller caller, String pool, String user) {
        if (!caller.estate().pools().containsKey(pool)) {
            return caller.estate().computersOf(pool);
        }
        var fabric = caller.simulation().world().computers().fabric(pool);
        var order = new LinkedHashSet<>(fabric.replicas(RoutingGroups.groupOf(user, fabric.total())));
        order.addAll(caller.estate().computersOf(pool));
        return List.copyOf(order);
    }

    private static String first(List<String> computers) {
        return computers.isEmpty() ? "" : computers.get(0);
    }

    private static List<String> others(List<String> computers) {
        return computers.isEmpty() ? computers : computers.subList(1, computers.size());
    }
}
