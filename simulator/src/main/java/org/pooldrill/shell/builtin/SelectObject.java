package org.pooldrill.shell.builtin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.language.Members;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Values;
import org.pooldrill.shell.object.View;

/** {@code Select-Object}: some properties of each object, some of the objects, or the values of one property. */
final class SelectObject<C> implements Cmdlet<C> {

    /** PowerShell shows objects of up to so many properties as a table. */
    private static final int WIDEST_TABLE = 4;

    private static final long MOST = 1_000_000;

    private final Declaration declaration = Declaration.of("Select-Object")
            .alias("select")
            .synopsis("Passes on some properties of each object, or some of the objects.")
            .collects()
            .parameter(Parameter.anything("Property")
                    .several()
                    .at(0)
                    .doc("The properties: names, patterns with *, or @{Name='x'; Expression={...}}."))
            .parameter(Parameter.text("ExpandProperty").doc("The property whose values are passed on alone."))
            .parameter(Parameter.count("First", 0, MOST).doc("So many from the beginning."))
            .parameter(Parameter.count("Last", 0, MOST).doc("So many from the end."))
            .parameter(Parameter.count("Skip", 0, MOST).doc("Leaves out so many at the beginning."))
            .parameter(Parameter.flag("Unique").doc("Each different one once."))
            .example("Get-CsUser | Select-Object -First 3 -Property SipAddress, RegistrarPool", "Shows three users.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var selected = in.input().stream()
                .flatMap(item -> properties(in.arguments(), item).stream())
                .toList();
        var different = in.arguments().flag("Unique") ? List.copyOf(new LinkedHashSet<>(selected)) : selected;
        part(in.arguments(), different).forEach(in::emit);
        in.end();
    }

    private static List<Object> properties(Arguments arguments, Object item) {
        var expanded = arguments.textIf("ExpandProperty");
        if (expanded.isPresent()) {
            return Values.each(Members.of(item, expanded.get()));
        }
        var choices = PropertyChoice.of(arguments.list("Property"));
        if (choices.isEmpty()) {
            return List.of(item);
        }
        var chosen = PropertyChoice.choose(choices, item);
        var type = item instanceof ShellObject object ? object.type() : Values.typeName(item);
        var result = ShellObject.shownAs(
                chosen.size() > WIDEST_TABLE ? View.LIST : View.TABLE,
                "Selected." + type.replaceFirst("^Selected\\.", ""));
        chosen.forEach(result::with);
        return List.of(result.build());
    }

    private static List<Object> part(Arguments arguments, List<Object> all) {
        var rest = all.subList((int) Math.min(arguments.countIf("Skip").orElse(0L), all.size()), all.size());
        var first = arguments.countIf("First");
        var last = arguments.countIf("Last");
        if (first.isEmpty() && last.isEmpty()) {
            return rest;
        }
        var fromStart = (int) Math.min(first.orElse(0L), rest.size());
        var fromEnd = (int) Math.min(last.orElse(0L), rest.size() - fromStart);
        var part = new ArrayList<>(rest.subList(0, fromStart));
        part.addAll(rest.subList(rest.size() - fromEnd, rest.size()));
        return part;
    }
}
