package org.pooldrill.report;

/**
 * What of a run is not told again, as it is known already.
 *
 * @param seq its last event
 * @param atMillis when it ended, in milliseconds since the start
 * @param text it, in one line
 */
public record Past(long seq, long atMillis, String text) {}
