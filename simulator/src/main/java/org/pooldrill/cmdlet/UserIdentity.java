package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.DidYouMean;

/**
 * A user whom a parameter names: by the SIP address, with {@code sip:} or without, by the name in front of it, or by the
 * distinguished name.
 *
 * @param registrar the pool or branch that he registers at by default
 */
record UserIdentity(String sip, String registrar) {

    private static final Pattern DISTINGUISHED = Pattern.compile("cn=(.+),cn=users,dc=(.+)");

    /** The display name. */
    static String name(String sip) {
        return sip.substring(0, sip.indexOf('@'));
    }

    static Optional<UserIdentity> find(Caller caller, String typed) {
        var bare = bare(typed.strip().toLowerCase(Locale.ROOT));
        for (var home : caller.simulation().world().populations().entrySet()) {
            var users = home.getValue();
            if (users.has(bare)) {
                return Optional.of(new UserIdentity(bare, home.getKey()));
            }
            var byName = bare.contains("@")
                    ? Optional.<String>empty()
                    : users.users().stream()
                            .filter(sip -> name(sip).equalsIgnoreCase(bare))
                            .findFirst();
            if (byName.isPresent()) {
                return Optional.of(new UserIdentity(byName.get(), home.getKey()));
            }
        }
        return Optional.empty();
    }

    private static String bare(String text) {
        if (text.startsWith("sip:")) {
            return text.substring(4);
        }
        var distinguished = DISTINGUISHED.matcher(text);
        return distinguished.matches()
                ? distinguished.group(1) + "@" + distinguished.group(2).replace(",dc=", ".")
                : text;
    }

    /** The distinguished name that Get-CsUser shows. */
    static String distinguished(String sip) {
        var domain = sip.substring(sip.indexOf('@') + 1).replace(".", ",DC=");
        return "CN=" + name(sip) + ",CN=Users,DC=" + domain;
    }

    /** That there is such a user. */
    static Precondition known(Call<Caller> call, String parameter) {
        var typed = call.arguments().text(parameter);
        return Precondition.that(
                find(call.session(), typed).isPresent(),
                "There is a user of the name given",
                typed,
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        typed,
                        Known.query(typed),
                        "there is no user " + typed + DidYouMean.hint(typed, named(call.session())),
                        "Give the SIP address of a user who is enabled; Get-CsUser lists them."));
    }

    private static List<String> named(Caller caller) {
        return caller.estate().pools().values().stream()
                .flatMap(pool -> pool.named().stream())
                .toList();
    }
}
