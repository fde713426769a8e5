package org.pooldrill.act;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Change;
import org.pooldrill.failover.Pair;
import org.pooldrill.pool.PoolCommand;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.simulation.EstateLog;

/**
 * What users do at one moment: one command to each stream with all the changes that are asked of it, then one append of
 * everything else. Outside {@link #collect} every act is a burst of its own.
 */
final class Burst {

    /** The stream of a home pool in a store. */
    private record Target(String store, String home) {}

    /** A change, and the act that asks for it. */
    private record Wish(String act, Change change) {}

    private final Pair pair;
    private final EstateLog log;
    private final Map<Target, List<Wish>> wishes = new LinkedHashMap<>();
    private final List<SessionEvent> events = new ArrayList<>();
    private boolean collecting;

    Burst(Pair pair, EstateLog log) {
        this.pair = pair;
        this.log = log;
    }

    /** Collects what these acts come to and carries it out when all have been asked for. */
    void collect(Runnable acts) {
        collecting = true;
        try {
            acts.run();
        } finally {
            collecting = false;
        }
        var asked = new LinkedHashMap<>(wishes);
        wishes.clear();
        asked.forEach(this::carryOut);
        if (!events.isEmpty()) {
            log.record(List.copyOf(events));
            events.clear();
        }
    }

    /** Asks a stream for a change; what refuses it, if that is known already. */
    Optional<Refusal> make(String act, String store, String home, Change change) {
        if (collecting) {
            wishes.computeIfAbsent(new Target(store, home), target -> new ArrayList<>())
                    .add(new Wish(act, change));
            return Optional.empty();
        }
        var decision = pair.site(store).pool(home, new PoolCommand.Make(change));
        return decision.refused().flatMap(r -> refuse(change.user(), act, r.id(), r.why()));
    }

    /** Records what leaves nothing behind. */
    void add(SessionEvent event) {
        if (collecting) {
            events.add(event);
        } else {
            log.record(event);
        }
    }

    /** Records that a user could not do what he wanted. */
    Optional<Refusal> refuse(String user, String act, ErrorId id, String why) {
        add(new ActRefused(user, act, id.toString(), why));
        return Optional.of(new Refusal(id, user, act + " of " + user, why, List.of(), ""));
    }

    private void carryOut(Target target, List<Wish> asked) {
        var commands = asked.stream()
                .<PoolCommand>map(wish -> new PoolCommand.Make(wish.change))
                .toList();
        var decisions = pair.site(target.store).pool(target.home, commands);
        for (var i = 0; i < asked.size(); i++) {
            var wish = asked.get(i);
            decisions
                    .get(i)
                    .refused()
                    .ifPresent(
                            r -> events.add(new ActRefused(wish.change.user(), wish.act, r.id().toString(), r.why())));
        }
    }
}
