package org.pooldrill.cms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.pooldrill.estate.Estate;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/**
 * What holds in every published topology. That federation goes through one Edge pool is documented ("Failing over the
 * Edge pool used for Lync Server federation"), as are exactly one Edge pool for XMPP and pairs that are reciprocal;
 * that the second federation Edge pool is refused is inferred from it, that another XMPP Edge pool takes the first
 * one's place is the model's.
 */
public final class TopologyRules {
    private TopologyRules() {}

    /**
     * The values with what they bring about: a route that is set moves the designation; of XMPP Edge pools there is
     * one; pairs are reciprocal.
     */
    public static Map<String, String> complete(Topology now, Map<String, String> values) {
        var all = new TreeMap<>(values);
        values.forEach((key, value) -> {
            if (key.endsWith(".xmppRoute")) {
                now.xmppRoute().ifPresent(old -> all.putIfAbsent(ConfigurationKeys.xmpp(old), "false"));
                designate(all, ConfigurationKeys.xmpp(value), value);
            } else if (key.endsWith(".federationRoute")) {
                now.federationEdges().forEach(old -> all.putIfAbsent(ConfigurationKeys.federation(old), "false"));
                designate(all, ConfigurationKeys.federation(value), value);
            } else if (key.endsWith(".xmpp") && value.equals("true")) {
                now.xmppRoute()
                        .filter(old -> !ConfigurationKeys.xmpp(old).equals(key))
                        .ifPresent(old -> all.put(ConfigurationKeys.xmpp(old), "false"));
            } else if (key.startsWith(ConfigurationKeys.POOLS) && key.endsWith(".backup")) {
                pair(
                        now,
                        all,
                        key.substring(ConfigurationKeys.POOLS.length(), key.length() - ".backup".length()),
                        value);
            }
        });
        return all;
    }

    private static void designate(Map<String, String> all, String key, String edge) {
        if (!edge.isEmpty()) {
            all.put(key, "true");
        }
    }

    private static void pair(Topology now, Map<String, String> all, String pool, String backup) {
        now.backupOf(pool)
                .filter(old -> !old.equals(backup))
                .ifPresent(old -> all.putIfAbsent(ConfigurationKeys.backup(old), ""));
        if (!backup.isEmpty()) {
            all.putIfAbsent(ConfigurationKeys.backup(backup), pool);
        }
    }

    /** Why values name what is not in the topology: UnknownIdentity. */
    public static Optional<Refusal> unknownNames(Estate estate, Map<String, String> values) {
        for (var entry : values.entrySet()) {
            var key = entry.getKey();
            var unknown = key.startsWith(ConfigurationKeys.EDGES)
                    ? unknown(
                            key,
                            ConfigurationKeys.EDGES,
                            "Edge pool",
                            estate.edges().keySet())
                    : key.startsWith(ConfigurationKeys.POOLS)
                            ? unknown(
                                    key,
                                    ConfigurationKeys.POOLS,
                                    "Front End pool",
                                    estate.pools().keySet())
                            : key.startsWith(ConfigurationKeys.SITES)
                                    ? unknown(
                                            key,
                                            ConfigurationKeys.SITES,
                                            "site",
                                            estate.sites().keySet())
                                    : Optional.<Refusal>empty();
            if (unknown.isPresent()) {
                return unknown;
            }
            var value = entry.getValue();
            var known = key.endsWith(".nextHop") || key.endsWith(".backup") || key.endsWith(".registersWith")
                    ? estate.pools().keySet()
                    : key.endsWith("Route") || key.endsWith(".mediaEdge")
                            ? estate.edges().keySet()
                            : Set.<String>of();
            if (!known.isEmpty() && !value.isEmpty() && !known.contains(value)) {
                return Optional.of(
                        unknown(value, known.equals(estate.pools().keySet()) ? "Front End pool" : "Edge pool", known));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> unknown(String key, String prefix, String kind, Set<String> known) {
        var rest = key.substring(prefix.length());
        return known.stream().anyMatch(name -> rest.startsWith(name + "."))
                ? Optional.empty()
                : Optional.of(unknown(rest.substring(0, Math.max(0, rest.lastIndexOf('.'))), kind, known));
    }

    private static Refusal unknown(String name, String kind, Set<String> known) {
        return Refusal.of(
                ErrorId.UnknownIdentity,
                name,
                "To publish a topology",
                "there is no " + kind + " " + name + " in it, only " + String.join(", ", known),
                "Give the name as the topology has it.");
    }

    /**
     * Why values lead to a pool that is not in the topology, or take out one that is still needed.
     *
     * @param homed how many users are homed on a pool
     * @param atWork whether a failover or failback of a pool is at work
     */
    public static List<Refusal> undefined(
            Estate estate, Topology now, Topology after, ToIntFunction<String> homed, Predicate<String> atWork) {
        var refusals = new ArrayList<Refusal>();
        for (var pool : estate.pools().keySet()) {
            if (after.defines(pool)) {
                continue;
            }
            if (now.defines(pool) && homed.applyAsInt(pool) > 0) {
                refusals.add(Refusal.of(
                        ErrorId.ParameterConflict,
                        pool,
                        "To publish a topology without " + pool,
                        homed.applyAsInt(pool) + " users are homed on it",
                        "Move them first: Get-CsUser -Filter {RegistrarPool -eq \"" + pool
                                + "\"} | Move-CsUser -Target <another pool>."));
            }
            if (now.defines(pool) && atWork.test(pool)) {
                refusals.add(Refusal.of(
                        ErrorId.ParameterConflict,
                        pool,
                        "To publish a topology without " + pool,
                        "a failover or failback of it is at work",
                        "Publish again when that command has ended."));
            }
            after.edgesWithNextHop(pool).forEach(edge -> refusals.add(notThere(pool, "the next hop of " + edge)));
            estate.pools().keySet().stream()
                    .filter(other -> after.backupOf(other).equals(Optional.of(pool)))
                    .forEach(other -> refusals.add(notThere(pool, "the backup pool of " + other)));
        }
        return refusals;
    }

    /**
     * Why pairs must not be taken apart: what users have made at the backup pool since it serves them would have no way
     * home.
     *
     * @param homed how many users are homed on a pool
     * @param away whether the backup pool serves the users of a pool, or is about to, or sends them home
     */
    public static List<Refusal> parted(
            Estate estate, Topology now, Topology after, ToIntFunction<String> homed, Predicate<String> away) {
        return estate.pools().keySet().stream()
                .filter(pool -> now.backupOf(pool)
                        .filter(backup -> !after.backupOf(pool).equals(Optional.of(backup)))
                        .isPresent())
                .filter(pool -> homed.applyAsInt(pool) > 0 && away.test(pool))
                .map(pool -> Refusal.of(
                        ErrorId.ParameterConflict,
                        pool,
                        "To publish a topology in which " + pool + " and "
                                + now.backupOf(pool).orElseThrow() + " are no pair",
                        pool + " is failed over, or a failover or failback of it is at work, and "
                                + homed.applyAsInt(pool) + " users are homed on it",
                        "Fail it back first: Invoke-CsPoolFailBack -PoolFqdn " + pool
                                + ". Where it is lost for good, move its users: Get-CsUser -Filter {RegistrarPool -eq \""
                                + pool + "\"} | Move-CsUser -Target <another pool> -Force."))
                .toList();
    }

    private static Refusal notThere(String pool, String role) {
        return Refusal.of(
                ErrorId.UnknownIdentity,
                pool,
                "To publish a topology in which it is " + role,
                pool + " is not in the topology",
                "Name a pool that is, or define this one in the same publish.");
    }

    /** Why a topology cannot be published, in the order of the catalogue; empty where it can. */
    public static List<Refusal> refusals(Topology after) {
        var refusals = new ArrayList<Refusal>();
        for (var entry : after.values().entrySet()) {
            var key = entry.getKey();
            if (key.startsWith(ConfigurationKeys.POOLS) && key.endsWith(".backup")) {
                var pool = key.substring(ConfigurationKeys.POOLS.length(), key.length() - ".backup".length());
                var backup = entry.getValue();
                if (pool.equals(backup) || !after.backupOf(backup).equals(Optional.of(pool))) {
                    refusals.add(Refusal.of(
                            ErrorId.ParameterConflict,
                            pool,
                            "To publish a topology with " + backup + " as backup pool of " + pool,
                            "pairs are 1:1 and reciprocal, and " + backup + " is paired with "
                                    + after.backupOf(backup).orElse("nobody"),
                            "Take the old pair apart first."));
                }
            }
        }
        var federation = after.federationEdges();
        if (federation.size() > 1) {
            refusals.add(Refusal.of(
                    ErrorId.TwoFederationEdges,
                    federation.get(1),
                    "To publish a topology",
                    "federation (port 5061) is enabled on " + String.join(" and on ", federation)
                            + ", and it may be on one Edge pool at a time",
                    "Clear it on the Edge pool that carries it now, set it on the other, and publish both together."));
        }
        return refusals;
    }
}
