package org.pooldrill.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.pooldrill.change.Change.Meeting;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.client.Population;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.simulation.Consequence;

/**
 * The users' data in a pool's databases, as Export-, Import- and Update-CsUserData see them. An export has everything in
 * the store, its partner's users included. An import replaces, and counts once all Front Ends of the pool were stopped and
 * start again; an update adds to what is there, at once [doc].
 */
public final class UserStore implements Consequence {
    private final Pair pair;
    private final Map<String, Population> populations;
    private final Accounts accounts;
    private final ComputersState computers;
    private final TreeMap<String, List<UserDataSet>> awaiting = new TreeMap<>();
    private final TreeSet<String> stopped = new TreeSet<>();

    public UserStore(Pair pair, Map<String, Population> populations, Accounts accounts, ComputersState computers) {
        this.pair = pair;
        this.populations = populations;
        this.accounts = accounts;
        this.computers = computers;
    }

    /** Everything that a pool's store holds of the users who fit, each once; what it has as their home comes first. */
    public List<UserDataSet> export(String pool, Predicate<String> fits) {
        var homes = new LinkedHashSet<String>();
        homes.add(pool);
        homes.addAll(pair.estate().pools().keySet());
        var users = new LinkedHashMap<String, UserDataSet>();
        for (var home : homes) {
            pair.site(pool).knows(home).ifPresent(state -> state.userData().stream()
                    .filter(data -> fits.test(data.user()))
                    .forEach(data -> users.putIfAbsent(data.user(), data)));
        }
        return List.copyOf(users.values());
    }

    /**
     * Puts data in place of what a pool has of its users; of others nothing is taken.
     *
     * @return of how many users
     */
    public int replace(String pool, List<UserDataSet> data) {
        var here = data.stream().filter(user -> isHomedOn(user.user(), pool)).toList();
        awaiting.computeIfAbsent(pool, p -> new ArrayList<>()).addAll(here);
        if (runs(pool)) {
            stopped.remove(pool);
        } else {
            stopped.add(pool);
        }
        return here.size();
    }

    /**
     * Adds data to what a user's pool has of him.
     *
     * @return whether it could be written there
     */
    public boolean merge(UserDataSet data) {
        var home = populations.values().stream()
                .filter(population -> population.has(data.user()))
                .findFirst();
        if (home.isEmpty()) {
            return false;
        }
        var pool = accounts.poolOf(home.get().home());
        var stream = pair.authority(pool).writable();
        if (!pair.physical().up(stream.store()) || !stream.service().writable()) {
            return false;
        }
        var merged = merged(stream.userData(data.user()), data);
        if (!merged.equals(stream.userData(data.user()))) {
            pair.site(stream.store()).pool(pool, new PoolCommand.Make(merged));
        }
        return true;
    }

    private static UserDataSet merged(UserDataSet here, UserDataSet added) {
        var contacts = new LinkedHashSet<>(here.contacts());
        contacts.addAll(added.contacts());
        var meetings = new LinkedHashMap<String, Meeting>();
        here.meetings().forEach(meeting -> meetings.put(meeting.conference(), meeting));
        added.meetings().forEach(meeting -> meetings.putIfAbsent(meeting.conference(), meeting));
        return new UserDataSet(
                here.user(),
                List.copyOf(contacts),
                here.forwarding().isEmpty() ? added.forwarding() : here.forwarding(),
                List.copyOf(meetings.values()));
    }

    /**
     * Deletes what a pool's store holds of users that are no longer its partner's: of former partners, and of a partner on
     * which nobody is homed any more.
     *
     * @return the home pools whose data were deleted
     */
    public List<String> removeBackupData(String pool) {
        var site = pair.site(pool);
        var removed = new ArrayList<String>();
        for (var home : pair.estate().pools().keySet()) {
            var copy = home.equals(pool) ? null : site.knows(home).orElse(null);
            var inUse = pair.partner(pool).filter(home::equals).isPresent()
                    && populations.get(home).size() > 0;
            if (copy != null
                    && !inUse
                    && !(copy.userData().isEmpty() && copy.files().isEmpty())) {
                site.pool(home, new PoolCommand.RemoveCopy("Remove-CsUserStoreBackupData"));
                removed.add(home);
            }
        }
        return removed;
    }

    @Override
    public void settle() {
        for (var pool : List.copyOf(awaiting.keySet())) {
            if (!runs(pool)) {
                stopped.add(pool);
            } else if (stopped.remove(pool)) {
                var data = awaiting.remove(pool);
                data.removeIf(user -> !isHomedOn(user.user(), pool));
                data.forEach(user -> pair.site(pool).pool(pool, new PoolCommand.Make(user)));
            }
        }
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ComputerEvent.class);
    }

    private boolean runs(String pool) {
        return computers.serviceRuns(pool, WindowsService.RTCSRV);
    }

    private boolean isHomedOn(String user, String pool) {
        return populations.values().stream()
                .filter(population -> population.has(user))
                .anyMatch(population -> accounts.poolOf(population.home()).equals(pool));
    }
}
