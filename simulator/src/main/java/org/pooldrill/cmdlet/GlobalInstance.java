package org.pooldrill.cmdlet;

import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;

/** The settings of the Backup Service exist once, as {@code global} [doc]. */
final class GlobalInstance {
    private GlobalInstance() {}

    /** That a line names it. */
    static Precondition named(String identity, String asked) {
        var text = "The collection of settings exists";
        return identity.equalsIgnoreCase("global")
                ? Precondition.met(text, "global")
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.UnknownIdentity,
                                identity,
                                asked,
                                "there is no collection of settings " + identity + ", only global",
                                "Type -Identity global."));
    }
}
