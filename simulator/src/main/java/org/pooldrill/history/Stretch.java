package org.pooldrill.history;

import org.pooldrill.log.LogPlace;

/**
 * A part of a log's text from the end of the stretch before, the first one from the first event.
 *
 * @param end the place after it
 * @param crc32c the check sum of its text
 */
record Stretch(LogPlace end, int crc32c) {}
