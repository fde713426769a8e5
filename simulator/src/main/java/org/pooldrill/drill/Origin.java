package org.pooldrill.drill;

import java.time.Duration;
import java.util.Optional;
import org.pooldrill.yaml.Place;

/**
 * Where a step comes from.
 *
 * @param number its number in the drill, from 1
 * @param name its own name, if it has one
 * @param after what passes before it, where it says so: also the things that are due at the end of that time happen
 * @param place where it stands in the file
 */
public record Origin(int number, Optional<String> name, Optional<Duration> after, Place place) {}
