package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.pooldrill.backup.BackupEvent.BackupServiceDeployed;
import org.pooldrill.backup.BackupEvent.FirstSyncStarted;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.backup.BackupEvent.SyncForced;
import org.pooldrill.change.BackupModule;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;

/**
 * The Backup Service of one pool of a pair (topic "Configuring and monitoring the Backup Service"; domain text, section
 * 5). In a cycle it first imports what its partner has put into its file store, then exports its own changes, module by
 * module. Cycles start with the run and come every SyncInterval.
 *
 * <p>It has no clock, thread, network or disk: whoever runs it gives them. Everything it must remember stands in the
 * pool's event store; only what it is busy with at the moment does not, and is found out again by asking the partner.
 * Belongs to one thread.
 */
public final class BackupService {
    private final Installation here;
    private final Handover handover;
    private final Exporter exporter;
    private final Importer importer;
    private final ContentInventory inventory;
    private final ScheduledExecutorService executor;
    private final LongSupplier nowMillis;
    private final Map<BackupModule, ImportState> lastHeard = new EnumMap<>(BackupModule.class);
    private @Nullable BackupService partner;
    private @Nullable ScheduledFuture<?> next;
    private long lastCycleMillis;

    /**
     * The service of one pool. It does nothing before it is paired and started.
     *
     * @param files the pool's file store, as far as it belongs to the Backup Service
     * @param tokens keeps how far the store was read; the services of several pools may share it
     * @param executor waits; all its tasks run on the one thread that calls this service
     * @param nowMillis the time since the start of the run
     */
    public BackupService(
            OwnPool own,
            FileStore files,
            Surroundings surroundings,
            Wan wan,
            TokenStore tokens,
            ScheduledExecutorService executor,
            LongSupplier nowMillis,
            Timings timings) {
        this.executor = executor;
        this.nowMillis = nowMillis;
        here = new Installation(own, files, surroundings, wan, tokens, executor, timings);
        handover = new Handover(here);
        exporter = new Exporter(here);
        importer = new Importer(here, handover);
        inventory = new ContentInventory(here);
    }

    /** Makes two services each other's partner. */
    public static void pair(BackupService one, BackupService other) {
        one.partner = other;
        other.partner = one;
        one.importer.acknowledgeTo(other.exporter::acknowledged);
        other.importer.acknowledgeTo(one.exporter::acknowledged);
    }

    /** Ends the pairing of this service; what lies in its file store for it is thrown away. */
    public void part() {
        partner = null;
        lastHeard.clear();
        here.files.clear();
        importer.acknowledgeTo(parcel -> {});
    }

    /** Whether it has a partner now. */
    public boolean isPaired() {
        return partner != null;
    }

    /**
     * The Bootstrapper installs the service; nothing happens where it was installed before.
     *
     * @param initialized the modules that are in step already: all of a deployment that is older than the run
     */
    public void deploy(Set<BackupModule> initialized) {
        if (!here.catchUp().deployed()) {
            var modules = new ArrayList<>(List.of(BackupModule.values()));
            modules.retainAll(initialized);
            here.record(new BackupServiceDeployed(here.pool(), partner().here.pool(), modules));
        }
    }

    /** Starts the cycles: the first one at once. Nothing happens where they were started before. */
    public void start() {
        if (next == null) {
            plan(0);
        }
    }

    /** The settings may have changed: the next cycle comes one interval after the last one, at the earliest now. */
    public void settingsChanged() {
        if (next != null) {
            next.cancel(false);
            plan(Math.max(0, lastCycleMillis + interval() - nowMillis.getAsLong()));
        }
    }

    private void plan(long delayMillis) {
        next = executor.schedule(
                () -> {
                    lastCycleMillis = nowMillis.getAsLong();
                    plan(interval());
                    cycle();
                },
                delayMillis,
                TimeUnit.MILLISECONDS);
    }

    private long interval() {
        return here.surroundings.settings(here.pool()).syncInterval().toMillis();
    }

    private void cycle() {
        if (partner == null || !here.running() || !here.catchUp().deployed()) {
            return;
        }
        importer.cycle();
        for (var module : BackupModule.values()) {
            exporter.finishFirstSync(module);
            exporter.cycle(module, partner().importer);
        }
        listen();
    }

    /**
     * Does not wait for the interval (Invoke-CsBackupServiceSync): starts a cycle of these modules now. For conference
     * content it first compares what both pools hold. A module that was never in step begins its first sync. The call ends
     * when the cycle was started; what one cycle cannot carry follows with the regular ones.
     *
     * @param done called before this method returns
     */
    public void forceSync(Set<BackupModule> modules, Consumer<SyncResult> done) {
        here.catchUp();
        var chosen = new ArrayList<>(List.of(BackupModule.values()));
        chosen.retainAll(modules);
        here.record(new SyncForced(chosen));
        var taken = 0;
        for (var module : chosen) {
            if (!here.journal().begun(module)) {
                here.record(new FirstSyncStarted(module));
                here.in(Timing.EXPORT_TIME, () -> here.in(Timing.IMPORT_TIME, () -> finishFirstSync(module)));
            }
            if (module == BackupModule.DATA_CONF && canAsk()) {
                taken = takeInContent();
            }
            exporter.cycle(module, partner().importer);
        }
        var failing = new EnumMap<BackupModule, String>(BackupModule.class);
        chosen.forEach(module -> here.journal().exportFailure(module).ifPresent(why -> failing.put(module, why)));
        done.accept(new SyncResult(chosen, failing, taken));
    }

    /** The pool's share was lost, with the packages that lay in it. */
    public void fileStoreLost() {
        here.files.clear();
    }

    /**
     * Does not wait for the interval: exports what waits in these modules, as a regular cycle would; nothing while the
     * service does not run.
     */
    public void exportNow(Set<BackupModule> modules) {
        if (partner != null && here.running()) {
            here.catchUp();
            for (var module : BackupModule.values()) {
                if (modules.contains(module)) {
                    exporter.cycle(module, partner().importer);
                }
            }
        }
    }

    private void finishFirstSync(BackupModule module) {
        if (here.running()) {
            here.catchUp();
            exporter.finishFirstSync(module);
        }
    }

    private int takeInContent() {
        var taken = 0;
        for (var home : List.of(here.pool(), partner().here.pool())) {
            if (exporter.speaksFor(new StreamKey(BackupModule.DATA_CONF, home), partner().importer)) {
                taken += inventory.takeIn(home, partner().here.own.state(home));
            }
        }
        return taken;
    }

    /**
     * How far each module has come on its way to the partner. What only the partner knows is asked for; where it cannot be
     * asked, it is what it said last.
     */
    public List<ModuleStatus> status() {
        listen();
        var status = new ArrayList<ModuleStatus>();
        for (var module : BackupModule.values()) {
            status.add(status(module, here.catchUp()));
        }
        return status;
    }

    private ModuleStatus status(BackupModule module, Journal journal) {
        return new ModuleStatus(
                module,
                journal.export(module, here.limits()),
                lastHeard.getOrDefault(module, ImportState.NormalState),
                journal.produced(module),
                journal.exported(module),
                canAsk() ? partner().here.journal().imported(module) : journal.acked(module),
                journal.acked(module),
                journal.backlogBytes(module),
                journal.oldestUnacked(module));
    }

    /** Whether no change of the module waits for the partner, and exports do not fail. */
    public boolean isFinal(BackupModule module) {
        return here.catchUp().export(module, here.limits()) == ExportState.FinalState;
    }

    /** What this pool's store tells about replication, read up to now. */
    public Journal journal() {
        return here.catchUp();
    }

    /** Throws the journal away and builds it anew from the first event. */
    public void rebuildJournal() {
        here.rebuild();
    }

    /**
     * Imports, at once, the packages that lie complete in this pool's own file store: what counts in a disaster failover is
     * what this site has.
     *
     * @return the names of the packages
     */
    public List<String> importWaiting(Set<BackupModule> modules) {
        return importer.importWaiting(modules);
    }

    /**
     * The packages of its own users' changes that this pool has sent and does not know to be imported, each as it was
     * written: what lies at the partner can be laid there again.
     */
    public List<BackupPackage> sentAndNotAcknowledged() {
        here.catchUp();
        return exporter.onTheirWay(here.pool());
    }

    /**
     * Lays packages into this pool's file store, where they had come to lie before, and records nothing: for a site that is
     * rebuilt from its events, which do not hold what its share held.
     *
     * @param sent packages of the partner
     * @param waiting those that lie here
     */
    public void layOut(List<BackupPackage> sent, List<PackageTransferred> waiting) {
        for (var transferred : waiting) {
            sent.stream()
                    .filter(parcel -> parcel.id().equals(transferred.packageId()))
                    .forEach(here.files::put);
        }
    }

    /**
     * Gives the partner what is left of the contacts, settings and schedules made here for its users (failback,
     * "hydration"). What the partner did not hand over in time is set aside there first. Conference content is not brought
     * home. May be repeated.
     *
     * @param home the partner's FQDN
     * @return how many changes were given
     */
    public long hydrate(String home) {
        partner().here.catchUp();
        partner().handover.setAside(home, "the users were served by " + here.pool() + ", which did not know them");
        var given = exporter.handOver(new StreamKey(BackupModule.PRESENCE_FOCUS, home), partner().importer);
        partner().here.catchUp();
        return given;
    }

    /**
     * Sets aside what this pool made for its own users and its partner did not know when it took over. Only while it has
     * handed its users over; else nothing happens.
     */
    public void setAside(String why) {
        handover.setAside(here.pool(), why);
    }

    /**
     * Sets aside what was made here for the partner's users since this pool took them over, files not taken in included
     * (failback in disaster mode). Due before the copy learns that it no longer serves them.
     */
    public void setAsideMadeHere(String why) {
        handover.setAsideMadeHere(partner().here.pool(), why);
    }

    /**
     * Sets aside what was published at this pool's instance of the Central Management store and the new active master did
     * not know; due when this instance is marked Backup.
     *
     * @param known the last change that the new active master had imported
     * @throws IllegalStateException if this instance is the active master
     */
    public void setAsideConfiguration(long known, String why) {
        handover.setAsideConfiguration(CentralManagement.idAt(here.pool()), known, why);
    }

    private boolean canAsk() {
        return here.surroundings.reachable(here.pool(), partner().here.pool())
                && partner().here.running();
    }

    private void listen() {
        if (canAsk()) {
            var there = partner().here.catchUp();
            for (var module : BackupModule.values()) {
                lastHeard.put(module, there.imports(module));
            }
        }
    }

    private BackupService partner() {
        if (partner == null) {
            throw new IllegalStateException(
                    "the Backup Service of " + here.pool() + " has no partner: pair() it first");
        }
        return partner;
    }
}
