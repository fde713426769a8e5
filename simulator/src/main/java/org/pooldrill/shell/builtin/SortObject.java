package org.pooldrill.shell.builtin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.Comparing;

/** {@code Sort-Object}: in the order of one or more properties; what is equal keeps its order. */
final class SortObject<C> implements Cmdlet<C> {

    private final Declaration declaration = Declaration.of("Sort-Object")
            .alias("sort")
            .synopsis("Puts objects in order.")
            .collects()
            .parameter(
                    Parameter.anything("Property").several().at(0).doc("The properties to sort by, the first first."))
            .parameter(Parameter.flag("Descending").doc("The largest first."))
            .parameter(Parameter.flag("Unique").doc("Of those that are equal the first only."))
            .example("Get-CsUser | Sort-Object RegistrarPool, SipAddress", "Lists the users pool by pool.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var ascending = order(in.arguments().list("Property"));
        var order = in.arguments().flag("Descending") ? ascending.reversed() : ascending;
        var sorted = new ArrayList<>(in.input());
        sorted.sort(order);
        Object previous = null;
        for (var item : sorted) {
            if (previous == null || !in.arguments().flag("Unique") || order.compare(previous, item) != 0) {
                in.emit(item);
            }
            previous = item;
        }
        in.end();
    }

    private static Comparator<Object> order(List<Object> properties) {
        return properties.stream()
                .map(property -> (Comparator<Object>) (one, other) -> Comparing.ORDER.compare(
                        PropertyChoice.value(property, one), PropertyChoice.value(property, other)))
                .reduce(Comparator::thenComparing)
                .orElse(Comparing.ORDER);
    }
}
