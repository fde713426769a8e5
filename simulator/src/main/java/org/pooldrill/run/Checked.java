package org.pooldrill.run;

/**
 * An expectation that was looked at.
 *
 * @param step the number of its step, from 1
 * @param expression the expression
 * @param met whether it held
 * @param atMillis when, in milliseconds since the start
 * @param text why it did not hold; empty where it did
 */
public record Checked(int step, String expression, boolean met, long atMillis, String text) {}
