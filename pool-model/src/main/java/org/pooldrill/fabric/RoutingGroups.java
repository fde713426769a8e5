package org.pooldrill.fabric;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The routing groups of one pool as its users feel them. Each user belongs to one group [doc], by his SIP address alone
 * [model], so that neither the order nor the number of users moves anybody.
 *
 * @param total how many groups the pool has
 * @param withoutPrimary the groups none of whose replicas runs: their users cannot sign in [doc]
 * @param limited the groups that have a primary and no secondary, where there should be one: limited functionality [doc]
 */
public record RoutingGroups(int total, Set<Integer> withoutPrimary, Set<Integer> limited) {

    /** Where there is no fabric, as at a branch: nobody is concerned. */
    public static final RoutingGroups NONE = new RoutingGroups(1, Set.of(), Set.of());

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    public RoutingGroups {
        withoutPrimary = Collections.unmodifiableSortedSet(new TreeSet<>(withoutPrimary));
        limited = Collections.unmodifiableSortedSet(new TreeSet<>(limited));
    }

    /** The number of a user's group among so many, from 0. */
    public static int groupOf(String user, int total) {
        return total == 1 ? 0 : Math.floorMod(user.hashCode(), total);
    }

    /** The name under which the shell shows a group of a pool: made from the two, so that it is the same in every run. */
    public static String name(String pool, int group) {
        var mixed = (pool.hashCode() * 31L + group) * SPREAD;
        return new UUID(mixed, mixed * SPREAD ^ group).toString();
    }

    /** Whether the user's group has no primary. */
    public boolean lost(String user) {
        return !withoutPrimary.isEmpty() && withoutPrimary.contains(groupOf(user, total));
    }

    /** Whether the user's group has a primary and no secondary. */
    public boolean limits(String user) {
        return !limited.isEmpty() && limited.contains(groupOf(user, total));
    }

    /** The same as events carry it. */
    public static List<Integer> listed(Set<Integer> groups) {
        return List.copyOf(new TreeSet<>(groups));
    }
}
