package org.pooldrill.change;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;

/**
 * The numbers of one stream in one store: how many changes of each module were made here, how far the partner has
 * acknowledged them, and how far the partner's own were imported. What the partner has not acknowledged can still be
 * set aside, so it is kept with the way to undo it: memory is bounded by the backlog, not by the length of the run.
 */
public final class Stream {

    private static final class Marks {
        long produced;
        long acked;
        long imported;
        final ArrayDeque<Undo> unacked = new ArrayDeque<>();
    }

    private final Map<BackupModule, Marks> marks = new EnumMap<>(BackupModule.class);

    public Stream() {
        for (var module : BackupModule.values()) {
            marks.put(module, new Marks());
        }
    }

    /** How many changes of the module were made here for this home. */
    public long produced(BackupModule module) {
        return of(module).produced;
    }

    /** The last number that the partner has acknowledged. */
    public long acked(BackupModule module) {
        return of(module).acked;
    }

    /** The last number of the partner's changes that was imported here. */
    public long imported(BackupModule module) {
        return of(module).imported;
    }

    /** Counts a change made here. */
    public void made(BackupModule module, Undo undo) {
        var m = of(module);
        m.produced++;
        m.unacked.addLast(undo);
    }

    /**
     * Applies an event of replication.
     *
     * @param apply how this state takes in one imported change
     */
    public void evolve(StreamEvent event, Function<Change, Undo> apply) {
        var m = of(module(event));
        if (event instanceof BatchImported e) {
            e.changes().forEach(apply::apply);
            m.imported = e.last();
        } else if (event instanceof PackageAcknowledged e) {
            while (m.acked < e.upTo() && !m.unacked.isEmpty()) {
                m.unacked.removeFirst();
                m.acked++;
            }
        } else if (event instanceof ChangesSetAside e) {
            for (var number = m.produced; number > e.after(); number--) {
                m.unacked.removeLast().run();
            }
            m.unacked.clear();
            m.acked = e.upTo();
        } else if (event instanceof ImportResumed e) {
            m.imported = e.after();
        }
    }

    /** The module that an event of replication is about. */
    public static BackupModule module(StreamEvent event) {
        if (event instanceof BatchImported e) {
            return e.module();
        }
        if (event instanceof PackageAcknowledged e) {
            return e.module();
        }
        if (event instanceof ChangesSetAside e) {
            return e.module();
        }
        return ((ImportResumed) event).module();
    }

    private Marks of(BackupModule module) {
        return marks.get(module);
    }
}
