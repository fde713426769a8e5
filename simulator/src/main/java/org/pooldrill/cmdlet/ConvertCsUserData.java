package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
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

/** {@code Convert-CsUserData}: the same data in the form of another release [doc]; the model has one form for all. */
final class ConvertCsUserData implements Cmdlet<Caller> {
    private static final String ASKED = "Conversion of user data";

    private final Declaration declaration = Declaration.of("Convert-CsUserData")
            .synopsis("Writes a file of user data anew, in the form of another release.")
            .description("What is in it stays the same.")
            .parameter(text("InputFile").mandatory().at(0).doc("A file that Export-CsUserData wrote."))
            .parameter(
                    text("OutputFile").mandatory().at(1).doc("Where to write; a file of that name must not exist yet."))
            .parameter(choice("TargetVersion", "Current", "Lync2010")
                    .byDefault("Current", "Current")
                    .doc("The release that is to read it; the simulation reads files of either."))
            .parameter(text("UserFilter").doc("One user alone, by his SIP address."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.FileExists, ErrorId.FileNotFound)
            .example(
                    "Convert-CsUserData -InputFile C:\\old.zip -OutputFile C:\\new.zip -TargetVersion Current",
                    "Makes a file for this release.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return List.of(
                file(call.session(), call.arguments(), "InputFile").exists(UserDataFile.KIND, UserDataFile.NOUN),
                file(call.session(), call.arguments(), "OutputFile").isFree());
    }

    @Override
    public void run(Invocation<Caller> in) {
        var arguments = in.arguments();
        var read = file(in.session(), arguments, "InputFile").read(UserDataFile.class);
        var users = read.users().stream()
                .filter(user -> ExportCsUserData.fits(arguments, user.user()))
                .toList();
        var written = new UserDataFile(read.pool(), users);
        file(in.session(), arguments, "OutputFile").write(written.holds(), UserDataFile.KIND, written);
        in.end();
    }

    private static TypedFile file(Caller caller, Arguments arguments, String parameter) {
        return TypedFile.of(caller, ASKED, arguments.text(parameter));
    }
}
