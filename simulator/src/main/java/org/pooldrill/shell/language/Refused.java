package org.pooldrill.shell.language;

import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/**
 * Carries a refusal out of a nested reading or evaluation. It stays inside the shell: whoever starts a line catches it
 * and gives the refusal back as the value that it is.
 */
public final class Refused extends RuntimeException {

    private final transient Refusal refusal;

    public Refused(Refusal refusal) {
        super(refusal.brief(), null, false, false);
        this.refusal = refusal;
    }

    /** A refusal of a value that an expression came to. */
    public static Refused value(String target, String asked, String why, String todo) {
        return new Refused(Refusal.of(ErrorId.ParameterOutOfRange, target, asked, why, todo));
    }

    public Refusal refusal() {
        return refusal;
    }
}
