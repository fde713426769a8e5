package org.pooldrill.shell.builtin;

import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.output.TableLayout;

/** {@code Format-Table}: the objects as rows. */
final class FormatTable<C> implements Cmdlet<C> {

    private final Declaration declaration = Declaration.of("Format-Table")
            .alias("ft")
            .synopsis("Shows objects as a table.")
            .collects()
            .parameter(Parameter.anything("Property").several().at(0).doc("The columns; all properties if not given."))
            .parameter(Parameter.flag("AutoSize").doc("Accepted; columns are always as wide as what stands in them."))
            .parameter(Parameter.flag("Wrap").doc("Accepted without effect."))
            .parameter(Parameter.flag("HideTableHeaders").doc("Leaves the names of the columns out."))
            .example("Get-CsUser | Format-Table SipAddress, RegistrarPool", "Shows two columns.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var headers = !in.arguments().flag("HideTableHeaders");
        in.emit(Layouts.formatted(in, rows -> TableLayout.text(rows, headers)));
        in.end();
    }
}
