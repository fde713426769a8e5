package org.pooldrill.shell.builtin;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.shell.command.Cmdlet;

/** All of them. */
public final class Builtins {

    private Builtins() {}

    /** The built-in cmdlets, for a shell of any session. */
    public static <C> List<Cmdlet<C>> all() {
        return List.of(
                new WhereObject<>(),
                new SelectObject<>(),
                new SortObject<>(),
                new MeasureObject<>(),
                new ForEachObject<>(),
                new FormatTable<>(),
                new FormatList<>(),
                new GetHelp<>(),
                new GetCommand<>());
    }

    /** These cmdlets and the built-in ones. */
    public static <C> List<Cmdlet<C>> with(List<? extends Cmdlet<C>> cmdlets) {
        var both = new ArrayList<Cmdlet<C>>(cmdlets);
        both.addAll(Builtins.<C>all());
        return List.copyOf(both);
    }
}
