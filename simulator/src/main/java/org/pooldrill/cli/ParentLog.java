package org.pooldrill.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.pooldrill.log.LogComparison;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogParent;
import org.pooldrill.log.LogReader;
import org.pooldrill.log.LogWriter;
import org.pooldrill.report.Past;
import org.pooldrill.run.Clock;
import org.pooldrill.run.NotReproduced;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent.DrillEnded;
import org.pooldrill.story.StoryEvent.StepBegan;

/**
 * The log that a fork goes on from, up to the moment of the fork. What is due at that moment belongs to it; a step that
 * begins then does not.
 */
final class ParentLog {
    private static final String STEP_BEGAN = StepBegan.class.getSimpleName();
    private static final String DRILL_ENDED = DrillEnded.class.getSimpleName();

    private final String log;
    private final LogHeader header;
    private final long atMillis;
    private final Set<Integer> came = new LinkedHashSet<>();
    private final LogFooter footer;
    private boolean forked;
    private long seq;
    private long endMillis;

    private ParentLog(String log, LogReader reader, String at) {
        this.log = log.equals(Sources.STANDARD_INPUT) ? "standard input" : log;
        header = reader.header();
        atMillis = Moment.millis("--at", at, header.start());
        reader.forEach(this::take);
        footer = reader.footer().orElseThrow();
        if (atMillis > endMillis) {
            throw new Unusable("--at " + at + " is after the end of the log, which is " + Clock.since(endMillis) + " ("
                    + header.start().plusMillis(endMillis) + ")");
        }
    }

    /**
     * Reads a log to its end.
     *
     * @param at the moment of the fork, as it was typed
     * @throws Unusable if it is none of the log
     */
    static ParentLog read(Logs logs, String log, String at) {
        try (var reader = logs.open(log, LogReader.Mode.WHOLE)) {
            return new ParentLog(log, reader, at);
        }
    }

    private void take(LogEvent event) {
        endMillis = event.t();
        var step = event.type().name().equals(STEP_BEGAN);
        forked |= event.t() > atMillis
                || event.t() == atMillis && (step || event.type().name().equals(DRILL_ENDED));
        if (!forked) {
            seq = event.seq();
            if (step) {
                came.add(((StepBegan) event.payload(EventCatalogue.codec())).number());
            }
        }
    }

    LogHeader header() {
        return header;
    }

    /** The moment of the fork, since the start. */
    Duration at() {
        return Duration.ofMillis(atMillis);
    }

    /** The numbers of the steps that began before the fork. */
    Set<Integer> came() {
        return came;
    }

    /** What the header of the fork's log says of this one. */
    LogParent parent() {
        return new LogParent(footer.sha256(), atMillis, seq);
    }

    /** What is told of this log in the timeline of its fork. */
    Past past() {
        var steps = came.size() == 1 ? "1 step" : came.size() + " steps";
        return new Past(
                seq, atMillis, "forked from " + log + " after " + steps + " and event " + seq + ", which both have");
    }

    /**
     * Compares a run with this log, up to the fork.
     *
     * @param comparison compares with the text of this log
     * @param own the header that the run of the same drill gives a log
     * @return hears of the run's events, and throws {@link NotReproduced} at the first that is another
     */
    Appended comparing(LogComparison comparison, LogHeader own) {
        var writer = LogWriter.to(comparison, own);
        return new Appended() {
            @Override
            public void on(StoredEvent raw, Object payload) {
                if (raw.seq() <= seq) {
                    writer.on(raw, payload);
                }
                if (raw.seq() == seq || payload instanceof DrillEnded) {
                    writer.flush();
                }
                comparison.seen().ifPresent(difference -> {
                    throw new NotReproduced(log + ": differs: " + difference);
                });
            }
        };
    }
}
