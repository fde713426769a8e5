package org.pooldrill.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.pooldrill.change.Change;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent.UsersKeptOut;
import org.pooldrill.client.ClientEvent.UsersSentHome;
import org.pooldrill.client.ClientEvent.UsersSignedIn;
import org.pooldrill.client.ClientEvent.UsersSignedOut;
import org.pooldrill.client.PoolFacts;
import org.pooldrill.client.Situation;
import org.pooldrill.client.Standing;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.Estate;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.failover.Pair;
import org.pooldrill.management.CentralStore;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.Service;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.site.Physical;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.world.World;

/**
 * Gathers what decides where the users of a pool or a branch can be. Hears of every event: what is gathered stays right
 * until something happens that is not merely what users do. Assertions gather it anew each time, and compare.
 */
final class Facts implements Appended {
    private final Estate estate;
    private final World world;
    private final Pair pair;
    private final Physical physical;
    private final CentralStore centralStore;
    private final Map<String, Situation> gathered = new HashMap<>();

    Facts(Estate estate, World world, Pair pair, Physical physical, CentralStore centralStore) {
        this.estate = estate;
        this.world = world;
        this.pair = pair;
        this.physical = physical;
        this.centralStore = centralStore;
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        if (!doneByUsers(payload)) {
            gathered.clear();
        }
    }

    private static boolean doneByUsers(Object event) {
        return event instanceof UsersSignedIn
                || event instanceof UsersSignedOut
                || event instanceof UsersSentHome
                || event instanceof UsersKeptOut
                || event instanceof SessionEvent
                || event instanceof Change change && !change.user().isEmpty();
    }

    Situation situation(String home) {
        var situation = gathered.computeIfAbsent(home, this::gather);
        assert situation.equals(gather(home)) : home + " finds " + gather(home) + " now, and not " + situation;
        return situation;
    }

    private Situation gather(String home) {
        var branch = estate.branches().get(home);
        return branch == null ? Situation.of(facts(home)) : atBranch(branch);
    }

    private PoolFacts facts(String home) {
        var authority = pair.authority(home);
        var backup = pair.partner(home).orElse("");
        var known = !backup.isEmpty();
        return new PoolFacts(
                home,
                backup,
                physical.up(home),
                physical.quorumLost(home),
                authority.home().service(),
                known && physical.up(backup),
                known && takesIn(backup),
                authority.copy().map(copy -> copy.service()).orElse(Service.STANDBY),
                authority.backupDecides(),
                known && world.verdicts().down(home, backup),
                known && centralStore.settings(backup).voiceFailover(home).automatic(),
                physical.backEndGone(home),
                known && physical.backEndGone(backup),
                physical.firstHop());
    }

    /** What the pool itself knows of its service. */
    private boolean takesIn(String pool) {
        var service = pair.authority(pool).home().service();
        return service == Service.SERVING || service == Service.READ_ONLY;
    }

    /** The routing groups of a registrar's pool; a branch has none. */
    RoutingGroups routingGroups(String registrar) {
        return estate.pools().containsKey(registrar)
                ? world.computers().fabric(registrar).routingGroups()
                : RoutingGroups.NONE;
    }

    /** A branch keeps its users' voice; the rest comes from the pool it registers with, and from no other [doc]. */
    private Situation atBranch(Branch branch) {
        if (!world.computers().branchUp(branch.fqdn())) {
            return new Situation(Map.of(), "", Cause.NO_BACKUP_REACHABLE);
        }
        var host = world.replicas().hostOf(branch, world.computers()::computerUp);
        return new Situation(Map.of(branch.fqdn(), standing(host, branch.registersWith())), branch.fqdn(), Cause.NONE);
    }

    /**
     * After the branch was associated with another pool that one serves its users, from the data that stay where they
     * were homed [model].
     */
    private Standing standing(String pool, String dataAt) {
        if (!physical.up(pool)
                || pair.state(pool) != State.Active
                || pair.authority(dataAt).servedBy(physical.up(dataAt)).isEmpty()) {
            return Standing.resiliency(Cause.SBA_HOST_POOL_DOWN);
        }
        return physical.backEndGone(pool) ? Standing.resiliency(Cause.BACK_END_DOWN) : Standing.REGULAR;
    }

    /** Which pools can be reached from where something is typed: a computer, a pool, or empty for everywhere. */
    Predicate<String> reachableFrom(String on) {
        return estate.siteOf(on)
                .<Predicate<String>>map(site -> pool -> physical.up(pool) && reaches(on, site, pool))
                .orElse(physical::up);
    }

    private boolean reaches(String on, String site, String pool) {
        return pool.equals(estate.poolOfComputer(on).orElse(on))
                || world.computers().linkUp(site, estate.pool(pool).site());
    }
}
