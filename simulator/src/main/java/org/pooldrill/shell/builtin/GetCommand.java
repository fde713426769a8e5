package org.pooldrill.shell.builtin;

import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/** {@code Get-Command}: the commands that there are. */
final class GetCommand<C> implements Cmdlet<C> {

    private static final String TYPE = "System.Management.Automation.CmdletInfo";

    private final Declaration declaration = Declaration.of("Get-Command")
            .alias("gcm")
            .synopsis("Lists the commands.")
            .parameter(Parameter.text("Name").at(0).byDefault("*", "all").doc("A name, or a pattern with *."))
            .parameter(Parameter.text("Verb").byDefault("*", "all").doc("The part before the dash."))
            .parameter(Parameter.text("Noun").byDefault("*", "all").doc("The part after the dash."))
            .output(Output.table(TYPE)
                    .with("CommandType", "Cmdlet, or Application for a program.")
                    .with("Name", "Its name.")
                    .with("Synopsis", "What it does."))
            .example("Get-Command *Backup*", "Lists what has to do with backups.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var name = Wildcard.of(in.arguments().text("Name"));
        var verb = Wildcard.of(in.arguments().text("Verb"));
        var noun = Wildcard.of(in.arguments().text("Noun"));
        for (var cmdlet : in.registry().declarations()) {
            var parts = cmdlet.name().split("-", 2);
            var fits = verb.fits(parts.length > 1 ? parts[0] : "") && noun.fits(parts[parts.length - 1]);
            if (fits && name.fits(cmdlet.name())) {
                in.emit(ShellObject.table(TYPE)
                        .with("CommandType", cmdlet.name().endsWith(".exe") ? "Application" : "Cmdlet")
                        .with("Name", cmdlet.name())
                        .with("Synopsis", cmdlet.synopsis())
                        .build());
            }
        }
        in.end();
    }
}
