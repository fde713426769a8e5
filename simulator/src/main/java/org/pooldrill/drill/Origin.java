package org.pooldrill.drill;

import java.util.Optional;
import org.pooldrill.yaml.Place;

/**
 * Where a step comes from.
 *
 * @param number its number in the drill, from 1
 * @param name its own name, if it has one
 * @param place where it stands in the file
 */
public record Origin(int number, Optional<String> name, Place place) {}
