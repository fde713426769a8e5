package org.pooldrill.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.Timings;
import org.pooldrill.pool.Decision;
import org.pooldrill.pool.PoolCommand;

/** Two paired pools with their Backup Services, a network between them, and switches to break things with. */
final class Pair implements Surroundings, Wan {
    static final String P1 = "pool1.contoso.com";
    static final String P2 = "pool2.contoso.com";
    static final String ANNA = "sip:anna@contoso.com";
    static final long CYCLE = 120_000;
    private static final long LATENCY = 20;
    private static final long BYTES_PER_MILLI = 12_500;

    /** What can be down at a pool. */
    enum Part {
        POOL,
        SERVICE,
        FILE_STORE,
        USER_DATABASE,
        CMS_DATABASE
    }

    /** On its way; two transfers are never the same one. */
    private static final class Transfer {
        private final Consumer<String> failed;

        Transfer(Consumer<String> failed) {
            this.failed = failed;
        }
    }

    final TestExecutor clock = new TestExecutor();
    final TestPool pool1 = new TestPool(P1, clock);
    final TestPool pool2 = new TestPool(P2, clock);
    final FileStore files1 = new FileStore();
    final FileStore files2 = new FileStore();
    final BackupService service1 = service(pool1, files1);
    final BackupService service2 = service(pool2, files2);
    BackupSettings settings = BackupSettings.DEFAULT;
    private final Map<String, Set<Part>> down = new HashMap<>(Map.of(P1, new HashSet<>(), P2, new HashSet<>()));
    private final List<Transfer> transfers = new ArrayList<>();
    private boolean linkDown;
    private int damaged;
    private int made;

    /** A pair that has been in step since before the run; pool1 hosts the active master. */
    static Pair inStep() {
        return new Pair(Set.of(BackupModule.values()));
    }

    /** A pair that was just deployed. */
    static Pair fresh() {
        return new Pair(Set.of());
    }

    private Pair(Set<BackupModule> initialized) {
        for (var home : List.of(P1, P2)) {
            for (var pool : List.of(pool1, pool2)) {
                var partner = home.equals(P1) ? P2 : P1;
                pool.pool(home, List.of(new PoolCommand.Deploy(home, pool.fqdn(), partner)));
            }
        }
        pool1.cms(List.of(new CmsCommand.Install(P1, InstanceState.ACTIVE, P2)));
        pool2.cms(List.of(new CmsCommand.Install(P2, InstanceState.BACKUP, P1)));
        BackupService.pair(service1, service2);
        service1.deploy(initialized);
        service2.deploy(initialized);
        service1.start();
        service2.start();
    }

    private BackupService service(TestPool pool, FileStore files) {
        return new BackupService(pool, files, this, this, new InMemoryTokenStore(), clock, clock::now, Timings.DEFAULT);
    }

    TestPool at(String pool) {
        return pool.equals(P1) ? pool1 : pool2;
    }

    BackupService serviceAt(String pool) {
        return pool.equals(P1) ? service1 : service2;
    }

    /** A user of a home pool changes something where he is served. */
    List<Decision> make(String pool, String home, Change change) {
        return at(pool).pool(home, List.of(new PoolCommand.Make(change)));
    }

    /** So many new contacts of Anna's, at her home pool. */
    void contacts(int count) {
        contacts(P1, P1, count);
    }

    void contacts(String pool, String home, int count) {
        for (var i = 0; i < count; i++) {
            make(pool, home, new ContactAdded(ANNA, "sip:friend" + made++ + "@contoso.com"));
        }
    }

    static ContentUploaded file(String name, long bytes) {
        return new ContentUploaded(ANNA, "review", ANNA, name, bytes, "sha256-of-" + name);
    }

    void upload(String pool, String home, String name, long bytes) {
        make(pool, home, file(name, bytes));
    }

    void publish(String pool, String key, String value) {
        at(pool).cms(List.of(new CmsCommand.Publish(Map.of(key, value))));
    }

    void advance(long millis) {
        clock.advance(millis);
    }

    /** Lets so many more cycles begin, and gives the last one time to end. */
    void cycles(int count) {
        var end = (clock.now() / CYCLE + count) * CYCLE + 10_000;
        clock.advance(end - clock.now());
    }

    ExportState export(String pool, BackupModule module) {
        return status(pool, module).export();
    }

    ModuleStatus status(String pool, BackupModule module) {
        return serviceAt(pool).status().get(module.ordinal());
    }

    void breaks(String pool, Part part) {
        down.get(pool).add(part);
        if (part == Part.POOL) {
            failTransfers(pool + " is down");
        }
    }

    void heals(String pool, Part part) {
        down.get(pool).remove(part);
    }

    boolean broken(String pool) {
        return !down.get(pool).isEmpty();
    }

    void cutLink() {
        linkDown = true;
        failTransfers("the link is down");
    }

    void restoreLink() {
        linkDown = false;
    }

    void healAll() {
        restoreLink();
        down.values().forEach(Set::clear);
    }

    void damageNext(int packages) {
        damaged = packages;
    }

    /** The share is lost with everything in it, and given back empty. */
    void loseFileStore(String pool) {
        (pool.equals(P1) ? files1 : files2).clear();
        for (var home : List.of(P1, P2)) {
            at(pool).pool(home, List.of(new PoolCommand.EraseContent("the share was lost")));
        }
    }

    int transfers() {
        return transfers.size();
    }

    private boolean works(String pool, Part part) {
        return !down.get(pool).contains(part) && !down.get(pool).contains(Part.POOL);
    }

    @Override
    public boolean serviceRunning(String pool) {
        return works(pool, Part.SERVICE);
    }

    @Override
    public boolean fileStoreUp(String pool) {
        return works(pool, Part.FILE_STORE);
    }

    @Override
    public boolean userDatabaseUp(String pool) {
        return works(pool, Part.USER_DATABASE);
    }

    @Override
    public boolean cmsDatabaseUp(String pool) {
        return works(pool, Part.CMS_DATABASE);
    }

    @Override
    public boolean reachable(String fromPool, String toPool) {
        return !linkDown && works(fromPool, Part.POOL) && works(toPool, Part.POOL);
    }

    @Override
    public BackupSettings settings(String pool) {
        return settings;
    }

    void syncEvery(Duration interval) {
        limits(interval, settings.maxBatchesPerUserStoreSync(), settings.maxDataConfPackageSizeKB());
        service1.settingsChanged();
        service2.settingsChanged();
    }

    void limits(Duration interval, int batches, int contentKB) {
        settings = new BackupSettings(interval, batches, batches, contentKB, 10, List.of(), List.of());
    }

    @Override
    public boolean takeDamage(String fromPool, BackupModule module) {
        return damaged-- > 0;
    }

    @Override
    public void send(String fromPool, String toPool, long bytes, Runnable arrived, Consumer<String> failed) {
        if (!reachable(fromPool, toPool)) {
            clock.execute(() -> failed.accept(toPool + " cannot be reached"));
            return;
        }
        var transfer = new Transfer(failed);
        transfers.add(transfer);
        clock.schedule(
                () -> {
                    if (transfers.remove(transfer)) {
                        arrived.run();
                    }
                },
                LATENCY + bytes / BYTES_PER_MILLI,
                TimeUnit.MILLISECONDS);
    }

    private void failTransfers(String why) {
        var failing = List.copyOf(transfers);
        transfers.clear();
        failing.forEach(transfer -> transfer.failed.accept(why));
    }
}
