package org.pooldrill.view;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.UserDataSet;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.pool.PoolEvent.ChangesNotWritten;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.DataTakenIn;
import org.pooldrill.pool.PoolEvent.PoolPaired;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;

/**
 * Keeps account of what each pool has made and its partner has not imported, and of what was lost of it when somebody
 * else came to speak for the users. It sees every store, as the reader of a log does and no pool can.
 */
final class LossLedger {
    private static final List<BackupModule> USER_DATA = List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF);

    private record Made(long atMillis, Change change) {

        /** Not that a user's data were deleted, where he had moved away with them, or brought along that he had none. */
        boolean isMissed() {
            return !(change instanceof UserDataSet data && data.nothing());
        }
    }

    /** What one home pool's users have made and could lose. */
    private static final class Account {
        final Loss loss = new Loss();
        final Map<BackupModule, TreeMap<Long, Made>> notImported = new EnumMap<>(BackupModule.class);
        final Map<BackupModule, Long> produced = new EnumMap<>(BackupModule.class);
        final Map<ContentUploaded, Long> uploaded = new LinkedHashMap<>();
        final Map<ContentUploaded, Loss.Item> goneWithShare = new LinkedHashMap<>();
        final List<Made> madeAtBackup = new ArrayList<>();
        String backup = "";
        long lostAtMillis;

        Account() {
            for (var module : BackupModule.values()) {
                notImported.put(module, new TreeMap<>());
                produced.put(module, 0L);
            }
        }
    }

    /** When a pool that is being given up was lost to its users; now where it is in service until this moment. */
    interface LostAt {
        long millis(String pool, long now);
    }

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    /** By user. */
    private final Map<String, Set<Loss.Item>> leftBehind = new LinkedHashMap<>();

    LossLedger(Iterable<String> pools) {
        pools.forEach(pool -> accounts.put(pool, new Account()));
    }

    Loss loss(String pool) {
        return accounts.get(pool).loss;
    }

    /** What the backup pool has made for this pool's users since the switch. */
    List<Change> madeAtBackup(String home) {
        return accounts.get(home).madeAtBackup.stream().map(Made::change).toList();
    }

    /**
     * The same import, of the very changes that the home pool has made and that waited for it: what both stores keep is
     * there once.
     */
    BatchImported shared(BatchImported event) {
        var account = accounts.get(event.home());
        if (account == null) {
            return event;
        }
        var open = account.notImported.get(event.module()).tailMap(event.from());
        var changes = new ArrayList<>(event.changes());
        var at = changes.listIterator();
        for (var made : open.values()) {
            if (!at.hasNext() || !at.next().equals(made.change)) {
                break;
            }
            at.set(made.change);
        }
        return new BatchImported(
                event.home(), event.module(), event.producer(), event.batch(), event.from(), event.to(), changes);
    }

    /**
     * Takes in an event of a pool's store.
     *
     * @param home the home pool whose stream it belongs to
     * @param gone files that were lost with a share and that neither pool holds now
     * @param backupHolds whether the partner's copy holds a file
     * @param lostAt when a pool was lost to its users
     */
    void apply(
            String store,
            String home,
            long now,
            Event event,
            List<ContentUploaded> gone,
            Predicate<ContentUploaded> backupHolds,
            LostAt lostAt) {
        var account = accounts.get(home);
        if (account == null || event instanceof ConfigurationSet) {
            return;
        }
        var atHome = store.equals(home);
        if (event instanceof Change e) {
            made(account, atHome, now, e);
        } else if (event instanceof ContentTakenIn e && atHome) {
            e.files().forEach(file -> mustCross(account, account.uploaded.getOrDefault(file, now), file));
        } else if (event instanceof DataTakenIn e) {
            e.users().forEach(user -> mustCross(account, now, user));
        } else if (event instanceof PoolPaired) {
            parted(account, home, now);
        } else if (event instanceof BatchImported e) {
            e.changes().forEach(change -> found(account, change));
            if (!atHome) {
                account.notImported.get(e.module()).headMap(e.to(), true).clear();
            }
        } else if (event instanceof ImportResumed e && !atHome) {
            account.notImported.get(e.module()).headMap(e.after(), true).clear();
        } else if (event instanceof TakeoverStarted) {
            account.lostAtMillis = lostAt.millis(home, now);
        } else if (event instanceof ServiceTakenOver) {
            account.backup = store;
            account.madeAtBackup.clear();
            var lost = takeAll(account);
            lost.removeIf(made -> made.change instanceof ContentUploaded file && backupHolds.test(file));
            lose(
                    account.loss,
                    lost,
                    home,
                    account.lostAtMillis,
                    "failed over to " + store + ", which had not imported it");
        } else if (event instanceof ServiceHandedOver) {
            loseMore(
                    account,
                    home,
                    "made at " + home + " while " + ((ServiceHandedOver) event).to() + " served its users");
        } else if (event instanceof ServiceResumed e) {
            resumed(account, now, e, lostAt);
        } else if (event instanceof ChangesNotWritten e) {
            notWritten(account, home, now, e);
        } else if (event instanceof ContentErased e) {
            erased(account, store, gone, e.why());
        }
    }

    /**
     * What would be lost if the home pool were gone now and its partner took its users over with what lies there.
     *
     * @param since when the home pool was lost to its users
     * @param waiting the home pool's packages in the partner's file store, which would be imported first
     * @param backupHolds whether the partner's copy holds a file
     */
    Loss atRisk(String home, long since, List<PackageTransferred> waiting, Predicate<ContentUploaded> backupHolds) {
        var open = new ArrayList<Made>();
        var account = accounts.get(home);
        for (var module : USER_DATA) {
            account.notImported.get(module).forEach((number, made) -> {
                var there = waiting.stream()
                        .anyMatch(parcel ->
                                parcel.module() == module && parcel.first() <= number && number <= parcel.last());
                if (!there && !(made.change instanceof ContentUploaded file && backupHolds.test(file))) {
                    open.add(made);
                }
            });
        }
        var loss = new Loss();
        lose(loss, open, home, since, "not imported at the backup pool");
        return loss;
    }

    /** What waited for the old partner goes to the new one; what the old one has made for these users stays with it. */
    private void parted(Account account, String home, long now) {
        takeAll(account);
        lose(
                account.loss,
                account.madeAtBackup,
                home,
                now,
                "made at " + account.backup + ", and the pair was taken apart");
        account.madeAtBackup.clear();
    }

    /** A user was moved without his data: it is lost to him, unless it is imported where he is now. */
    void leftBehind(String home, long now, UserDataSet data, String to) {
        var account = accounts.get(home);
        Predicate<Made> his = made -> made.change.module() == BackupModule.PRESENCE_FOCUS
                && made.change.user().equals(data.user());
        account.madeAtBackup.removeIf(his);
        account.notImported.get(BackupModule.PRESENCE_FOCUS).values().removeIf(his);
        Loss.Item.all(data, now, home, "moved to " + to + " without contacts and meetings")
                .forEach(item -> {
                    account.loss.add(item);
                    leftBehind
                            .computeIfAbsent(item.user(), user -> new LinkedHashSet<>())
                            .add(item);
                });
    }

    /** Whether a user has left anything behind that was not brought back. */
    boolean hasLeftBehind(String user) {
        return leftBehind.containsKey(user);
    }

    /** What was left behind and stands in a user's data again is not lost. */
    void broughtBack(UserDataSet data) {
        var his = leftBehind.get(data.user());
        if (his == null) {
            return;
        }
        for (var there : Loss.Item.all(data, 0, "", "")) {
            his.stream()
                    .filter(item ->
                            item.kind().equals(there.kind()) && item.id().equals(there.id()))
                    .toList()
                    .forEach(item -> {
                        his.remove(item);
                        accounts.get(item.at()).loss.remove(item);
                    });
        }
        if (his.isEmpty()) {
            leftBehind.remove(data.user());
        }
    }

    private void made(Account account, boolean atHome, long now, Change change) {
        if (change instanceof UserDataSet data) {
            broughtBack(data);
        }
        if (change instanceof ContentUploaded file) {
            account.uploaded.put(file, now);
        }
        if (atHome) {
            mustCross(account, now, change);
        } else {
            account.madeAtBackup.add(new Made(now, change));
        }
    }

    /** The home pool's next change of a module, which its partner has not imported yet. */
    private static void mustCross(Account account, long atMillis, Change change) {
        var number = account.produced.merge(change.module(), 1L, Long::sum);
        account.notImported.get(change.module()).put(number, new Made(atMillis, change));
    }

    private static void lose(Loss loss, List<Made> lost, String at, long since, String cause) {
        var missed = lost.stream().filter(Made::isMissed).toList();
        for (var module : USER_DATA) {
            loss.age(module, oldest(module, missed, since));
        }
        missed.forEach(
                made -> Loss.Item.all(made.change, made.atMillis, at, cause).forEach(loss::add));
    }

    private void loseMore(Account account, String home, String cause) {
        takeAll(account).forEach(made -> Loss.Item.all(made.change, made.atMillis, home, cause)
                .forEach(account.loss::add));
    }

    /** Lost with Front Ends; it counts no second time where the pool is failed over before its partner has it. */
    private static void notWritten(Account account, String home, long now, ChangesNotWritten event) {
        for (var change : event.changes()) {
            var open = account.notImported.get(change.module()).values();
            var at = open.stream()
                    .filter(made -> made.change.equals(change))
                    .mapToLong(Made::atMillis)
                    .findFirst()
                    .orElse(now);
            Loss.Item.all(change, at, home, event.why()).forEach(account.loss::add);
        }
    }

    private void resumed(Account account, long now, ServiceResumed event, LostAt lostAt) {
        if (event.disaster()) {
            var backup = account.backup;
            lose(
                    account.loss,
                    account.madeAtBackup,
                    backup,
                    lostAt.millis(backup, now),
                    "made at " + backup + ", and failed back without it");
        }
        account.madeAtBackup.clear();
    }

    private static void erased(Account account, String at, List<ContentUploaded> gone, String why) {
        gone.forEach(file -> {
            var item = Loss.Item.all(file, account.uploaded.getOrDefault(file, 0L), at, why)
                    .get(0);
            account.loss.add(item);
            account.goneWithShare.put(file, item);
        });
        account.notImported.get(BackupModule.DATA_CONF).values().removeIf(made -> gone.contains(made.change));
        account.madeAtBackup.removeIf(made -> gone.contains(made.change));
    }

    /** A file that went with a share was in a package that had crossed already. */
    private static void found(Account account, Change change) {
        var item = change instanceof ContentUploaded file ? account.goneWithShare.remove(file) : null;
        if (item != null) {
            account.loss.remove(item);
        }
    }

    private static List<Made> takeAll(Account account) {
        var all = new ArrayList<Made>();
        for (var module : USER_DATA) {
            var open = account.notImported.get(module);
            all.addAll(open.values());
            open.clear();
        }
        return all;
    }

    private static long oldest(BackupModule module, List<Made> lost, long since) {
        return lost.stream()
                .filter(made -> made.change.module() == module)
                .mapToLong(made -> Math.max(0, since - made.atMillis))
                .max()
                .orElse(0);
    }
}
