package org.pooldrill.cli;

import java.io.PrintStream;
import java.time.Instant;
import org.pooldrill.report.Entry;
import org.pooldrill.report.Entry.Kind;
import org.pooldrill.report.Style;
import org.pooldrill.report.Timeline;
import org.pooldrill.report.TimelinePage;
import org.pooldrill.run.Clock;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent.CommandEnded;

/**
 * What somebody at the shell sees while it goes on: what a line prints, as PowerShell would, and in lines of a timeline
 * what happens by itself and what is noticed. What was typed is not repeated.
 */
final class ShellScreen implements Appended {
    private final PrintStream out;
    private final TimelinePage page;
    private final Timeline timeline;

    ShellScreen(Streams streams, Instant start) {
        out = streams.out();
        page = new TimelinePage(start, Style.of(streams.colour()), streams.width(), out::println);
        timeline = new Timeline(this::tell);
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        timeline.on(raw, payload);
        if (payload instanceof CommandEnded ended) {
            flush();
            if (!ended.name().isEmpty()) {
                out.println(Clock.since(raw.t()) + "  " + ended.name()
                        + (ended.refused().isEmpty() ? " has ended" : " was refused: " + ended.refused()));
            }
            out.print(ended.output());
        } else if (payload instanceof ActRefused refused) {
            flush();
            out.println("refused: " + refused.id() + ", " + refused.why());
        }
    }

    private void tell(Entry entry) {
        if (entry.kind() == Kind.HAPPENED || entry.kind() == Kind.FINDING) {
            page.accept(entry);
        }
    }

    /** Prints what waits for more of its kind. */
    void flush() {
        timeline.finish();
        out.flush();
    }
}
