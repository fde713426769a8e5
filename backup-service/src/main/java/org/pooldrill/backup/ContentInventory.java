package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.pool.PoolCommand.TakeInContent;
import org.pooldrill.pool.PoolState;

/**
 * A forced sync of conference content compares what both pools hold, and takes in what the partner lacks as changes to be
 * carried ("Restoring conference contents using the Backup Service"). That brings home what users uploaded at the backup
 * pool, and brings back what a pool lost with its file store.
 */
final class ContentInventory {
    /** So many files stand in one event. */
    private static final int FILES_AT_ONCE = 500;

    private final Installation here;
    private final PackageWriter reader;

    ContentInventory(Installation here) {
        this.here = here;
        reader = new PackageWriter(here);
    }

    /**
     * Takes in the files of one home that this pool holds and its partner lacks.
     *
     * @param partner what the partner's store knows of that home
     * @return how many
     */
    int takeIn(String home, PoolState partner) {
        var lacking = lacking(home, partner);
        for (var i = 0; i < lacking.size(); i += FILES_AT_ONCE) {
            var some = lacking.subList(i, Math.min(i + FILES_AT_ONCE, lacking.size()));
            here.own.pool(home, List.of(new TakeInContent(some)));
        }
        here.catchUp();
        return lacking.size();
    }

    private List<ContentUploaded> lacking(String home, PoolState partner) {
        var state = here.own.state(home);
        var key = new StreamKey(BackupModule.DATA_CONF, home);
        var stream = here.journal().stream(key);
        var carried = new HashSet<Change>(reader.changes(key, stream.acked() + 1, stream.produced()));
        carried.addAll(partner.staged());
        var madeHere = new HashSet<>(state.contentNotTakenIn());
        var lacking = new ArrayList<ContentUploaded>();
        for (var file : state.files()) {
            var missing = madeHere.contains(file) ? !partner.holds(file) : !holdsName(partner, file);
            if (missing && !carried.contains(file)) {
                lacking.add(file);
            }
        }
        return lacking;
    }

    /**
     * Whether a file of that name is there. If it is another one it is the newer one: a newer one here would be on its way
     * already, or was made here for the partner's users.
     */
    private static boolean holdsName(PoolState state, ContentUploaded file) {
        var conference = state.content().get(file.conference());
        return conference != null && conference.containsKey(file.file());
    }
}
