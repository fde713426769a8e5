package org.pooldrill.comparison;

/**
 * One thing that differs, side by side, as people read it.
 *
 * @param path what it is
 * @param a how the first run has it; empty where it has it not
 * @param b how the second run has it; empty where it has it not
 */
public record Pair(String path, String a, String b) {}
