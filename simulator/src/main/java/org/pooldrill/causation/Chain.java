package org.pooldrill.causation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.change.Change;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.history.History;
import org.pooldrill.log.LogEvent;
import org.pooldrill.report.EventText;
import org.pooldrill.run.Clock;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.story.StoryEvent;

/**
 * An event and what led to it, back to what nothing in the log led to.
 *
 * @param links the event first, then its cause, the cause of that, and so on
 */
public record Chain(List<LogEvent> links) {
    private static final int SHOWN = 12;

    public Chain {
        if (links.isEmpty()) {
            throw new IllegalArgumentException("a chain of causes ends in an event");
        }
        links = List.copyOf(links);
    }

    /** The chain that ends in an event of a log. */
    public static Chain of(History history, LogEvent event) {
        var links = new ArrayList<LogEvent>();
        links.add(event);
        for (var cause = event.cause(); cause != 0; ) {
            var link = history.event(cause);
            links.add(link);
            cause = link.cause();
        }
        return new Chain(links);
    }

    /** The event itself. */
    public LogEvent event() {
        return links.get(0);
    }

    /** What it goes back to. */
    public LogEvent root() {
        return links.get(links.size() - 1);
    }

    /** The causes for people, one a line, nearest first, ended by where they come from; of many the first and the last. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var hidden = links.size() - 1 - SHOWN;
        for (var i = 1; i < links.size(); i++) {
            if (hidden > 0 && i == SHOWN / 2 + 1) {
                lines.add("... " + hidden + " more ...");
                i += hidden;
            }
            var link = links.get(i);
            lines.add("because of event " + link.seq() + " at " + Clock.since(link.t()) + ": " + EventText.of(link));
        }
        origin().ifPresent(lines::add);
        return lines;
    }

    /** Where the first of them comes from, which is no step of the drill. */
    private Optional<String> origin() {
        var first = (Event) root().payload(EventCatalogue.codec());
        if (first instanceof StoryEvent.StepBegan) {
            return Optional.empty();
        }
        var whose = links.size() == 1 ? "" : "that ";
        if (first instanceof Change || first instanceof SessionEvent || first instanceof ClientEvent.UsersSignedIn) {
            return Optional.of(whose + "by users of the load, of their own accord");
        }
        return Optional.of(
                whose + (root().t() == 0 ? "from the start of the run" : "by itself: it was due at that time"));
    }

    /** The causes for programs, nearest first, without the event itself. */
    public ArrayNode json() {
        var array = JsonNodeFactory.instance.arrayNode();
        links.stream().skip(1).forEach(link -> array.addObject()
                .put("seq", link.seq())
                .put("time", Duration.ofMillis(link.t()).toString())
                .put("store", link.store())
                .put("type", link.type().name())
                .put("text", EventText.of(link)));
        return array;
    }
}
