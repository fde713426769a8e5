package org.pooldrill.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.language.Expression;
import org.pooldrill.shell.language.Pipeline.Argument;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.Scope;

/** What was typed after a cmdlet's name, evaluated, and ready to be bound for each object that comes along. */
public final class Binding {

    private final Declaration declaration;
    private final List<Binder.Typed> typed;

    private Binding(Declaration declaration, List<Binder.Typed> typed) {
        this.declaration = declaration;
        this.typed = typed;
    }

    /**
     * What came of it.
     *
     * @param arguments the values, where nothing is wrong
     * @param refusals what is wrong
     * @param spellings which spellings of a topic were used
     */
    public record Result(Optional<Arguments> arguments, List<Refusal> refusals, List<TopicSpelling> spellings) {}

    /**
     * Evaluates the arguments.
     *
     * @throws Refused if one of them has no value in this scope
     */
    public static Binding of(Declaration declaration, List<Argument> arguments, Scope scope) {
        var typed = arguments.stream()
                .map(argument ->
                        new Binder.Typed(argument.name(), argument.value().map(value -> given(value, scope))))
                .toList();
        return new Binding(declaration, typed);
    }

    private static Given given(Expression expression, Scope scope) {
        return expression instanceof Expression.Literal literal
                ? new Given(literal.value(), literal.text())
                : Given.of(expression.evaluate(scope));
    }

    /** Whether help was asked for with {@code -?}. */
    public boolean asksForHelp() {
        return typed.stream().anyMatch(each -> each.name().filter("?"::equals).isPresent());
    }

    /** Whether -WhatIf was typed; known before anything is bound. */
    public boolean asksWhatIf() {
        return asks(CommonParameters.WHAT_IF);
    }

    /** Whether a switch was typed, and not taken back; known before anything is bound. */
    public boolean asks(String flag) {
        return typed.stream()
                .filter(each -> each.value()
                        .filter(given -> Boolean.FALSE.equals(given.value()))
                        .isEmpty())
                .flatMap(each -> each.name().stream())
                .map(name -> ParameterNames.of(declaration).resolve(name.toLowerCase(Locale.ROOT)))
                .anyMatch(found -> found.size() == 1 && found.get(0).name().equals(flag));
    }

    /** Binds to the parameters; from an object in the pipeline what was not typed. */
    public Result bind(Optional<Object> input) {
        return Binder.bind(declaration, typed, input);
    }
}
