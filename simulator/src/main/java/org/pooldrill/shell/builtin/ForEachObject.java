package org.pooldrill.shell.builtin;

import java.util.List;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.command.Sequence;
import org.pooldrill.shell.language.Members;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/** {@code ForEach-Object { ... }}: an expression or commands for each object; or the name of a property. */
final class ForEachObject<C> implements Cmdlet<C> {

    private final Declaration declaration = Declaration.of("ForEach-Object")
            .alias("foreach", "%")
            .synopsis("Does something for each object.")
            .collects()
            .parameter(Parameter.anything("Process")
                    .alias("MemberName")
                    .at(0)
                    .mandatory()
                    .doc("A script block in which $_ is the object, or the name of a property."))
            .example(
                    "Get-CsService -UserServer | ForEach-Object { Get-CsBackupServiceStatus -PoolFqdn $_.PoolFqdn }",
                    "Shows the status of every pool.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public void run(Invocation<C> in) {
        var process = in.arguments().value("Process").orElse(Values.EMPTY);
        if (process instanceof ScriptBlock block) {
            Sequence.each(
                    in.input(),
                    (item, next) -> in.invoke(block, item, values -> {
                        emitEach(in, values);
                        next.run();
                    }),
                    in::end);
        } else {
            var property = ValueText.inText(process);
            in.input().forEach(item -> emitEach(in, Values.each(Members.of(item, property))));
            in.end();
        }
    }

    private static <C> void emitEach(Invocation<C> in, List<Object> values) {
        values.stream().filter(value -> !value.equals(Values.EMPTY)).forEach(in::emit);
    }
}
