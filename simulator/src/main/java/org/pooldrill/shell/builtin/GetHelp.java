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
            .parameter(Parameter.flag("Detailed").doc("Its parameters and lines to try, beside what it does."))
            .parameter(Parameter.flag("Examples").doc("Lines to try."))
            .parameter(Parameter.text("Parameter").doc("Explains these parameters alone, a name or a pattern with *."))
            .atMostOneOf("Full", "Detailed", "Examples", "Parameter")
            .refuses(ErrorId.UnknownCommand, ErrorId.ParameterConflict)
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
            explain(in, exact.get());
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

    private void explain(Invocation<C> in, Declaration cmdlet) {
        var parameter = in.arguments().textIf("Parameter");
        if (parameter.isEmpty()) {
            in.emit(HelpText.of(cmdlet, detail(in)));
            in.end();
            return;
        }
        var pattern = Wildcard.of(parameter.get().replaceFirst("^-", ""));
        var fitting = cmdlet.parameters().stream()
                .filter(known -> known.names().anyMatch(pattern::fits))
                .toList();
        if (fitting.isEmpty()) {
            var names = cmdlet.parameters().stream().map(Parameter::name).toList();
            in.refuse(Refusal.of(
                    ErrorId.ParameterConflict,
                    parameter.get(),
                    "Help on the parameter '" + parameter.get() + "'",
                    cmdlet.name() + " has none of this name" + DidYouMean.hint(parameter.get(), names),
                    "Get-Help " + cmdlet.name() + " -Full lists them."));
            return;
        }
        in.emit(HelpText.of(fitting));
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
        if (call.arguments().flag("Detailed")) {
            return Detail.DETAILED;
        }
        return call.arguments().flag("Full") ? Detail.FULL : Detail.BRIEF;
    }
}
