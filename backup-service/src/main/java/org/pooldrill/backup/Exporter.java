package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.backup.BackupEvent.ChangesExported;
import org.pooldrill.backup.BackupEvent.ModuleInitialized;
import org.pooldrill.backup.BackupEvent.PackageLost;
import org.pooldrill.backup.BackupEvent.PackageWritten;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.StreamCommand.Acknowledge;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.estate.Timing;

/**
 * The sending half: export, package, transfer, acknowledgement (domain text, section 5.3 and 5.5). A stream has at most
 * one package on its way, and until it is acknowledged the same package is sent again whenever it did not get through,
 * wherever it was interrupted. Importing twice does nothing, so nothing is lost and nothing doubled.
 */
final class Exporter {
    private final Installation here;
    private final PackageWriter writer;
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> undelivered = new HashSet<>();

    Exporter(Installation here) {
        this.here = here;
        writer = new PackageWriter(here);
    }

    /** One cycle of one module: see to what is on its way, then export what one cycle may carry. */
    void cycle(BackupModule module, Importer partner) {
        if (!here.journal().exports(module)) {
            return;
        }
        var obstacle = obstacle(module, partner.pool());
        if (obstacle.isPresent()) {
            here.exportFails(module, obstacle.get());
            return;
        }
        here.exportWorks(module);
        var budget = here.limits().budget(module);
        for (var key : List.copyOf(here.journal().streams(module).keySet())) {
            if (speaksFor(key, partner)) {
                export(key, budget, partner);
            }
        }
        var nothingLeft = here.journal().streams(module).entrySet().stream()
                .filter(stream -> speaksFor(stream.getKey(), partner))
                .allMatch(stream -> stream.getValue().inFlight().isEmpty()
                        && stream.getValue().backlog().isEmpty());
        if (nothingLeft) {
            partner.nothingToCome(module);
        }
    }

    private void export(StreamKey key, Limits.Budget budget, Importer partner) {
        var stream = here.journal().stream(key);
        if (stream.inFlight().isPresent()) {
            pursue(key, stream.inFlight().get(), partner);
        }
        if (stream.inFlight().isPresent()) {
            return;
        }
        var entries = budget.take(stream.backlog());
        if (entries.isEmpty()) {
            return;
        }
        var packageId = here.journal().nextPackageId();
        var first = entries.get(0).number();
        var last = entries.get(entries.size() - 1).number();
        var batches = (int) here.limits().batches(entries.size());
        here.record(new ChangesExported(key.module(), key.home(), packageId, first, last, batches));
        write(key, packageId, partner);
    }

    /** Finds out how far a package has come that nobody here is busy with. */
    private void pursue(StreamKey key, InFlight sent, Importer partner) {
        var id = sent.packageId();
        if (underWay.contains(id)) {
            return;
        }
        if (!sent.written()) {
            write(key, id, partner);
        } else if (partner.holds(id)) {
            return; // waits there to be imported
        } else if (undelivered.contains(id)) {
            send(key, sent, partner);
        } else if (partner.running()) {
            if (partner.imported(key) >= sent.last()) {
                acknowledge(key, id, sent.last());
            } else {
                if (!partner.forgetRejected(id)) {
                    here.record(new PackageLost(
                            id, key.module(), "it neither lies at " + partner.pool() + " nor was imported there"));
                }
                send(key, sent, partner);
            }
        }
    }

    private void write(StreamKey key, String packageId, Importer partner) {
        underWay.add(packageId);
        here.in(Timing.EXPORT_TIME, () -> {
            underWay.remove(packageId);
            if (!here.running()) {
                return;
            }
            here.catchUp();
            var obstacle = obstacle(key.module(), partner.pool());
            if (obstacle.isPresent()) {
                here.exportFails(key.module(), obstacle.get());
                return;
            }
            onItsWay(key, packageId).ifPresent(sent -> send(key, sent, partner));
        });
    }

    private void send(StreamKey key, InFlight sent, Importer partner) {
        var parcel = writer.write(key, sent.packageId(), sent.first(), sent.last());
        if (!parcel.sha256().equals(sent.sha256())) {
            here.record(new PackageWritten(
                    parcel.id(),
                    parcel.module(),
                    parcel.home(),
                    parcel.first(),
                    parcel.last(),
                    parcel.changes(),
                    parcel.bytes(),
                    parcel.sha256()));
        }
        underWay.add(parcel.id());
        undelivered.remove(parcel.id());
        here.wan.send(
                here.pool(),
                partner.pool(),
                parcel.bytes(),
                () -> delivered(key, parcel, partner),
                why -> notDelivered(parcel, why));
    }

    private void delivered(StreamKey key, BackupPackage parcel, Importer partner) {
        if (!here.running()) {
            notDelivered(parcel, "LYNCBACKUP was stopped at " + here.pool());
        } else if (!here.surroundings.fileStoreUp(partner.pool())) {
            notDelivered(parcel, "the file store of " + partner.pool() + " is not available" + paths(partner.pool()));
        } else {
            underWay.remove(parcel.id());
            here.catchUp();
            if (onItsWay(key, parcel.id()).isPresent()) {
                var damaged = here.surroundings.takeDamage(here.pool(), parcel.module());
                partner.arrived(damaged ? parcel.damaged() : parcel);
            }
        }
    }

    private void notDelivered(BackupPackage parcel, String why) {
        underWay.remove(parcel.id());
        undelivered.add(parcel.id());
        if (here.running()) {
            here.catchUp();
            here.exportFails(parcel.module(), why);
        }
    }

    /** The partner says that it has imported a package. If that cannot be noted now, a later cycle asks. */
    void acknowledged(BackupPackage parcel) {
        if (here.running() && here.databaseObstacle(parcel.module()).isEmpty()) {
            here.catchUp();
            var key = new StreamKey(parcel.module(), parcel.home());
            if (onItsWay(key, parcel.id()).isPresent()) {
                acknowledge(key, parcel.id(), parcel.last());
            }
            finishFirstSync(parcel.module());
        }
    }

    void acknowledge(StreamKey key, String packageId, long upTo) {
        undelivered.remove(packageId);
        here.replicate(key.home(), List.of(new Acknowledge(key.module(), packageId, upTo)));
    }

    /** Gives the partner all that waits in a stream, at once and without a package. */
    long handOver(StreamKey key, Importer partner) {
        here.catchUp();
        var stream = here.journal().stream(key);
        acknowledge(key, "hydration", partner.imported(key));
        var first = stream.acked() + 1;
        var last = stream.produced();
        if (first > last) {
            return 0;
        }
        stream.inFlight().ifPresent(sent -> partner.withdraw(sent.packageId()));
        var name = here.pool() + "/hydration-" + first;
        partner.importNow(writer.write(key, name, first, last));
        acknowledge(key, name, last);
        return last - first + 1;
    }

    /** Notes that a module is in step, once everything is acknowledged that there was when its first sync started. */
    void finishFirstSync(BackupModule module) {
        if (here.journal().firstSyncDone(module) && !here.journal().exportFails(module)) {
            here.record(new ModuleInitialized(module));
        }
    }

    /** The packages of a home's users that are on their way, as they were written. */
    List<BackupPackage> onTheirWay(String home) {
        var parcels = new ArrayList<BackupPackage>();
        for (var module : List.of(BackupModule.PRESENCE_FOCUS, BackupModule.DATA_CONF)) {
            var key = new StreamKey(module, home);
            here.journal().stream(key)
                    .inFlight()
                    .filter(InFlight::written)
                    .ifPresent(sent -> parcels.add(writer.writeAgain(key, sent)));
        }
        return parcels;
    }

    private Optional<InFlight> onItsWay(StreamKey key, String packageId) {
        return here.journal().stream(key).inFlight().filter(sent -> sent.packageId()
                .equals(packageId));
    }

    /**
     * Whether this store may carry the stream on: not the copy of a former partner, not where a later term of authority has begun that this store has not
     * learned of, and not what a home pool made before it handed over, which is to be set aside.
     */
    boolean speaksFor(StreamKey key, Importer partner) {
        if (!CentralManagement.isInstance(key.home())
                && !key.home().equals(here.pool())
                && !key.home().equals(partner.pool())) {
            return false;
        }
        if (partner.term(key) > here.term(key)) {
            return false;
        }
        return !key.home().equals(here.pool()) || !Installation.handedOver(here.own.state(key.home()));
    }

    private Optional<String> obstacle(BackupModule module, String partner) {
        if (!here.surroundings.fileStoreUp(here.pool())) {
            return Optional.of("the file store of " + here.pool() + " is not available" + paths(partner));
        }
        if (!here.surroundings.reachable(here.pool(), partner)) {
            return Optional.of(partner + " cannot be reached" + paths(partner));
        }
        if (!here.surroundings.fileStoreUp(partner)) {
            return Optional.of("the file store of " + partner + " is not available" + paths(partner));
        }
        return here.databaseObstacle(module);
    }

    /** What the real event names too: working directory, local and remote path. */
    private String paths(String partner) {
        return " (working directory \\\\" + here.pool() + "\\BackupStore\\Temp, local \\\\" + here.pool()
                + "\\BackupStore, remote \\\\" + partner + "\\BackupStore)";
    }
}
