package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Update-CsUserData}: adds to what users have, while they are signed in [doc]. */
final class UpdateCsUserData implements Cmdlet<Caller> {
    private static final String ASKED = "Update of user data";

    private final Declaration declaration = Declaration.of("Update-CsUserData")
            .synopsis("Merges the user data of a file into what the users have at their pools.")
            .description("Contacts and meetings that are missing are added, what is there stays. No service has to be"
                    + " restarted, and the users may be signed in.")
            .changing()
            .parameter(text("FileName").mandatory().at(0).doc("A file that Export-CsUserData wrote."))
            .parameter(text("UserFilter").doc("One user alone, by his SIP address."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.FileNotFound)
            .example(
                    "Update-CsUserData -FileName C:\\Data\\users.zip -UserFilter alice@contoso.com",
                    "Gives one user back what a file has of hers, beside what she has now.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return List.of(file(call.session(), call.arguments()).exists(UserDataFile.KIND, UserDataFile.NOUN));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        for (var user : file(caller, in.arguments()).read(UserDataFile.class).users()) {
            if (ExportCsUserData.fits(in.arguments(), user.user())
                    && !caller.simulation().userStore().merge(user)) {
                in.warn(user.user() + " is left out: there is no such user, or his pool cannot be written now.");
            }
        }
        in.end();
    }

    private static TypedFile file(Caller caller, Arguments arguments) {
        return TypedFile.of(caller, ASKED, arguments.text("FileName"));
    }
}
