package org.pooldrill.bisection;

import java.util.concurrent.atomic.AtomicLong;
import org.pooldrill.history.History;
import org.pooldrill.story.StoryEvent.StepBegan;

/**
 * The part of a run that is searched.
 *
 * @param fromSeq the last event before it, 0 for none
 * @param fromMillis when it begins
 * @param toSeq the last event in it
 * @param toMillis when it ends, at the earliest with that event
 */
public record Span(long fromSeq, long fromMillis, long toSeq, long toMillis) {
    /** What sets a deployment up before the first step, as far as it is looked for. */
    private static final long MOST_BEFORE_STEPS = 10_000;

    public Span {
        if (fromSeq > toSeq || fromMillis > toMillis) {
            throw new IllegalArgumentException("a span ends after it begins");
        }
    }

    /** The whole run, from when everything stands that is there at the start: the moment before the first step. */
    public static Span whole(History history) {
        return new Span(beforeFirstStep(history), 0, history.events(), history.endMillis());
    }

    /** This span from a moment on. */
    public Span from(History history, long millis) {
        return new Span(history.seqAt(millis), millis, toSeq, toMillis);
    }

    /** This span up to a moment. */
    public Span to(History history, long millis) {
        return new Span(fromSeq, fromMillis, history.seqAt(millis), millis);
    }

    private static long beforeFirstStep(History history) {
        var first = new AtomicLong();
        history.forEach(1, Math.min(MOST_BEFORE_STEPS, history.events()), event -> {
            if (first.get() == 0 && event.type().name().equals(StepBegan.class.getSimpleName())) {
                first.set(event.seq());
            }
        });
        return Math.max(0, first.get() - 1);
    }
}
