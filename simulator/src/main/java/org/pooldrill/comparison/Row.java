package org.pooldrill.comparison;

/**
 * One value of what two runs came to, side by side.
 *
 * @param section where it is told
 * @param of what it is about: a pool, a user, a module; or empty
 * @param path its place in the state document, or empty where it has none
 * @param what it in words
 * @param a how it is in the first run; empty where it is not there
 * @param b how it is in the second run; empty where it is not there
 * @param difference how much more the second has; empty where that says nothing
 */
public record Row(Section section, String of, String path, String what, String a, String b, String difference) {}
