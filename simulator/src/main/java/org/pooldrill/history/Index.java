package org.pooldrill.history;

import java.util.List;
import java.util.Optional;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogPlace;

/**
 * What the file beside a log says of it.
 *
 * @param program which program wrote it
 * @param seal the log that it is of
 * @param start the place before the first event
 * @param footer the log's last line
 * @param stretches the log's text in parts, with a check sum each
 * @param snapshots views at the ends of some of them, the last of them at the end of the log
 * @param blocks what the snapshots have in common
 */
record Index(
        String program,
        Seal seal,
        LogPlace start,
        LogFooter footer,
        List<Stretch> stretches,
        List<Snapshot> snapshots,
        List<KeptBlock> blocks) {

    Index {
        stretches = List.copyOf(stretches);
        snapshots = List.copyOf(snapshots);
        blocks = List.copyOf(blocks);
    }

    long events() {
        return end().seq();
    }

    /** The place after the last event. */
    LogPlace end() {
        return place(stretches.size() - 1);
    }

    /** The place after a stretch; before the first event for -1. */
    LogPlace place(int stretch) {
        return stretch < 0 ? start : stretches.get(stretch).end();
    }

    /** The last stretch that ends with that event or before; -1 for none. */
    int stretchBefore(long seq) {
        return last(stretches.size(), i -> stretches.get(i).end().seq() <= seq);
    }

    /** The last stretch whose last event happened by then; -1 for none. */
    int stretchUntil(long millis) {
        return last(stretches.size(), i -> stretches.get(i).end().t() <= millis);
    }

    /** The last snapshot after that event or before. */
    Optional<Snapshot> snapshotBefore(long seq) {
        var found = last(snapshots.size(), i -> place(snapshots.get(i).after()).seq() <= seq);
        return found < 0 ? Optional.empty() : Optional.of(snapshots.get(found));
    }

    /** The same index for the log in another file, or at another time. */
    Index of(Seal other) {
        return new Index(program, other, start, footer, stretches, snapshots, blocks);
    }

    /** The last of those that hold, where all before one that holds do. */
    private static int last(int size, java.util.function.IntPredicate holds) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (holds.test(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
