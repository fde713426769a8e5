package org.pooldrill.estate;

/**
 * An announcement and the range of unassigned numbers that leads to it, both of one name.
 *
 * @param file the audio file in the pool's file store
 * @param first the first number, such as {@code +15550300}
 * @param last the last number
 */
public record AnnouncementPlan(String name, String file, String first, String last) {}
