package org.pooldrill.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.cms.MoveEvent;
import org.pooldrill.computer.ComputerEvent.FaultHealed;
import org.pooldrill.computer.ComputerEvent.FaultStarted;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogEvent;
import org.pooldrill.pool.FailoverPhase;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;
import org.pooldrill.story.StoryEvent.ExpectationChecked;

/**
 * The milestones of one run: faults and repairs, verdicts of registrars, failovers and failbacks, moves of Central
 * Management, lines that were refused, expectations. Of each the first time; what is kept is bounded.
 */
final class Milestones {
    static final String MET = "met: ";
    private static final String CMS = "Central Management";
    private static final String ESTATE = "the estate";
    private static final String TYPED = "what was typed";
    private static final String EXPECTED = "what was expected";
    private static final int MOST = 10_000;
    private static final Set<Class<?>> HEARD = Set.of(
            ActRefused.class,
            CommandStarted.class,
            CommandEnded.class,
            FaultStarted.class,
            FaultHealed.class,
            RegistrarVerdict.class,
            MoveEvent.MoveEnded.class,
            PoolEvent.FailoverPhaseEntered.class,
            PoolEvent.TakeoverStarted.class,
            PoolEvent.ServiceTakenOver.class,
            PoolEvent.ReadOnlyLifted.class,
            PoolEvent.TakeoverAbandoned.class,
            PoolEvent.FailbackStarted.class,
            PoolEvent.FailbackFailed.class,
            PoolEvent.ServiceResumed.class,
            ExpectationChecked.class);

    private final Estate estate;
    private final Map<Milestone, Long> times = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new TreeMap<>();
    private final Map<Integer, String> lines = new TreeMap<>();
    private final Map<String, Long> refusedActs = new TreeMap<>();
    private long left;

    Milestones(Estate estate) {
        this.estate = estate;
    }

    /** Takes in the next event. */
    void hear(LogEvent raw) {
        if (!HEARD.contains(raw.type().record())) {
            return;
        }
        var event = (Event) raw.payload(EventCatalogue.codec());
        if (event instanceof ActRefused e) {
            count(e.act() + " refused: " + e.id());
        } else if (event instanceof CommandStarted e) {
            lines.put(e.command(), e.line());
        } else if (event instanceof CommandEnded e) {
            var line = Optional.ofNullable(lines.remove(e.command())).orElse("");
            if (!e.refused().isEmpty()) {
                count(line + " refused: " + e.refused());
                add(TYPED, "refused " + e.refused() + ": " + line, raw.t());
            }
        } else {
            milestone(raw, event);
        }
    }

    private void milestone(LogEvent raw, Event event) {
        if (event instanceof FaultStarted e) {
            add(about(e.at()), "fault " + e.fault() + at(e.at()), raw.t());
        } else if (event instanceof FaultHealed e) {
            add(about(e.at()), "repaired " + e.fault() + at(e.at()), raw.t());
        } else if (event instanceof RegistrarVerdict e) {
            add(e.of(), "found " + (e.down() ? "down" : "back") + " by the registrar of " + e.by(), raw.t());
        } else if (event instanceof MoveEvent.MoveEnded e) {
            add(CMS, (e.why().isEmpty() ? "moved to " : "move failed to ") + e.to(), raw.t());
        } else if (event instanceof PoolEvent e) {
            pool(raw, e);
        } else if (event instanceof ExpectationChecked e) {
            add(EXPECTED, (e.met() ? MET : "not met: ") + line(e.expression()), raw.t());
        }
    }

    private void pool(LogEvent raw, PoolEvent event) {
        if (event instanceof PoolEvent.FailoverPhaseEntered e && e.phase() == FailoverPhase.READ_ONLY) {
            add(e.home(), "planned failover begun", raw.t());
        } else if (event instanceof PoolEvent.TakeoverStarted e) {
            add(e.home(), raw.store() + " begins to take its users over", raw.t());
        } else if (event instanceof PoolEvent.ServiceTakenOver e) {
            add(e.home(), "failover ended, served by " + raw.store(), raw.t());
        } else if (event instanceof PoolEvent.ReadOnlyLifted e) {
            add(e.home(), "failover given up", raw.t());
        } else if (event instanceof PoolEvent.TakeoverAbandoned e) {
            add(e.home(), "takeover given up", raw.t());
        } else if (event instanceof PoolEvent.FailbackStarted e && raw.store().equals(e.home())) {
            add(e.home(), "failback begun", raw.t());
        } else if (event instanceof PoolEvent.FailbackStarted e) {
            add(e.home(), "failback begun at " + raw.store(), raw.t());
        } else if (event instanceof PoolEvent.FailbackFailed e) {
            add(e.home(), "failback failed", raw.t());
        } else if (event instanceof PoolEvent.ServiceResumed e) {
            add(e.home(), "failback ended, serves its users again", raw.t());
        }
    }

    /** The pool that something stands at, in or for. */
    private String about(List<String> at) {
        if (at.size() == 1) {
            var name = at.get(0);
            if (estate.pools().containsKey(name)) {
                return name;
            }
            return estate.poolOfComputer(name)
                    .filter(estate.pools()::containsKey)
                    .orElse(ESTATE);
        }
        return ESTATE;
    }

    private static String at(List<String> at) {
        return at.isEmpty() ? "" : " at " + String.join(" and ", at);
    }

    private static String line(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void count(String refusal) {
        if (refusedActs.size() < MOST || refusedActs.containsKey(refusal)) {
            refusedActs.merge(refusal, 1L, Long::sum);
        } else {
            left++;
        }
    }

    private void add(String of, String what, long millis) {
        if (times.size() < MOST) {
            times.put(new Milestone(of, what, occurrences.merge(of + " " + what, 1, Integer::sum)), millis);
        } else {
            left++;
        }
    }

    /** When each came, in milliseconds since the start, in their order. */
    Map<Milestone, Long> times() {
        return times;
    }

    /** How often what was refused, users' acts and lines alike. */
    Map<String, Long> refusals() {
        return refusedActs;
    }

    /** How many there were no more room for. */
    long left() {
        return left;
    }
}
