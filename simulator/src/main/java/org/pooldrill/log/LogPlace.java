package org.pooldrill.log;

import java.util.Map;

/**
 * A place between two lines of a log, with all that a reader needs to go on from there.
 *
 * @param seq the event before it; 0 before the first
 * @param t when that happened, in milliseconds since the start
 * @param offset bytes of text, not compressed, before the place
 * @param frame of a compressed log the frame that holds the place, or one before it
 * @param numbers how many events of each store stand before it
 */
public record LogPlace(long seq, long t, long offset, LogFrame frame, Map<String, Long> numbers) {

    public LogPlace {
        numbers = Map.copyOf(numbers);
    }
}
