package org.pooldrill.shell.builtin;

import java.util.List;
import java.util.Optional;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.object.Comparing;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/** {@code Measure-Object}: how many, and of one property the sum, mean, largest and smallest value. */
final class MeasureObject<C> implements Cmdlet<C> {

    private static final String TYPE = "Microsoft.PowerShell.Commands.GenericMeasureInfo";

    private final Declaration declaration = Declaration.of("Measure-Object")
            .alias("measure")
            .synopsis("Counts objects and sums up a property of them.")
            .collects()
            .parameter(
                    Parameter.text("Property").at(0).doc("The property to look at; objects without it do not count."))
            .parameter(Parameter.flag("Sum").doc("Adds the sum."))
            .parameter(Parameter.flag("Average").doc("Adds the mean."))
            .parameter(Parameter.flag("Maximum").doc("Adds the largest."))
            .parameter(Parameter.flag("Minimum").doc("Adds the smallest."))
            .output(Output.list(TYPE)
                    .with("Count", "How many.")
                    .with("Average", "The mean, if asked for.")
                    .with("Sum", "The sum, if asked for.")
                    .with("Maximum", "The largest, if asked for.")
                    .with("Minimum", "The smallest, if asked for.")
                    .with("Property", "The property looked at."))
            .example("Get-CsUser | Measure-Object", "Counts the users.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var property = in.arguments().textIf("Property");
        var values = in.input().stream()
                .map(item ->
                        property.map(name -> PropertyChoice.value(name, item)).orElse(item))
                .filter(value -> !value.equals(Values.EMPTY))
                .toList();
        in.emit(ShellObject.list(TYPE)
                .with("Count", (long) values.size())
                .with("Average", ifAsked(in, "Average", mean(in, values)))
                .with("Sum", ifAsked(in, "Sum", sum(in, "Sum", values)))
                .with("Maximum", ifAsked(in, "Maximum", values.stream().max(Comparing.ORDER)))
                .with("Minimum", ifAsked(in, "Minimum", values.stream().min(Comparing.ORDER)))
                .with("Property", property.orElse(Values.EMPTY))
                .build());
        in.end();
    }

    private static <C> Object ifAsked(Invocation<C> in, String what, Optional<? extends Object> value) {
        return in.arguments().flag(what) ? value.<Object>map(each -> each).orElse(Values.EMPTY) : Values.EMPTY;
    }

    private static <C> Optional<Double> mean(Invocation<C> in, List<Object> values) {
        return sum(in, "Average", values).map(sum -> sum.doubleValue() / values.size());
    }

    private static <C> Optional<Number> sum(Invocation<C> in, String what, List<Object> values) {
        if (!in.arguments().flag(what) || values.isEmpty()) {
            return Optional.empty();
        }
        var numbers = values.stream().map(MeasureObject::number).toList();
        return numbers.stream().allMatch(Long.class::isInstance)
                ? Optional.of(numbers.stream().mapToLong(Number::longValue).sum())
                : Optional.of(numbers.stream().mapToDouble(Number::doubleValue).sum());
    }

    private static Number number(Object value) {
        return Comparing.number(value)
                .orElseThrow(() -> Refused.value(
                        ValueText.of(value),
                        "The call Measure-Object",
                        "'" + ValueText.of(value) + "' is no number",
                        "Name a property that holds numbers."));
    }
}
