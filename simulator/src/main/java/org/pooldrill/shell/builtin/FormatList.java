package org.pooldrill.shell.builtin;

import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.output.ListLayout;

/** {@code Format-List}: a line for each property. */
final class FormatList<C> implements Cmdlet<C> {

    private final Declaration declaration = Declaration.of("Format-List")
            .alias("fl")
            .synopsis("Shows objects as lists of their properties.")
            .collects()
            .parameter(Parameter.anything("Property").several().at(0).doc("The properties; all of them if not given."))
            .example("Get-CsBackupServiceConfiguration | Format-List SyncInterval", "Shows one property.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        in.emit(Layouts.formatted(in, ListLayout::text));
        in.end();
    }
}
