package org.pooldrill.pairing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand.ResumeImport;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.failover.Pair;
import org.pooldrill.failover.Procedures;
import org.pooldrill.management.CentralStore;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.pool.PoolState;
import org.pooldrill.pool.Service;
import org.pooldrill.replica.ReplicaUpdated;
import org.pooldrill.simulation.Consequence;

/**
 * "Associated Backup Pool" as the pools follow it [doc: the edit, setup and first sync; when each takes effect:
 * inferred]. A pool takes another partner, or none, when its local replica says so, no failover or failback of it is
 * going on, and neither of the two serves users of the other; two pools are a pair when each names the other. What a
 * pool has then goes to its new partner as a whole, and what its old partner holds stays there until
 * Remove-CsUserStoreBackupData. The Backup Service that runs already goes on with the new partner once it was restarted
 * [doc: step "restart LyncBackup"].
 */
public final class Pairing implements Consequence {
    private static final List<BackupModule> USER_DATA = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private final Pair pair;
    private final CentralStore centralStore;
    private final ComputersState computers;
    private final Procedures procedures;
    private final Partners partners;
    private final ToIntFunction<String> homed;
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final TreeSet<String> ready = new TreeSet<>();
    private final TreeSet<String> awaitingStop = new TreeSet<>();
    private final TreeSet<String> awaitingStart = new TreeSet<>();

    /** @param homed how many users are homed on a pool */
    public Pairing(
            Pair pair,
            CentralStore centralStore,
            ComputersState computers,
            Procedures procedures,
            Partners partners,
            ToIntFunction<String> homed) {
        this.pair = pair;
        this.centralStore = centralStore;
        this.computers = computers;
        this.procedures = procedures;
        this.partners = partners;
        this.homed = homed;
        pair.estate().pools().values().forEach(pool -> pool.backup().ifPresent(to -> pairs.put(pool.fqdn(), to)));
    }

    @Override
    public void settle() {
        var pools = pair.estate().pools().keySet();
        pools.forEach(this::follow);
        pools.forEach(this::partFromOld);
        pools.forEach(this::joinNew);
        pools.forEach(this::restarted);
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(ReplicaUpdated.class, ComputerEvent.class, PoolEvent.class);
    }

    /** Whether the replica of a pool names a partner for it, be the two a pair yet or not. */
    public Optional<String> wanted(String pool) {
        return centralStore.settings(pool).backupOf(pool);
    }

    private void follow(String pool) {
        var wanted = wanted(pool).orElse("");
        var has = pair.site(pool).state(pool).partner();
        if (!wanted.equals(has)
                && !busy(pool)
                && !busy(has)
                && !busy(wanted)
                && !away(pool)
                && (has.isEmpty() || !away(has))) {
            letGo(pool, has);
            outlive(pool, wanted);
            pair.site(pool).pool(pool, new PoolCommand.Pair(wanted));
            ready.add(pool);
        }
    }

    private boolean busy(String pool) {
        return procedures.running(pool);
    }

    /** Whether there are users whom the backup pool serves: until they are home, the two stay a pair. */
    private boolean away(String pool) {
        return homed.applyAsInt(pool) > 0 && pair.authority(pool).backupDecides();
    }

    /** A store no longer serves the users, none by now, of the pool that it leaves. */
    private void letGo(String store, String home) {
        serving(home, store)
                .ifPresent(copy -> pair.site(store).pool(home, new PoolCommand.ReturnService(copy.term() + 1)));
    }

    /** A partner that has served these users before, and never gave them back, is not asked for them again. */
    private void outlive(String home, String store) {
        serving(home, store).ifPresent(copy -> beginTerm(home, store, copy.term() + 1));
    }

    private void beginTerm(String home, String store, long term) {
        pair.site(home)
                .pool(
                        home,
                        new PoolCommand.BeginTerm(term, "paired anew with " + store + ", which had served its users"));
    }

    /** The copy of a home pool's users in a store that is in service, if it is. */
    private Optional<PoolState> serving(String home, String store) {
        return Optional.of(store)
                .filter(name -> !name.isEmpty() && !home.isEmpty())
                .flatMap(name -> pair.site(name).knows(home))
                .filter(copy -> copy.service() != Service.STANDBY);
    }

    private void partFromOld(String pool) {
        var partner = pair.partner(pool);
        var before = pairs.get(pool);
        if (before != null && !partner.equals(Optional.of(before))) {
            pairs.remove(pool);
            awaitingStop.remove(pool);
            awaitingStart.remove(pool);
            partners.part(pool);
        }
    }

    private void joinNew(String pool) {
        var partner = pair.partner(pool).filter(to -> !pairs.containsKey(pool)).orElse("");
        if (partner.isEmpty()) {
            return;
        }
        pairs.put(pool, partner);
        pairs.put(partner, pool);
        startAnew(pool, partner);
        startAnew(partner, pool);
        keepCopy(pool, partner);
        keepCopy(partner, pool);
        partners.join(pool, partner);
        awaitingStop.addAll(List.of(pool, partner));
    }

    /** A pool that did not notice that its partner had left gives it all that it has, as if paired for the first time. */
    private void startAnew(String pool, String partner) {
        if (!ready.remove(pool)) {
            pair.site(pool).pool(pool, new PoolCommand.Pair(partner));
        }
    }

    /** A store makes room for the data of a home pool's users; what it held of them from a former time is replaced. */
    private void keepCopy(String home, String store) {
        var site = pair.site(store);
        site.knows(home).ifPresent(former -> beginTerm(home, store, former.term()));
        var state = pair.site(home).state(home);
        if (site.knows(home).isEmpty()) {
            site.pool(home, new PoolCommand.Deploy(home, store, store));
        } else {
            site.pool(home, new PoolCommand.RemoveCopy(home + " and " + store + " were paired anew"));
        }
        var copy = site.state(home);
        site.pool(home, new PoolCommand.ReturnService(state.term()));
        for (var module : USER_DATA) {
            site.pool(
                    home,
                    new PoolCommand.Replicate(
                            new ResumeImport(module, state.stream().acked(module))));
            pair.site(home)
                    .pool(
                            home,
                            new PoolCommand.Replicate(
                                    new ResumeImport(module, copy.stream().produced(module))));
        }
    }

    /** A Backup Service that was stopped since the pair was made, and starts, works for the new partner. */
    private void restarted(String pool) {
        var runs = computers.serviceRuns(pool, WindowsService.LYNCBACKUP);
        if (!runs && awaitingStop.remove(pool)) {
            awaitingStart.add(pool);
        } else if (runs && awaitingStart.remove(pool)) {
            partners.deploy(pool);
        }
    }
}
