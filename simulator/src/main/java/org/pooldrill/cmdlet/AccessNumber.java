package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.estate.Pool;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.DidYouMean;

/**
 * The contact object of a pool's dial-in access number, behind which its auto attendant answers. Every pool that is
 * deployed at the start has one [model].
 *
 * @param pool the pool whose number it was at the start
 */
record AccessNumber(String pool, String sip) {

    static List<AccessNumber> all(Caller caller) {
        return caller.estate().pools().values().stream()
                .filter(Pool::deployed)
                .map(Pool::fqdn)
                .map(pool -> new AccessNumber(
                        pool,
                        pool.substring(0, pool.indexOf('.')) + "-attendant@"
                                + caller.estate().sipDomain()))
                .toList();
    }

    /** The pool that answers it now. */
    String answeredBy(Caller caller) {
        return caller.simulation().centralStore().deployment().topology().accessNumber(pool);
    }

    String displayName() {
        return sip.substring(0, sip.indexOf('@'));
    }

    /** The one of that SIP address, with {@code sip:} or without, of that display name or distinguished name. */
    static Optional<AccessNumber> find(Caller caller, String typed) {
        var bare = typed.toLowerCase(Locale.ROOT).replaceFirst("^sip:", "");
        return all(caller).stream()
                .filter(number -> UserIdentity.distinguished(number.sip).equalsIgnoreCase(typed)
                        || number.sip.equalsIgnoreCase(bare)
                        || number.displayName().equalsIgnoreCase(bare))
                .findFirst();
    }

    static Precondition known(Caller caller, String typed, String asked) {
        var found = find(caller, typed);
        var known = all(caller).stream().map(AccessNumber::sip).toList();
        return Precondition.that(
                found.isPresent(),
                "The endpoint exists",
                found.map(number -> number.sip + " is answered by " + number.answeredBy(caller))
                        .orElse(""),
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        typed,
                        asked,
                        "there is no application endpoint " + typed + DidYouMean.hint(typed, known),
                        "Get-CsDialInConferencingAccessNumber lists them."));
    }
}
