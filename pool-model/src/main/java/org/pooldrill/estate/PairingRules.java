package org.pooldrill.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;

/**
 * What Lync accepts of a pair and its documentation advises against: unlike editions, platforms, operating systems or
 * back ends [doc], and pools that could not hold the users of both [model, after the documented capacity].
 */
public final class PairingRules {

    private static final double OVERLOAD = 1.01;

    private PairingRules() {}

    /**
     * The findings of all pairs.
     *
     * @param signedIn how many users of a pool the run will sign in
     */
    public static List<Finding> findings(Estate estate, ToIntFunction<Pool> signedIn) {
        var findings = new ArrayList<Finding>();
        for (var one : estate.pools().values()) {
            var partner = one.backup().map(estate.pools()::get);
            if (partner.isEmpty()) {
                continue;
            }
            var other = partner.get();
            if (first(estate, one, other)) {
                unsupported(one, other, findings);
            }
            undersized(one, other, signedIn, findings);
        }
        return List.copyOf(findings);
    }

    /** The findings of two pools, if they are a pair. */
    public static List<Finding> findings(Pool one, Pool other, ToIntFunction<Pool> signedIn) {
        var findings = new ArrayList<Finding>();
        unsupported(one, other, findings);
        undersized(one, other, signedIn, findings);
        undersized(other, one, signedIn, findings);
        return List.copyOf(findings);
    }

    private static boolean first(Estate estate, Pool one, Pool other) {
        var order = List.copyOf(estate.pools().keySet());
        return order.indexOf(one.fqdn()) < order.indexOf(other.fqdn());
    }

    private static void unsupported(Pool one, Pool other, List<Finding> findings) {
        var differences = new ArrayList<String>();
        differ("edition", one.edition().text(), other.edition().text(), differences);
        differ("platform", one.platform().text(), other.platform().text(), differences);
        differ("operating system", one.os(), other.os(), differences);
        differ("back-end high availability", backEnd(one), backEnd(other), differences);
        if (!differences.isEmpty()) {
            findings.add(new Finding(
                    FindingCode.UNSUPPORTED_PAIRING,
                    one.fqdn(),
                    "the pair " + one.fqdn() + " and " + other.fqdn() + " is accepted but not supported: "
                            + String.join("; ", differences)));
        }
    }

    private static void differ(String what, String one, String other, List<String> differences) {
        if (!one.equals(other)) {
            differences.add(what + " is " + one + " here and " + other + " there");
        }
    }

    private static String backEnd(Pool pool) {
        return pool.sql().mirror().isPresent() ? "mirrored" : "a single server";
    }

    private static void undersized(Pool one, Pool other, ToIntFunction<Pool> signedIn, List<Finding> findings) {
        var both = signedIn.applyAsInt(one) + signedIn.applyAsInt(other);
        if (both > one.capacity() * OVERLOAD) {
            findings.add(new Finding(
                    FindingCode.PAIR_UNDERSIZED,
                    one.fqdn(),
                    one.fqdn() + " holds " + one.capacity() + " users and would have to serve " + both
                            + ", its own and those of " + other.fqdn()));
        }
    }
}
