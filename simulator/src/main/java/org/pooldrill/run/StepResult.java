package org.pooldrill.run;

/**
 * A step that was taken.
 *
 * @param number its number in the drill, from 1
 * @param text the step in one line
 * @param fromMillis when it began, in milliseconds since the start
 * @param toMillis when it ended
 * @param passed whether it did what was expected
 */
public record StepResult(int number, String text, long fromMillis, long toMillis, boolean passed) {}
