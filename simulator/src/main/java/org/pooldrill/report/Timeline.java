package org.pooldrill.report;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.computer.ComputerEvent.FaultHealed;
import org.pooldrill.report.Entry.Kind;
import org.pooldrill.session.SessionEvent.ActRefused;
import org.pooldrill.session.SessionEvent.ConferenceEnded;
import org.pooldrill.store.Appended;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.story.StoryEvent;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;
import org.pooldrill.story.StoryEvent.ExpectationChecked;
import org.pooldrill.story.StoryEvent.FindingRaised;
import org.pooldrill.story.StoryEvent.NoteWritten;
import org.pooldrill.story.StoryEvent.StepBegan;
import org.pooldrill.story.StoryEvent.StepRefused;

/**
 * What happened, for somebody who was not there: one line for each step and for each important happening. Made of the
 * events alone, so a run that goes on and a log that is read give the same timeline.
 */
public final class Timeline implements Appended {
    private final Consumer<Entry> sink;
    private final Crowd crowd;
    private Optional<Past> past;
    private final Set<String> refused = new TreeSet<>();
    private @Nullable StepBegan step;
    private long stepMillis;
    private boolean stepTold = true;

    /** A timeline whose entries go to {@code sink} one after the other. */
    public Timeline(Consumer<Entry> sink) {
        this(Optional.empty(), sink);
    }

    /**
     * A timeline that begins later than the run.
     *
     * @param past what is told in one line, if anything
     */
    public Timeline(Optional<Past> past, Consumer<Entry> sink) {
        this.past = past;
        this.sink = entry -> {
            if (this.past.isEmpty()) {
                sink.accept(entry);
            }
        };
        crowd = new Crowd(this.sink);
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        past.filter(before -> raw.seq() > before.seq()).ifPresent(this::begin);
        hear(raw.store(), raw.t(), (Event) payload);
    }

    /**
     * Takes in the next event.
     *
     * @param store the store that it stands in
     * @param atMillis when, in milliseconds since the start
     */
    public void hear(String store, long atMillis, Event event) {
        if (event instanceof StoryEvent e) {
            story(atMillis, e);
        } else if (event instanceof ClientEvent e && !(event instanceof ClientEvent.RegistrarVerdict)) {
            tellStep();
            crowd.hear(atMillis, e);
        } else if (event instanceof ConferenceEnded e) {
            if (!e.why().startsWith("ended by")) {
                tellStep();
                crowd.hear(atMillis, e);
            }
        } else if (event instanceof ActRefused e && !refused.add(e.act() + " " + e.id())) {
            crowd.hear(atMillis, e);
        } else if (event instanceof ActRefused e) {
            tell(Entry.of(atMillis, Kind.REFUSED, "refused: " + e.id() + ", " + e.why()));
        } else if (!(event instanceof FaultHealed && doing("heal "))) {
            Happenings.text(store, event).ifPresent(text -> tell(Entry.of(atMillis, Kind.HAPPENED, text)));
        }
    }

    /** Tells of what has not been told yet; at the end. */
    public void finish() {
        past.ifPresent(this::begin);
        tellStep();
        crowd.tell();
    }

    /** What has not been told yet is past, too. */
    private void begin(Past before) {
        tellStep();
        crowd.tell();
        past = Optional.empty();
        sink.accept(Entry.of(before.atMillis(), Kind.NOTE, before.text()));
    }

    private boolean doing(String what) {
        return step != null && step.step().startsWith(what);
    }

    private void story(long atMillis, StoryEvent event) {
        if (event instanceof StepBegan e) {
            tellStep();
            crowd.tell();
            step = e;
            refused.clear();
            stepMillis = atMillis;
            stepTold = false;
        } else if (event instanceof CommandStarted e) {
            var where = e.on().isEmpty() ? "" : "@" + e.on();
            instead(Entry.of(atMillis, Kind.TYPED, e.operator() + where + "> " + e.line()));
        } else if (event instanceof CommandEnded e) {
            tell(new Entry(atMillis, ended(e), outcome(e), lines(e.output())));
        } else if (event instanceof StepRefused e) {
            tell(Entry.of(atMillis, Kind.REFUSED, "refused: " + e.refused() + ", " + e.why()));
        } else if (event instanceof NoteWritten e) {
            instead(Entry.of(atMillis, Kind.NOTE, e.text().strip().replaceAll("\\s*\\R\\s*", " ")));
        } else if (event instanceof ExpectationChecked e) {
            instead(Entry.of(atMillis, e.met() ? Kind.MET : Kind.NOT_MET, e.expression()));
        } else if (event instanceof FindingRaised e) {
            tell(Entry.of(
                    atMillis, Kind.FINDING, e.code() + (e.at().isEmpty() ? "" : " at " + e.at()) + ": " + e.text()));
        }
    }

    private static Kind ended(CommandEnded event) {
        return event.refused().isEmpty() ? Kind.ENDED : Kind.REFUSED;
    }

    private static String outcome(CommandEnded event) {
        var name = event.name().isEmpty() ? "" : event.name() + " ";
        var took = " after " + Amounts.time(Duration.ofMillis(event.durationMillis()));
        return name + (event.refused().isEmpty() ? "ended" : "refused: " + event.refused()) + took;
    }

    private static List<String> lines(String output) {
        return Optional.of(output.stripTrailing())
                .filter(text -> !text.isBlank())
                .map(text -> text.lines().map(String::stripTrailing).toList())
                .orElse(List.of());
    }

    /** The entry says what its step would have said. */
    private void instead(Entry entry) {
        stepTold = true;
        tell(entry);
    }

    private void tell(Entry entry) {
        tellStep();
        crowd.tell();
        sink.accept(entry);
    }

    private void tellStep() {
        if (!stepTold && step != null) {
            stepTold = true;
            sink.accept(Entry.of(stepMillis, Kind.STEP, step.step()));
        }
    }
}
