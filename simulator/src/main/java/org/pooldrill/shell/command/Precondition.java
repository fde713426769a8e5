package org.pooldrill.shell.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.pooldrill.refusal.Refusal;

/**
 * Something that must hold before a cmdlet changes anything. All of them are looked at first: the first that does not
 * hold gives the refusal, the others are named in it, and -WhatIf lists them with their values.
 *
 * @param text what must hold, as a statement without its full stop: {@code The backup pool is Active}
 * @param values the values that it was decided on: {@code pool2.contoso.com is Down}
 * @param refusal why the call is refused; empty if it holds
 */
public record Precondition(String text, String values, Optional<Refusal> refusal) {

    public static Precondition met(String text, String values) {
        return new Precondition(text, values, Optional.empty());
    }

    public static Precondition unmet(String text, String values, Refusal refusal) {
        return new Precondition(text, values, Optional.of(refusal));
    }

    /** One that holds or not. */
    public static Precondition that(boolean holds, String text, String values, Supplier<Refusal> otherwise) {
        return holds ? met(text, values) : unmet(text, values, otherwise.get());
    }

    public boolean met() {
        return refusal.isEmpty();
    }
}
