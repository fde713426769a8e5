package org.pooldrill.run;

import org.pooldrill.refusal.ErrorId;

/**
 * A line, an edit or an act that was refused, expected or not.
 *
 * @param step the number of its step, from 1
 * @param atMillis when, in milliseconds since the start
 * @param asked the step in one line
 * @param id the refusal
 * @param why the reason, with the values behind it
 */
public record RefusalMet(int step, long atMillis, String asked, ErrorId id, String why) {}
