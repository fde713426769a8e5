package org.pooldrill.store;

import java.nio.file.Path;

/**
 * How much of itself a store keeps in memory.
 *
 * @param segmentBytes size of a full segment, at least 4 KiB; an event that is larger gets one of its own
 * @param memoryBytes how many bytes of segments stay in memory; beyond it the oldest full ones go to a file
 * @param folder where that file is made, when it is needed; it is gone when the store is closed
 */
public record StoreLimits(int segmentBytes, long memoryBytes, Path folder) {

    private static final int SMALLEST_SEGMENT_BYTES = 4 << 10;
    private static final int DEFAULT_SEGMENT_BYTES = 1 << 20;
    private static final long DEFAULT_MEMORY_BYTES = 16L << 20;
    private static final int SMALLEST_USUAL_SEGMENT_BYTES = 16 << 10;
    private static final int SEGMENTS = 4;

    public StoreLimits {
        if (segmentBytes < SMALLEST_SEGMENT_BYTES) {
            throw new IllegalArgumentException(
                    "segments of " + segmentBytes + " bytes: at least " + SMALLEST_SEGMENT_BYTES + " are needed");
        }
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("a budget of " + memoryBytes + " bytes is less than nothing");
        }
    }

    /** Segments of 1 MiB, 16 MiB of them in memory. */
    public static StoreLimits spillingTo(Path folder) {
        return new StoreLimits(DEFAULT_SEGMENT_BYTES, DEFAULT_MEMORY_BYTES, folder);
    }

    /**
     * What each of some stores may take so that all together take so much, as far as a few segments of each allow it.
     *
     * @param bytes of all of them in memory
     * @param stores how many they are
     */
    public static StoreLimits sharing(long bytes, int stores, Path folder) {
        var each = bytes / stores;
        var segment = Math.max(SMALLEST_USUAL_SEGMENT_BYTES, Math.min(DEFAULT_SEGMENT_BYTES, each / SEGMENTS));
        return new StoreLimits((int) segment, each, folder);
    }
}
