package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.source.Mark;

/**
 * {@code Set-CsManagementConnection}: which SQL store is taken for the Central Management store. In Lync it is for one
 * computer; here it is the service connection point that changes, as with Set-CsConfigurationStoreLocation [model].
 */
final class SetCsManagementConnection implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Set-CsManagementConnection")
            .synopsis("Has the service connection point name another SQL store.")
            .description("It moves nothing: a store that is named and does not act has no master beside it, until"
                    + " Invoke-CsManagementServerFailover -Restore makes it the active one.")
            .changing()
            .parameter(choice("StoreProvider", "Sql").mandatory().at(0).doc("Sql; a folder is not modelled."))
            .parameter(text("Connection")
                    .mandatory()
                    .at(1)
                    .doc("SQL server and instance, such as sql2a.contoso.com\\rtc."))
            .refuses(ErrorId.UnknownSqlServer)
            .example(
                    "Set-CsManagementConnection -StoreProvider Sql -Connection sql2a.contoso.com\\rtc",
                    "Names the store on the back end of pool2.")
            .mark(Mark.DOC)
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new SqlStore(call.session(), "Management connection " + connection(call))
                .preconditions(server(call), instance(call));
    }

    @Override
    public void run(Invocation<Caller> in) {
        ConnectionPoint.set(in, server(in));
    }

    private static String connection(Call<Caller> call) {
        return call.arguments().text("Connection");
    }

    private static String server(Call<Caller> call) {
        return connection(call).split("\\\\", 2)[0];
    }

    private static Optional<String> instance(Call<Caller> call) {
        var parts = connection(call).split("\\\\", 2);
        return parts.length > 1 ? Optional.of(parts[1]) : Optional.empty();
    }
}
