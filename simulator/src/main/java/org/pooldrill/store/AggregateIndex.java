package org.pooldrill.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which segments hold the events of which aggregate. Per aggregate and segment it keeps the first event; the chain in
 * the segment leads on from there. So it grows with the number of segments, not with the number of events.
 */
final class AggregateIndex {

    /** One aggregate of a store. */
    static final class Entry {
        private final int index;
        private final String id;
        private final String type;
        private long lastSequence = -1;
        private long pendingSequence = -1;
        private int runs;
        private int[] segments = new int[2];
        private int[] offsets = new int[2];
        private long[] sequences = new long[2];
        private int lastOffset;

        private Entry(int index, String id, String type) {
            this.index = index;
            this.id = id;
            this.type = type;
        }

        int index() {
            return index;
        }

        String id() {
            return id;
        }

        /** Axon's name for the type of the aggregate. */
        String type() {
            return type;
        }

        /** The number of its last event, -1 before the first. */
        long lastSequence() {
            return lastSequence;
        }

        /** The number of the last event of the append that is being checked. */
        long pendingSequence() {
            return pendingSequence;
        }

        void pending(long sequence) {
            pendingSequence = sequence;
        }

        void dropPending() {
            pendingSequence = lastSequence;
        }

        /** Takes in its next event, which has been written to the last segment. */
        void appended(Segment segment, int segmentIndex, int offset) {
            lastSequence++;
            pendingSequence = Math.max(pendingSequence, lastSequence);
            if (runs > 0 && segments[runs - 1] == segmentIndex) {
                segment.link(lastOffset, offset);
            } else {
                startRun(segmentIndex, offset);
            }
            lastOffset = offset;
        }

        /** How many segments hold events of it. */
        int runs() {
            return runs;
        }

        /** The last run that starts at this event or before it. */
        int runOf(long sequence) {
            var found = Arrays.binarySearch(sequences, 0, runs, sequence);
            return found >= 0 ? found : -found - 2;
        }

        int segmentOf(int run) {
            return segments[run];
        }

        int offsetOf(int run) {
            return offsets[run];
        }

        private void startRun(int segmentIndex, int offset) {
            if (runs == segments.length) {
                segments = Arrays.copyOf(segments, 2 * runs);
                offsets = Arrays.copyOf(offsets, 2 * runs);
                sequences = Arrays.copyOf(sequences, 2 * runs);
            }
            segments[runs] = segmentIndex;
            offsets[runs] = offset;
            sequences[runs] = lastSequence;
            runs++;
        }
    }

    private static final int RUN_BYTES = 2 * Integer.BYTES + Long.BYTES;
    private static final int ENTRY_BYTES = 256;

    private final Map<String, Entry> byId = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The aggregate of that id, made if it is new. */
    Entry of(String id, String type) {
        var entry = byId.get(id);
        if (entry == null) {
            entry = new Entry(entries.size(), id, type);
            byId.put(id, entry);
            entries.add(entry);
        }
        return entry;
    }

    Entry at(int index) {
        return entries.get(index);
    }

    /** Bytes of memory that the tables of all aggregates take. */
    long heldBytes() {
        var held = 0L;
        for (var entry : entries) {
            held += ENTRY_BYTES + (long) entry.segments.length * RUN_BYTES;
        }
        return held;
    }
}
