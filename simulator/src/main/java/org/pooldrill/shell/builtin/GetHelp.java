package org.pooldrill.shell.builtin;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;
import org.pooldrill.shell.reference.HelpText;
import org.pooldrill.shell.reference.HelpText.Detail;

/** {@code Get-Help}: what a cmdlet declares about itself; with a pattern, the cmdlets that fit it. */
final class GetHelp<C> implements Cmdlet<C> {

    private final Declaration declaration = Declaration.of("Get-Help")
            .alias("help", "man")
            .synopsis("Explains a cmdlet.")
            .parameter(
                    Parameter.text("Name").at(0).byDefault("*", "all cmdlets").doc("The cmdlet, or a pattern with *."))
            .parameter(Parameter.flag("Full").doc("Everything that is known about it."))
            .parameter(Parameter.flag("Detailed").doc("The same as -Full."))
            .parameter(Parameter.flag("Examples").doc("Lines to try."))
            .atMostOneOf("Full", "Detailed", "Examples")
            .refuses(ErrorId.UnknownCommand)
            .example("Get-Help Get-Command -Full", "Explains Get-Command and its parameters.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var name = in.arguments().text("Name");
        var exact = in.registry().find(name).map(Cmdlet::declaration);
        if (exact.isPresent()) {
            in.emit(HelpText.of(exact.get(), detail(in)));
            in.end();
            return;
        }
        var fitting = fitting(in, name);
        if (fitting.isEmpty()) {
            in.refuse(Refusal.of(
                    ErrorId.UnknownCommand,
                    name,
                    "Help on '" + name + "'",
                    "there is no command of this name"
                            + DidYouMean.hint(name, in.registry().names()),
                    "Get-Command lists the commands."));
            return;
        }
        fitting.forEach(cmdlet -> in.emit(ShellObject.table("HelpInfo")
                .with("Name", cmdlet.name())
                .with("Synopsis", cmdlet.synopsis())
                .build()));
        in.end();
    }

    private List<Declaration> fitting(Invocation<C> in, String name) {
        var pattern = Wildcard.of(name.contains("*") ? name : "*" + name + "*");
        return in.registry().declarations().stream()
                .filter(cmdlet -> pattern.fits(cmdlet.name()))
                .toList();
    }

    private Detail detail(Call<C> call) {
        if (call.arguments().flag("Examples")) {
            return Detail.EXAMPLES;
        }
        return call.arguments().flag("Full") || call.arguments().flag("Detailed") ? Detail.FULL : Detail.BRIEF;
    }
}
