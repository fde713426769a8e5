package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** {@code Get-CsUserDatabaseState}: whether an administrator has taken a user database offline [doc]. */
final class GetCsUserDatabaseState implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Xds.UserDatabaseState";

    private static final Declaration DECLARATION = UserDatabase.parameters(
                    Declaration.of("Get-CsUserDatabaseState").synopsis("Shows whether user databases are online."))
            .output(Output.list(TYPE)
                    .with("Identity", "The service.")
                    .with("Online", "False where Set-CsUserDatabaseState has taken it offline."))
            .example("Get-CsUserDatabaseState", "Shows the user databases of all pools.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return UserDatabase.known(call);
    }

    @Override
    public void run(Invocation<Caller> in) {
        var computers = in.session().simulation().world().computers();
        UserDatabase.pools(in)
                .forEach(pool -> in.emit(ShellObject.list(TYPE)
                        .with("Identity", UserDatabase.identity(in.session(), pool))
                        .with("Online", computers.userDatabaseOnline(pool))
                        .build()));
        in.end();
    }
}
