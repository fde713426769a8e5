package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/**
 * {@code Set-CsUserDatabaseState}: takes a user database offline or online [doc]. An offline database is to the Front
 * Ends what a lost back end is: a drill can put them without one while the SQL servers run [inferred].
 */
final class SetCsUserDatabaseState implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = UserDatabase.parameters(Declaration.of("Set-CsUserDatabaseState")
                    .synopsis("Takes a user database offline, or online again.")
                    .description(
                            "While it is offline the Front Ends go on as without a back end: about 30 minutes, then"
                                    + " their users are in resiliency mode.")
                    .changing())
            .parameter(Parameter.truth("Online").mandatory().doc("Whether it is to be online."))
            .atLeastOneOf("Identity", "RegistrarPool")
            .example(
                    "Set-CsUserDatabaseState -Identity UserDatabase:sql1a.contoso.com -Online $false",
                    "Takes the user database of pool1 offline.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return new ArrayList<>(UserDatabase.known(call));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = UserDatabase.one(in).orElseThrow();
        in.session()
                .simulation()
                .datacenter()
                .switchUserDatabase(pool, in.arguments().truthIf("Online").orElseThrow());
        in.end();
    }
}
