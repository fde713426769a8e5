package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Set-CsConfigurationStoreLocation}: the service connection point in Active Directory [doc]. */
final class SetCsConfigurationStoreLocation implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Set-CsConfigurationStoreLocation")
            .synopsis("Has the service connection point in Active Directory name another SQL store.")
            .description("It moves nothing: a store that is named and does not act has no master beside it, until"
                    + " Invoke-CsManagementServerFailover -Restore makes it the active one.")
            .changing()
            .parameter(fqdn("SqlServerFqdn").mandatory().doc("The SQL server of the store."))
            .parameter(text("SqlInstanceName").doc("Its instance; that of the topology if not given."))
            .parameter(fqdn("MirrorSqlServerFqdn").doc("The mirror SQL server of the same pool."))
            .parameter(text("MirrorSqlInstanceName").doc("Its instance."))
            .parameter(flag("SkipLookup").doc("Does not look the server up in Active Directory; not modelled."))
            .parameter(fqdn("GlobalSettingsDomainController")
                    .doc("The domain controller to write to; replication of Active Directory is not modelled."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .parameter(text("Report").doc("The file to write the report to."))
            .needs("MirrorSqlInstanceName", "MirrorSqlServerFqdn")
            .refuses(ErrorId.UnknownSqlServer)
            .example(
                    "Set-CsConfigurationStoreLocation -SqlServerFqdn sql2a.contoso.com -SqlInstanceName rtc",
                    "Names the store on the back end of pool2.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var store = new SqlStore(call.session(), "Configuration store on " + arguments.text("SqlServerFqdn"));
        var list = new ArrayList<>(
                store.preconditions(arguments.text("SqlServerFqdn"), arguments.textIf("SqlInstanceName")));
        arguments
                .textIf("MirrorSqlServerFqdn")
                .ifPresent(
                        mirror -> list.addAll(store.preconditions(mirror, arguments.textIf("MirrorSqlInstanceName"))));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var server = in.arguments().text("SqlServerFqdn");
        Report.write(in, "the service connection point names the store on " + server);
        ConnectionPoint.set(in, server);
    }
}
