package org.pooldrill.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pooldrill.yaml.Place;

/**
 * A moment at which a drill goes on in another way. What is due at that moment has happened; a step that would begin at
 * it has not.
 *
 * @param at the moment, since the start
 * @param place where that stands
 * @param steps what happens from then on, in place of the steps so far; nothing where those go on
 * @param always expressions that hold from then on, beside those so far
 * @param seed the seed of everything random from then on; nothing where the one so far goes on
 */
public record Fork(Duration at, Place place, Optional<List<Step>> steps, List<Cel> always, OptionalLong seed) {

    public Fork {
        steps = steps.map(List::copyOf);
        always = List.copyOf(always);
    }
}
