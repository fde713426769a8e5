package org.pooldrill;

import java.time.Duration;

/**
 * Something that was noticed, and that users should know.
 *
 * @param code what kind of thing, such as {@code SplitBrain}
 * @param severity how bad it is
 * @param at the FQDN concerned, or the name of the site or user where it has none
 * @param time when, since the start
 * @param text one sentence for people, with the values behind it
 */
public record Finding(String code, String severity, String at, Duration time, String text) {}
