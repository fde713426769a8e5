package org.pooldrill.cmdlet;

import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsManagementConnection}: which SQL store the service connection point in Active Directory names. That is
 * documented; the properties are those of the field, and PoolFqdn is added for those who look for the pool [model].
 */
final class GetCsManagementConnection implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Xds.ManagementConnection";

    private final Declaration declaration = Declaration.of("Get-CsManagementConnection")
            .synopsis("Shows which SQL store the service connection point in Active Directory names.")
            .description(
                    "Every computer finds the Central Management store by it; after a move that failed halfway it may"
                            + " name another pool than the one whose master acts.")
            .output(Output.list(TYPE)
                    .with("StoreProvider", "Always Sql.")
                    .with("Connection", "SQL server and instance.")
                    .with("ReadOnly", "Whether the store can only be read, as during a move.")
                    .with("SqlServer", "The SQL server.")
                    .with("SqlInstance", "Its instance.")
                    .with("MirrorSqlServer", "The mirror SQL server; empty without one.")
                    .with("PoolFqdn", "The pool whose back end it is."))
            .example("Get-CsManagementConnection", "Shows where Central Management is looked for.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        simulation
                .centralStore()
                .connection()
                .ifPresent(connection -> in.emit(ShellObject.list(TYPE)
                        .with("StoreProvider", "Sql")
                        .with("Connection", connection.sqlServer() + "\\" + connection.sqlInstance())
                        .with(
                                "ReadOnly",
                                simulation.world().moves().inProgress().isPresent())
                        .with("SqlServer", connection.sqlServer())
                        .with("SqlInstance", connection.sqlInstance())
                        .with("MirrorSqlServer", connection.mirrorSqlServer().orElse(""))
                        .with("PoolFqdn", connection.pool())
                        .build()));
        in.end();
    }
}
