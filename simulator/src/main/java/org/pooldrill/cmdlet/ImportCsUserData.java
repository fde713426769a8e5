package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Import-CsUserData}: overwrites, and counts when all Front Ends were stopped and start together [doc]. */
final class ImportCsUserData implements Cmdlet<Caller> {
    private final Declaration declaration = Declaration.of("Import-CsUserData")
            .synopsis("Puts the user data of a file in place of what a pool has.")
            .description("Only users who are homed on the pool are taken. The Front Ends read the databases as they"
                    + " start: stop the services of all of them, and start them together, before or after this.")
            .topic("Failing over a pool that cannot be recovered")
            .changing()
            .parameter(fqdn("PoolFqdn").mandatory().doc("The pool that gets the data."))
            .parameter(text("FileName").mandatory().doc("A file that Export-CsUserData wrote."))
            .parameter(text("UserFilter").doc("One user alone, by his SIP address."))
            .parameter(flag("LocalStore")
                    .doc("Takes the topology from the local replica; the data are the same either way."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolUnreachable, ErrorId.FileNotFound)
            .example(
                    "Import-CsUserData -PoolFqdn pool3.contoso.com -FileName C:\\Data\\users.zip",
                    "Gives the users who were moved to pool3 their contacts and meetings back.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var caller = call.session();
        var asked = asked(arguments);
        var list = new ArrayList<>(List.of(new Known(caller, asked).pool(arguments.text("PoolFqdn"))));
        if (list.get(0).isMet()) {
            list.add(ExportCsUserData.database(
                    caller, Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow(), asked));
        }
        list.add(file(caller, arguments).exists(UserDataFile.KIND, UserDataFile.NOUN));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var data = file(caller, arguments).read(UserDataFile.class).users().stream()
                .filter(user -> ExportCsUserData.fits(arguments, user.user()))
                .toList();
        var taken = caller.simulation().userStore().replace(pool, data);
        in.verbose("Imported the data of " + taken + " of " + data.size() + " users; the others are not homed on "
                + pool + ".");
        if (caller.simulation().world().computers().serviceRuns(pool, WindowsService.RTCSRV)) {
            in.warn("The services of " + pool
                    + " run: stop them on all Front Ends and start them together, then the data" + " count.");
        }
        in.end();
    }

    private static TypedFile file(Caller caller, Arguments arguments) {
        return TypedFile.of(caller, asked(arguments), arguments.text("FileName"));
    }

    private static String asked(Arguments arguments) {
        return "Import of user data into " + arguments.text("PoolFqdn");
    }
}
