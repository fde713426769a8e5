package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Get-CsConfigurationStoreLocation}: the service connection point in Active Directory [doc]. */
final class GetCsConfigurationStoreLocation implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Get-CsConfigurationStoreLocation")
            .synopsis("Shows which SQL store the service connection point in Active Directory names.")
            .description("It puts out plain text: SQL server and instance, and the mirror's where there is one.")
            .parameter(fqdn("GlobalSettingsDomainController")
                    .doc("The domain controller to read from; replication of Active Directory is not modelled."))
            .parameter(text("Report").doc("The file to write the report to."))
            .example("Get-CsConfigurationStoreLocation", "Shows where Central Management is looked for.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public void run(Invocation<Caller> in) {
        in.session().simulation().centralStore().connection().ifPresent(connection -> {
            in.emit(connection.sqlServer() + "\\" + connection.sqlInstance());
            connection.mirrorSqlServer().ifPresent(mirror -> in.emit(mirror + "\\" + connection.sqlInstance()));
            Report.write(in, connection.sqlServer() + "\\" + connection.sqlInstance());
        });
        in.end();
    }
}
