package org.pooldrill.shell.builtin;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.language.Members;
import org.pooldrill.shell.language.Operator;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.Values;

/** {@code Where-Object { $_.Property -eq 'x' }}, and the short form {@code Where-Object Property -eq x}. */
final class WhereObject<C> implements Cmdlet<C> {

    private final Declaration declaration = declare();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private static Declaration declare() {
        var cmdlet = Declaration.of("Where-Object")
                .alias("where", "?")
                .synopsis("Passes on the objects that a condition holds for.")
                .collects()
                .parameter(Parameter.script("FilterScript")
                        .at(0)
                        .mandatory()
                        .in("Script")
                        .doc("The condition, in which $_ is the object."))
                .parameter(Parameter.text("Property")
                        .at(0)
                        .mandatory()
                        .in("Property")
                        .doc("The property to compare; without an operator: that has to be true or not empty."))
                .parameter(Parameter.anything("Value").at(1).in("Property").doc("What to compare it with."))
                .parameter(Parameter.flag("Not").in("Property").doc("The property has to be false or empty."));
        var operators = Arrays.stream(Operator.values()).map(WhereObject::name).toArray(String[]::new);
        for (var operator : operators) {
            cmdlet.parameter(
                    Parameter.flag(operator).in("Property").doc("Compares as the operator -" + operator + "."));
        }
        return cmdlet.atMostOneOf(operators)
                .example(
                        "Get-CsManagementStoreReplicationStatus | Where-Object { $_.UpToDate -eq $false }",
                        "Shows the replicas that are not up to date.")
                .build();
    }

    private static String name(Operator operator) {
        return operator.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void run(Invocation<C> in) {
        var condition = condition(in.arguments());
        in.input().stream().filter(condition).forEach(in::emit);
        in.end();
    }

    private static Predicate<Object> condition(Arguments arguments) {
        if (arguments.value("FilterScript").orElse("") instanceof ScriptBlock block) {
            return block::holds;
        }
        var property = arguments.text("Property");
        var other = arguments.value("Value").orElse(Values.EMPTY);
        return Arrays.stream(Operator.values())
                .filter(operator -> arguments.flag(name(operator)))
                .findFirst()
                .<Predicate<Object>>map(operator -> item -> operator.holds(Members.of(item, property), other, false))
                .orElse(item -> arguments.flag("Not") != Values.isTrue(Members.of(item, property)));
    }
}
