package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/**
 * "Failing over a pool", step 6: the Central Management databases on the back end of a pool that has none [doc]. The same
 * for the standby on a Standard Edition server, and to install a database anew that does not come back.
 */
final class InstallCsDatabase implements Cmdlet<Caller> {

    private static final String CENTRAL = "CentralManagementDatabase";

    private static final Declaration DECLARATION = Declaration.of("Install-CsDatabase")
            .synopsis("Installs databases of Lync Server on a SQL server.")
            .description(
                    "Of the databases the model installs those of Central Management, xds and lis, which are empty."
                            + " All others are there from the start.")
            .description("The databases alone are no Central Management server: Move-CsManagementServer moves it there,"
                    + " or setup makes them the standby of the pool's partner.")
            .topic("Failing over a pool, step 6")
            .changing()
            .parameter(flag(CENTRAL).mandatory().doc("The databases of Central Management."))
            .parameter(fqdn("SqlServerFqdn").mandatory().doc("The SQL server of the pool that is to have them."))
            .parameter(text("SqlInstanceName").doc("Its instance; that of the topology if not given."))
            .parameter(flag("Clean")
                    .doc("Empties databases that are there already; refused where the active master stands on them."))
            .parameter(flag("Update")
                    .doc("Updates the schema of databases that are there; the model knows one schema, so nothing is to"
                            + " be seen of it."))
            .parameter(flag("UseDefaultSqlPaths").doc("Puts the files where SQL Server puts them; not modelled."))
            .parameter(text("DatabasePaths").several().doc("Where to put the files; not modelled."))
            .parameter(text("Report").doc("The file to write the report to."))
            .atMostOneOf("Clean", "Update")
            .refuses(ErrorId.ParameterConflict, ErrorId.UnknownSqlServer, ErrorId.NotPrincipal)
            .example(
                    "Install-CsDatabase -CentralManagementDatabase -Clean -SqlServerFqdn sql2a.contoso.com"
                            + " -SqlInstanceName rtc",
                    "Puts empty Central Management databases on the back end of pool2.")
            .mark(Mark.DOC)
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var known = new SqlStore(call.session(), asked(call));
        var server = call.arguments().text("SqlServerFqdn");
        var list = new ArrayList<>(known.preconditions(server, call.arguments().textIf("SqlInstanceName")));
        if (list.stream().allMatch(Precondition::isMet)) {
            var pool = pool(call).orElseThrow();
            list.add(up(call, server));
            list.add(notTheActiveMaster(call, pool));
        }
        return list;
    }

    private static Precondition up(Call<Caller> call, String server) {
        var text = "The SQL server can be used";
        var caller = call.session();
        var up = caller.simulation().world().computers().computerUp(server);
        return up
                ? Precondition.met(text, server + " is up")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.NotPrincipal,
                                server,
                                asked(call),
                                server + " is down",
                                "Name the SQL server of the pair that is up."));
    }

    private static Precondition notTheActiveMaster(Call<Caller> call, String pool) {
        var text = "No active master loses its database";
        var host = call.session().simulation().centralStore().deployment().host();
        return !call.arguments().flag("Clean") || host.filter(pool::equals).isEmpty()
                ? Precondition.met(text, "none stands on " + pool)
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.ParameterConflict,
                                pool,
                                asked(call),
                                pool + " hosts the active master, and -Clean would empty its database",
                                "Leave -Clean out, or move Central Management away first."));
    }

    private static Optional<String> pool(Call<Caller> call) {
        return call.session().estate().poolOfSqlServer(call.arguments().text("SqlServerFqdn"));
    }

    private static String asked(Call<Caller> call) {
        return "Central Management databases on " + call.arguments().text("SqlServerFqdn");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = pool(in).orElseThrow();
        in.verbose("Installing xds and lis on the back end of " + pool + ".");
        in.session()
                .simulation()
                .storeSetup()
                .installDatabases(pool, in.arguments().flag("Clean"));
        Report.write(in, "xds and lis were installed on the back end of " + pool);
        in.end();
    }
}
