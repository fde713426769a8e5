package org.pooldrill.log;

/**
 * Where a frame of a compressed log starts, so that a reader can start there.
 *
 * @param text bytes of the log's text before it
 * @param file bytes of the file before it
 */
public record LogFrame(long text, long file) {

    /** The first one. */
    public static final LogFrame FIRST = new LogFrame(0, 0);
}
