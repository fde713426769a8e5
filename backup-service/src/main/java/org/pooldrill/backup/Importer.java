package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pooldrill.backup.BackupEvent.PackageRejected;
import org.pooldrill.backup.BackupEvent.PackageTransferred;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.change.StreamCommand.ImportBatch;
import org.pooldrill.change.StreamCommand.ResumeImport;
import org.pooldrill.estate.Timing;

/**
 * The receiving half: takes what the partner has put into this pool's file store, checks that it is intact, imports it
 * batch by batch and tells the partner. What cannot be imported stays and is tried again in each cycle.
 */
final class Importer {
    /** The size of an acknowledgement. */
    private static final long ACK_BYTES = 1_024;

    private final Installation here;
    private final Handover handover;
    private final Set<String> underWay = new HashSet<>();
    private final Set<String> rejected = new HashSet<>();

    /** Modules whose last package came damaged: their import fails until the next one is good, or none is due. */
    private final Set<BackupModule> damaged = EnumSet.noneOf(BackupModule.class);

    private Consumer<BackupPackage> acknowledgements = parcel -> {};

    Importer(Installation here, Handover handover) {
        this.here = here;
        this.handover = handover;
    }

    /** Who hears of it, at the partner, when a package was imported. */
    void acknowledgeTo(Consumer<BackupPackage> partner) {
        acknowledgements = partner;
    }

    String pool() {
        return here.pool();
    }

    boolean running() {
        return here.running();
    }

    boolean holds(String packageId) {
        return here.files.holds(packageId);
    }

    long imported(StreamKey key) {
        return here.imported(key);
    }

    long term(StreamKey key) {
        return here.term(key);
    }

    /** Takes a package back that is carried in another way. */
    void withdraw(String packageId) {
        here.files.remove(packageId);
    }

    /** Whether this package was thrown away here; asking forgets it. */
    boolean forgetRejected(String packageId) {
        return rejected.remove(packageId);
    }

    /** A package lies complete in this pool's file store, whether or not the service runs. */
    void arrived(BackupPackage parcel) {
        here.files.put(parcel);
        here.catchUp();
        here.record(new PackageTransferred(
                parcel.id(),
                parcel.module(),
                parcel.from(),
                parcel.home(),
                parcel.first(),
                parcel.last(),
                parcel.bytes()));
        attempt(parcel);
    }

    /** Tries what waits; a module with nothing left to fail is well again. */
    void cycle() {
        var waiting = here.files.list();
        waiting.forEach(this::attempt);
        for (var module : BackupModule.values()) {
            if (!damaged.contains(module)
                    && here.files.list().stream().noneMatch(parcel -> parcel.module() == module)
                    && obstacle(module).isEmpty()) {
                here.importWorks(module);
            }
        }
    }

    private void attempt(BackupPackage parcel) {
        if (underWay.contains(parcel.id()) || !here.running() || !admitted(parcel)) {
            return;
        }
        underWay.add(parcel.id());
        here.in(Timing.IMPORT_TIME, () -> {
            underWay.remove(parcel.id());
            if (here.running() && here.files.holds(parcel.id()) && admitted(parcel)) {
                importNow(parcel);
                acknowledge(parcel);
            }
        });
    }

    /** Imports at once every package that can be; gives their names. */
    List<String> importWaiting(Set<BackupModule> modules) {
        here.catchUp();
        var imported = new ArrayList<String>();
        for (var parcel : here.files.list()) {
            if (modules.contains(parcel.module()) && admitted(parcel)) {
                importNow(parcel);
                acknowledge(parcel);
                imported.add(parcel.id());
            }
        }
        return imported;
    }

    /** The sender has nothing left that could be sent again in place of a damaged package. */
    void nothingToCome(BackupModule module) {
        damaged.remove(module);
    }

    private boolean admitted(BackupPackage parcel) {
        here.catchUp();
        var obstacle = obstacle(parcel.module());
        if (obstacle.isPresent()) {
            here.importFails(parcel.module(), obstacle.get());
            return false;
        }
        if (!parcel.intact()) {
            reject(parcel, "its content does not match its hash " + parcel.sha256());
            damaged.add(parcel.module());
            here.importFails(parcel.module(), "a package arrived damaged");
            return false;
        }
        var admission = Admission.of(parcel, here);
        switch (admission.verdict()) {
            case NEVER -> reject(parcel, admission.why());
            case LATER -> here.importFails(parcel.module(), admission.why());
            case NOW -> {}
        }
        return admission.verdict() == Admission.Verdict.NOW;
    }

    private void reject(BackupPackage parcel, String why) {
        here.files.remove(parcel.id());
        rejected.add(parcel.id());
        here.record(new PackageRejected(parcel.id(), parcel.module(), why));
    }

    /** Imports a package that may be imported, and clears away what it brings up to date. */
    void importNow(BackupPackage parcel) {
        if (parcel.module() != BackupModule.CMS_MASTER) {
            handover.setAside(parcel.home(), "the users were served by " + parcel.from() + ", which did not know them");
        }
        var commands = new ArrayList<StreamCommand>();
        if (parcel.resumeAfter() > 0) {
            commands.add(new ResumeImport(parcel.module(), parcel.resumeAfter()));
        }
        for (var batch : parcel.batches()) {
            commands.add(new ImportBatch(
                    parcel.module(), parcel.from(), batch.id(), batch.first(), batch.last(), current(parcel, batch)));
        }
        here.replicate(here.aggregate(parcel.module(), parcel.home()), commands);
        here.files.remove(parcel.id());
        damaged.remove(parcel.module());
        here.importWorks(parcel.module());
    }

    /** The changes of a batch without files that users have stored anew at home since the partner had them. */
    private List<Change> current(BackupPackage parcel, BackupPackage.Batch batch) {
        if (!parcel.home().equals(here.pool())) {
            return batch.changes();
        }
        return batch.changes().stream()
                .filter(change -> !(change instanceof ContentUploaded file)
                        || !here.journal().storedSinceFailback(file))
                .toList();
    }

    private void acknowledge(BackupPackage parcel) {
        here.wan.send(here.pool(), parcel.from(), ACK_BYTES, () -> acknowledgements.accept(parcel), why -> {});
    }

    private Optional<String> obstacle(BackupModule module) {
        return here.surroundings.fileStoreUp(here.pool())
                ? here.databaseObstacle(module)
                : Optional.of("the file store of " + here.pool() + " is not available");
    }
}
