package org.pooldrill.drill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.usermodel.UserModel;

/**
 * A drill that has been read and checked.
 *
 * @param title what it is called
 * @param about what it shows; may be empty
 * @param follows the documented procedures it follows
 * @param estate the name of its estate
 * @param seed the seed of everything random, zero or more
 * @param load what users do beside the steps; nothing for {@code none}
 * @param always expressions that hold after every event
 * @param steps what happens, in order
 * @param forks where it goes on in another way, in the order of their moments
 */
public record Drill(
        String title,
        String about,
        List<String> follows,
        String estate,
        long seed,
        Optional<UserModel> load,
        List<Cel> always,
        List<Step> steps,
        List<Fork> forks) {

    public Drill {
        follows = List.copyOf(follows);
        always = List.copyOf(always);
        steps = List.copyOf(steps);
        forks = List.copyOf(forks);
    }

    /** The same drill with another seed. */
    public Drill withSeed(long other) {
        return new Drill(title, about, follows, estate, other, load, always, steps, forks);
    }

    /** The same drill with another title. */
    public Drill withTitle(String other) {
        return new Drill(other, about, follows, estate, seed, load, always, steps, forks);
    }

    /** The names of the {@code ps} steps, which expressions find under {@code commands}. */
    public Set<String> commandNames() {
        var names = new LinkedHashSet<String>();
        for (var step : allSteps()) {
            if (step instanceof Step.Ps ps) {
                ps.origin().name().ifPresent(names::add);
            }
        }
        return names;
    }

    /** The steps, and those of all forks, whether or not they are ever taken. */
    public List<Step> allSteps() {
        var all = new ArrayList<>(steps);
        forks.forEach(fork -> fork.steps().ifPresent(all::addAll));
        return all;
    }

    /** Every expression of the drill and its forks. */
    public List<Cel> expressions() {
        var all = new ArrayList<>(always);
        forks.forEach(fork -> all.addAll(fork.always()));
        for (var step : allSteps()) {
            if (step instanceof Step.Until until) {
                all.add(until.condition());
            } else if (step instanceof Step.Expect expect) {
                all.addAll(expect.conditions());
            }
        }
        return all;
    }
}
