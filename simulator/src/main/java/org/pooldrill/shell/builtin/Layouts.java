package org.pooldrill.shell.builtin;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.output.Formatted;
import org.pooldrill.shell.output.Screen;

/** What Format-Table and Format-List share: which properties are shown; plain values stay lines of their own. */
final class Layouts {

    private Layouts() {}

    static <C> Formatted formatted(Invocation<C> in, Function<List<Map<String, Object>>, String> layout) {
        var choices = PropertyChoice.of(in.arguments().list("Property"));
        var objects = in.input();
        if (objects.isEmpty()) {
            return new Formatted(objects, "");
        }
        if (choices.isEmpty() && objects.stream().noneMatch(ShellObject.class::isInstance)) {
            return new Formatted(objects, Screen.text(objects));
        }
        var rows = objects.stream()
                .map(item -> choices.isEmpty() && item instanceof ShellObject object
                        ? object.properties()
                        : PropertyChoice.choose(choices, item))
                .toList();
        return new Formatted(objects, layout.apply(rows));
    }
}
