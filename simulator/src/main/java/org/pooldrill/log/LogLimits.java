package org.pooldrill.log;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What a log may demand of who reads it. A log that was written by this program keeps within all of them; what does not
 * is refused before memory runs out, however little there is.
 */
final class LogLimits {

    /**
     * Bytes in a line. The longest that a run writes is the end of a command whose output tells of every user: some 430
     * bytes for each of them from {@code Get-CsUser}, 25 MB where there are 60,000. This is enough for 300,000. What
     * happens without anybody looking is short: 99 KB is the longest such line of the working day, a header has 10 KB.
     */
    static final int LONGEST_LINE_BYTES = 128 << 20;

    /**
     * Bytes in a header. It holds a drill and an estate, each from YAML files of at most 4 MiB, and what those leave
     * unsaid.
     */
    static final int LONGEST_HEADER_BYTES = 32 << 20;

    /** Of a part of memory a line may take: while it is taken apart there are up to four copies of it. */
    private static final int LINES_IN_MEMORY = 8;

    /** Values, keys and brackets in a line: what a header of that size has. */
    private static final int MOST_TOKENS = 4 << 20;

    /** Bytes of memory for a token: what the tree of a header takes for the most expensive ones, keys, and as much again. */
    private static final int BYTES_PER_TOKEN = 256;

    /** Brackets in brackets. YAML files may have 64, and the line puts them into two more. */
    private static final int DEEPEST = 100;

    /** Stores in a log: one for each pool and the estate. No simulation of so many pools ends in anybody's lifetime. */
    static final int MOST_STORES = 4096;

    /** Characters in the name of a store: what a host name may have. */
    static final int LONGEST_STORE_NAME = 255;

    private LogLimits() {}

    /** The longest line that is read here: the limit, or less where memory is short. */
    static int longestLineBytes(int limit) {
        return (int) Math.min(limit, Runtime.getRuntime().maxMemory() / LINES_IN_MEMORY);
    }

    /** What Jackson may be given to read. */
    static StreamReadConstraints ofJson() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_LINE_BYTES)
                .maxTokenCount(Math.min(MOST_TOKENS, Runtime.getRuntime().maxMemory() / BYTES_PER_TOKEN))
                .build();
    }
}
