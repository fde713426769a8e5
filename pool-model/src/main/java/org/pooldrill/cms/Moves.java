package org.pooldrill.cms;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pooldrill.change.Event;
import org.pooldrill.cms.MoveEvent.ConnectionPointSet;
import org.pooldrill.cms.MoveEvent.MoveEnded;
import org.pooldrill.cms.MoveEvent.MoveStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStarted;
import org.pooldrill.cms.MoveEvent.SecondMasterStopped;
import org.pooldrill.estate.CmsPlacement;
import org.pooldrill.estate.Estate;

/** What the estate's store tells of Central Management: the service connection point, the move, second masters. */
public final class Moves {
    private String connectionPoint;
    private long term;
    private Optional<MoveStarted> inProgress = Optional.empty();
    private final Map<String, SecondMaster> seconds = new TreeMap<>();
    private final Set<String> strayed = new TreeSet<>();

    public Moves(Estate estate) {
        connectionPoint = estate.cms().map(CmsPlacement::active).orElse("");
    }

    /** The pool whose store the service connection point names; empty in an estate without Central Management. */
    public String connectionPoint() {
        return connectionPoint;
    }

    /** Counts how often it was changed: the term of the active master that it names. */
    public long term() {
        return term;
    }

    /** The failover of Central Management that has not ended yet. */
    public Optional<MoveStarted> inProgress() {
        return inProgress;
    }

    /** The pools that act as master though the service connection point does not name them, and how it came about. */
    public Map<String, SecondMaster> seconds() {
        return Collections.unmodifiableMap(seconds);
    }

    /**
     * The pools whose own computers followed a second master of theirs, not one behind a partition: their local stores
     * hold on to it when it is gone.
     */
    public Set<String> strayed() {
        return Collections.unmodifiableSet(strayed);
    }

    /** Applies one event of the estate's store; others are ignored. */
    public void evolve(Event event) {
        if (event instanceof ConnectionPointSet e) {
            connectionPoint = e.pool();
            strayed.remove(e.pool());
            term++;
        } else if (event instanceof MoveStarted e) {
            inProgress = Optional.of(e);
        } else if (event instanceof MoveEnded) {
            inProgress = Optional.empty();
        } else if (event instanceof SecondMasterStarted e) {
            seconds.put(e.pool(), e.how());
            if (e.how() != SecondMaster.CUT_OFF) {
                strayed.add(e.pool());
            }
        } else if (event instanceof SecondMasterStopped e) {
            seconds.remove(e.pool());
        }
    }
}
