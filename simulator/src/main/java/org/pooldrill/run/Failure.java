package org.pooldrill.run;

import org.pooldrill.yaml.Place;

/**
 * Why a drill failed.
 *
 * @param step the number of the step, from 1
 * @param place where in the drill stands what was not met
 * @param text what was expected and what was found, in one line or several
 */
public record Failure(int step, Place place, String text) {}
