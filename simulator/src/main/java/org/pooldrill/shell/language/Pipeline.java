package org.pooldrill.shell.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line as it was understood: stages that pass objects on, the first of which may be a mere value. */
public record Pipeline(List<Stage> stages) {

    public Pipeline {
        stages = List.copyOf(stages);
    }

    /** The value, where the pipeline is nothing but one. */
    public Optional<Expression> value() {
        return stages.size() == 1 && stages.get(0) instanceof Value value
                ? Optional.of(value.expression())
                : Optional.empty();
    }

    /** The name of the first command that stands in it. */
    public Optional<String> firstCommand() {
        return stages.stream()
                .flatMap(stage -> stage instanceof Command command ? Stream.of(command.name()) : Stream.empty())
                .findFirst();
    }

    /** One stage of a pipeline. */
    public sealed interface Stage permits Command, Value {

        /** The expressions that stand directly in it. */
        Stream<Expression> expressions();
    }

    /** A command with its arguments as they were typed, before anybody knows which of them are switches. */
    public record Command(String name, List<Argument> arguments) implements Stage {

        public Command {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Stream<Expression> expressions() {
            return arguments.stream().flatMap(argument -> argument.value().stream());
        }
    }

    /** A value that starts a pipeline or is all of it. */
    public record Value(Expression expression) implements Stage {

        @Override
        public Stream<Expression> expressions() {
            return Stream.of(expression);
        }
    }

    /**
     * One thing after a command's name.
     *
     * @param name the parameter name as typed, without the dash; empty for a bare value
     * @param value the value: of a bare value, or attached to the name by a colon
     */
    public record Argument(Optional<String> name, Optional<Expression> value) {

        static Argument named(String name, Optional<Expression> attached) {
            return new Argument(Optional.of(name), attached);
        }

        static Argument bare(Expression value) {
            return new Argument(Optional.empty(), Optional.of(value));
        }
    }
}
