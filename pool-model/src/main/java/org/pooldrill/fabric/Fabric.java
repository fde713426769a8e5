package org.pooldrill.fabric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The replicas of one pool's routing groups ("Front End pool architecture": three replicas on different Front Ends, one
 * of them primary [doc]). There is a group for each Front End, laid out in turn at the pool's first start; a primary that
 * stops makes way for the next replica that runs, and comes back as the last secondary; what a stopped server held is
 * built anew on others [model].
 *
 * <p>A pool of one or two Front Ends has as many replicas as servers. The documented quorum table lets one of two serve,
 * so there the last replica counts as enough [model]; from three servers on a primary alone means limited functionality.
 */
public final class Fabric {
    /** How many replicas a routing group has, on as many Front Ends [doc]. */
    public static final int REPLICAS = 3;

    private final List<String> servers;
    private final int wanted;
    private final List<List<String>> groups = new ArrayList<>();
    private final Set<String> running = new LinkedHashSet<>();
    private RoutingGroups felt;

    /**
     * A replica that is built on another server.
     *
     * @param group the number of the routing group
     * @param lost the server that held it and does not run
     * @param on the server that holds it from now on
     */
    public record Move(int group, String lost, String on) {}

    /** @param servers the Front Ends in the order of the topology, all of which run */
    public Fabric(List<String> servers) {
        this.servers = List.copyOf(servers);
        wanted = Math.min(REPLICAS, servers.size());
        running.addAll(servers);
        for (var group = 0; group < servers.size(); group++) {
            var replicas = new ArrayList<String>();
            for (var replica = 0; replica < wanted; replica++) {
                replicas.add(servers.get((group + replica) % servers.size()));
            }
            groups.add(replicas);
        }
        felt = feel();
    }

    /** How many routing groups there are. */
    public int total() {
        return groups.size();
    }

    /** A server takes part in the fabric, or no longer does. */
    public void serves(String server, boolean serves) {
        if (!servers.contains(server)) {
            throw new IllegalArgumentException(server + " is none of " + servers);
        }
        if (serves) {
            running.add(server);
        } else if (running.remove(server)) {
            for (var replicas : groups) {
                if (replicas.remove(server)) {
                    replicas.add(server);
                }
            }
        }
        felt = feel();
    }

    /** Applies one move. */
    public void moved(Move move) {
        var replicas = groups.get(move.group());
        replicas.remove(move.lost());
        var at = 0;
        while (at < replicas.size() && running.contains(replicas.get(at))) {
            at++;
        }
        replicas.add(at, move.on());
        felt = feel();
    }

    /** Groups that none runs of are loaded anew from the backup store, on servers that run. */
    public void reloaded(List<Integer> reloaded) {
        reloaded.forEach(group -> {
            var replicas = groups.get(group);
            replicas.clear();
            servers.stream()
                    .sorted(Comparator.comparing((String server) -> !running.contains(server))
                            .thenComparing(this::load)
                            .thenComparing(servers::indexOf))
                    .limit(wanted)
                    .forEach(replicas::add);
        });
        felt = feel();
    }

    /** The servers that hold a group, those that run first, the primary in front. */
    public List<String> replicas(int group) {
        return Collections.unmodifiableList(groups.get(group));
    }

    /** The server whose replica is primary; nothing where none runs. */
    public Optional<String> primary(int group) {
        return groups.get(group).stream().filter(running::contains).findFirst();
    }

    /** The servers that run and hold a secondary. */
    public List<String> secondaries(int group) {
        return groups.get(group).stream().filter(running::contains).skip(1).toList();
    }

    /** Whether a server takes part. */
    public boolean runs(String server) {
        return running.contains(server);
    }

    /** The groups none of whose replicas runs. */
    public Set<Integer> withoutPrimary() {
        return groups(0);
    }

    /** The groups of which one replica runs and others do not. */
    public Set<Integer> withoutSecondary() {
        return wanted == 1 ? Set.of() : groups(1);
    }

    /** What users feel of it; asked often, and so kept until something changes. */
    public RoutingGroups routingGroups() {
        return felt;
    }

    private RoutingGroups feel() {
        return new RoutingGroups(total(), withoutPrimary(), wanted < REPLICAS ? Set.of() : withoutSecondary());
    }

    private Set<Integer> groups(int runningReplicas) {
        var found = new TreeSet<Integer>();
        for (var group = 0; group < groups.size(); group++) {
            if (count(group) == runningReplicas) {
                found.add(group);
            }
        }
        return found;
    }

    private int count(int group) {
        return (int) groups.get(group).stream().filter(running::contains).count();
    }

    /** What the fabric would build now: for each stopped replica another server, the least loaded first. */
    public List<Move> missing() {
        var moves = new ArrayList<Move>();
        var planned = new ArrayList<String>();
        for (var group = 0; group < groups.size(); group++) {
            var replicas = groups.get(group);
            if (count(group) == 0 || count(group) == wanted) {
                continue;
            }
            var free = new ArrayList<>(servers);
            free.removeIf(server -> !running.contains(server) || replicas.contains(server));
            for (var lost : replicas) {
                if (running.contains(lost) || free.isEmpty()) {
                    continue;
                }
                var on = free.stream()
                        .min(Comparator.comparingLong(
                                        (String server) -> load(server) + Collections.frequency(planned, server))
                                .thenComparing(servers::indexOf))
                        .orElseThrow();
                free.remove(on);
                planned.add(on);
                moves.add(new Move(group, lost, on));
            }
        }
        return List.copyOf(moves);
    }

    private long load(String server) {
        return groups.stream().filter(replicas -> replicas.contains(server)).count();
    }

    @Override
    public String toString() {
        return groups + " of " + running;
    }
}
