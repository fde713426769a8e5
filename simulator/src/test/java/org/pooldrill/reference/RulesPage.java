package org.pooldrill.reference;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.pooldrill.backup.ModuleMachines;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Rule;
import org.pooldrill.rule.Topic;
import org.pooldrill.transition.CentralManagementMachines;
import org.pooldrill.transition.EdgeCondition;
import org.pooldrill.transition.MirrorCondition;
import org.pooldrill.transition.PoolCondition;
import org.pooldrill.transition.StateMachine;
import org.pooldrill.transition.UserCondition;

/** The page of rules: each with its source, its mark, and the tests and drills that hold it. */
final class RulesPage {
    private static final List<StateMachine<?>> MACHINES = List.of(
            PoolCondition.MACHINE,
            ModuleMachines.EXPORT,
            ModuleMachines.IMPORT,
            CentralManagementMachines.INSTANCE,
            CentralManagementMachines.DEPLOYMENT,
            MirrorCondition.MACHINE,
            EdgeCondition.MACHINE,
            UserCondition.MACHINE);

    private final Holders holders;
    private final StringBuilder page = new StringBuilder();

    private RulesPage(Holders holders) {
        this.holders = holders;
    }

    static String of(Holders holders) {
        return new RulesPage(holders).text();
    }

    private String text() {
        page.append("""
                # Rules

                <!-- Made from the program's registries and its tests; a test keeps it equal to them. -->

                Every rule that the program keeps: where it comes from, how well it is founded, and the tests and
                drills that fail when it is broken. A test says so with `@Holds`, a drill with a comment `# Holds:`,
                with the refusals that its steps expect, and with the findings that it expects to exist.
                """);
        for (var topic : Topic.values()) {
            table(topic.title(), "Rule", "What holds");
            Arrays.stream(Rule.values())
                    .filter(rule -> rule.topic() == topic)
                    .forEach(rule -> line(rule, "`" + rule + "`", rule.sentence(), rule.mark()));
        }
        table("Refusals", "Id", "Condition");
        lines(ErrorId.values(), ErrorId::name, ErrorId::doc, ErrorId::mark);
        table("Findings", "Code", "What was noticed");
        lines(FindingCode.values(), FindingCode::text, FindingCode::doc, FindingCode::mark);
        table("Timing constants", "Key", "What takes that long");
        lines(Timing.values(), Timing::key, Timing::doc, Timing::mark);
        table("Causes of a user's mode", "Cause", "What it is");
        lines(RulesPage.causes(), Cause::toString, cause -> "The cause of the mode of a user.", cause -> "");
        page.append("""

                ## State machines

                What may become of what. `WalksTest` takes every step of every table by faults and commands;
                `StateMachinesTest` shows in random sequences of faults and commands that no other step is taken.
                """);
        MACHINES.forEach(this::machine);
        return page.toString();
    }

    private <S extends Enum<S>> void machine(StateMachine<S> machine) {
        page.append("\n### ").append(machine.name()).append("\n\n| From | To | When |\n| --- | --- | --- |\n");
        for (var step : machine.transitions()) {
            page.append("| `")
                    .append(step.from())
                    .append("` | `")
                    .append(step.to())
                    .append("` | ");
            page.append(step.when()).append(" |\n");
        }
    }

    static Cause[] causes() {
        return Arrays.stream(Cause.values())
                .filter(cause -> cause != Cause.NONE)
                .toArray(Cause[]::new);
    }

    private void table(String title, String name, String what) {
        page.append("\n## ")
                .append(title)
                .append("\n\n| ")
                .append(name)
                .append(" | ")
                .append(what);
        page.append(" | Mark | Held by |\n| --- | --- | --- | --- |\n");
    }

    private <T extends Enum<T>> void lines(
            T[] rules, Function<T, String> name, Function<T, String> what, Function<T, Object> mark) {
        for (var rule : rules) {
            line(rule, "`" + name.apply(rule) + "`", what.apply(rule), mark.apply(rule));
        }
    }

    private void line(Enum<?> rule, String name, String what, Object mark) {
        page.append("| ")
                .append(name)
                .append(" | ")
                .append(what)
                .append(" | ")
                .append(mark)
                .append(" | ");
        page.append(String.join(", ", holders.of(rule))).append(" |\n");
    }
}
