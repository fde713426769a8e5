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
 * acknowledged them, and how far the partner's own were imported. What can still be set aside is kept with the way to
 * undo it: what the partner has not acknowledged and, while a copy is in service, everything made since it came into
 * service. So memory is bounded by the backlog, not by the length of the run.
 */
public final class Stream {

    private static final class Marks {
        long produced;
        long acked;
        long imported;
        long settled;
        final ArrayDeque<Undo> undos = new ArrayDeque<>();

        /** Nothing up to this number will be set aside any more. */
        void settle(long upTo) {
            while (settled < upTo) {
                undos.removeFirst();
                settled++;
            }
        }
    }

    private final Map<BackupModule, Marks> marks = new EnumMap<>(BackupModule.class);
    private boolean holding;

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

    /** The last number that can no longer be set aside. */
    public long settled(BackupModule module) {
        return of(module).settled;
    }

    /** From now on everything made here may have to be set aside, acknowledged or not. */
    public void hold() {
        holding = true;
    }

    /** What was acknowledged will not be set aside any more. */
    public void release() {
        holding = false;
        marks.values().forEach(m -> m.settle(m.acked));
    }

    /** What was made here so far needs to go nowhere any more, and none of it will be set aside. */
    public void forget() {
        marks.values().forEach(m -> {
            m.undos.clear();
            m.settled = m.produced;
            m.acked = m.produced;
        });
    }

    /** The same, and another partner will send changes, numbered anew. */
    public void restart() {
        forget();
        marks.values().forEach(m -> m.imported = 0);
    }

    /** Counts a change made here. */
    public void made(BackupModule module, Undo undo) {
        var m = of(module);
        m.produced++;
        m.undos.addLast(undo);
    }

    /**
     * Applies an event of replication.
     *
     * @param apply how this state takes in one imported change
     */
    public void evolve(StreamEvent event, Function<Change, Undo> apply) {
        var m = of(event.module());
        if (event instanceof BatchImported e) {
            e.changes().forEach(apply::apply);
            m.imported = e.to();
        } else if (event instanceof PackageAcknowledged e) {
            m.acked = e.upTo();
            if (!holding) {
                m.settle(e.upTo());
            }
        } else if (event instanceof ChangesSetAside e) {
            for (var number = m.produced; number > e.after(); number--) {
                m.undos.removeLast().run();
            }
            m.undos.clear();
            m.settled = e.upTo();
            m.acked = e.upTo();
        } else if (event instanceof ImportResumed e) {
            m.imported = e.after();
        }
    }

    @Override
    public String toString() {
        var text = new StringBuilder("stream");
        marks.forEach((module, m) -> text.append(' ')
                .append(module)
                .append(' ')
                .append(m.produced)
                .append('/')
                .append(m.acked)
                .append('/')
                .append(m.settled)
                .append('/')
                .append(m.imported));
        return text.toString();
    }

    private Marks of(BackupModule module) {
        return marks.get(module);
    }
}
