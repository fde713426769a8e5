package org.pooldrill.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All segments of a store: the last one grows, the others are full, and the oldest full ones stand in a file once the
 * budget of memory is used up. Of a segment in the file only its place is kept, so the heap that a store needs hardly
 * depends on its length; the one that was read last is kept as well, for those who read on.
 */
final class Segments implements AutoCloseable {

    private static final class Place {
        final long firstN;

        @Nullable
        Segment segment;

        long position;

        Place(Segment segment) {
            this.firstN = segment.firstN();
            this.segment = segment;
        }
    }

    private static final int PLACE_BYTES = 48;

    private final StoreLimits limits;
    private final List<Place> places = new ArrayList<>();
    private Segment last;
    private int spilled;
    private long fullBytes;
    private @Nullable SpillFile file;
    private @Nullable Segment loaded;
    private long loads;

    Segments(StoreLimits limits) {
        this.limits = limits;
        this.last = new Segment(1, limits.segmentBytes());
        places.add(new Place(last));
    }

    /** The segment for the next event with that much data, and so for all that follow until the next call. */
    Segment forNext(int dataBytes) {
        if (!last.hasRoom(dataBytes)) {
            fullBytes += last.size();
            last = new Segment(last.firstN() + last.count(), limits.segmentBytes());
            places.add(new Place(last));
            spill();
        }
        return last;
    }

    /** The index of the segment that is being written. */
    int lastIndex() {
        return places.size() - 1;
    }

    /** The index of the segment that holds an event. */
    int indexOf(long n) {
        if (n >= last.firstN()) {
            return lastIndex();
        }
        var low = 0;
        var high = lastIndex() - 1;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (places.get(middle).firstN <= n) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The segment of that index, from memory or from the file. */
    Segment at(int index) {
        var place = places.get(index);
        if (place.segment != null) {
            return place.segment;
        }
        var cached = loaded;
        if (cached == null || cached.firstN() != place.firstN) {
            cached = file().read(place.firstN, place.position);
            loaded = cached;
            loads++;
        }
        return cached;
    }

    /** Bytes of memory that the segments and the list of their places take. */
    long heldBytes() {
        var held = (long) PLACE_BYTES * places.size();
        for (var i = spilled; i < places.size(); i++) {
            held += at(i).heldBytes();
        }
        return loaded == null ? held : held + loaded.heldBytes();
    }

    /** How many segments stand in the file. */
    int spilled() {
        return spilled;
    }

    /** How many times a segment was read back from the file. */
    long loads() {
        return loads;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    private void spill() {
        while (fullBytes > limits.memoryBytes() && spilled < lastIndex()) {
            var place = places.get(spilled++);
            var segment = place.segment;
            if (segment != null) {
                place.position = file().write(segment);
                place.segment = null;
                fullBytes -= segment.size();
            }
        }
    }

    private SpillFile file() {
        var open = file;
        if (open == null) {
            open = SpillFile.in(limits.folder());
            file = open;
        }
        return open;
    }
}
