package org.pooldrill.cmdlet;

import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.LineParser;
import org.pooldrill.shell.language.Pipeline;
import org.pooldrill.shell.language.Refused;

/** The cmdlets that a line names, in the order in which they stand, also inside parentheses and script blocks. */
final class LineNames {

    private LineNames() {}

    /** Their full names, as far as the line can be read and there are such cmdlets. */
    static List<String> of(String line, CmdletRegistry<?> registry) {
        try {
            return in(LineParser.parse(line))
                    .flatMap(name -> registry.find(name).stream())
                    .map(cmdlet -> cmdlet.declaration().name())
                    .toList();
        } catch (Refused notUnderstood) {
            return List.of();
        }
    }

    private static Stream<String> in(Pipeline pipeline) {
        return pipeline.stages().stream().flatMap(stage -> {
            var own = stage instanceof Pipeline.Command command ? Stream.of(command.name()) : Stream.<String>empty();
            return Stream.concat(own, stage.expressions().flatMap(LineNames::in));
        });
    }

    private static Stream<String> in(Expression expression) {
        if (expression instanceof Expression.Nested nested) {
            return in(nested.pipeline());
        }
        return expression instanceof Expression.Block block
                ? block.script().statements().stream().flatMap(LineNames::in)
                : expression.parts().flatMap(LineNames::in);
    }
}
