package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Export-CsUserData}: everything that the User databases of a pool hold, its partner's users included [doc]. */
final class ExportCsUserData implements Cmdlet<Caller> {
    private final Declaration declaration = Declaration.of("Export-CsUserData")
            .synopsis("Writes the contacts, settings and meetings in a pool's databases to a file.")
            .description("The file holds what the pool's store has: its own users, and those of the pool that it backs"
                    + " up, as far as the Backup Service has carried them. It is a zip of XML.")
            .topic("Failing over a pool that cannot be recovered")
            .parameter(fqdn("PoolFqdn").mandatory().doc("The pool whose store is read."))
            .parameter(text("FileName").mandatory().doc("Where to write; a file of that name must not exist yet."))
            .parameter(text("UserFilter").doc("One user alone, by his SIP address."))
            .parameter(flag("LocalStore")
                    .doc("Takes the topology from the local replica; the data are the same either way."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolUnreachable, ErrorId.FileExists, ErrorId.FileNotFound)
            .example(
                    "Export-CsUserData -PoolFqdn pool2.contoso.com -FileName C:\\Data\\users.zip",
                    "Saves what pool2 has, be it of its own users or of those whom it serves for pool1.")
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
            list.add(database(
                    caller, Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow(), asked));
        }
        list.add(TypedFile.of(caller, asked, arguments.text("FileName")).isFree());
        return list;
    }

    /** The databases of a pool can be read and written from here, whether its services run or not. */
    static Precondition database(Caller caller, String pool, String asked) {
        var text = "The User databases of " + pool + " are available";
        var physical = caller.simulation().physical();
        var here = caller.on().flatMap(caller.estate()::siteOf);
        var linked = here.isEmpty()
                || caller.simulation()
                        .world()
                        .computers()
                        .linkUp(here.get(), caller.estate().pool(pool).site());
        return Precondition.that(
                physical.backEndUp(pool) && linked,
                text,
                "the back end of " + pool + " answers",
                () -> Refusal.of(
                        ErrorId.PoolUnreachable,
                        pool,
                        asked,
                        linked
                                ? "the back end of " + pool + " is not available"
                                : pool + " cannot be reached from "
                                        + caller.on().orElse("here"),
                        "Bring its SQL server up, or the network to it."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var users = caller.simulation().userStore().export(pool, user -> fits(arguments, user));
        var file = new UserDataFile(pool, users);
        TypedFile.of(caller, asked(arguments), arguments.text("FileName")).write(file.holds(), UserDataFile.KIND, file);
        in.verbose("Wrote " + file.holds() + ".");
        in.end();
    }

    /** Whether -UserFilter lets a user through. */
    static boolean fits(Arguments arguments, String user) {
        return arguments
                .textIf("UserFilter")
                .map(only -> only.toLowerCase(Locale.ROOT))
                .map(only -> only.startsWith("sip:") ? only.substring(4) : only)
                .map(user::equals)
                .orElse(true);
    }

    private static String asked(Arguments arguments) {
        return "Export of the user data of " + arguments.text("PoolFqdn");
    }
}
