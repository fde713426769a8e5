package org.pooldrill.view;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pooldrill.story.StoryEvent.CommandEnded;
import org.pooldrill.story.StoryEvent.CommandStarted;

/** The lines that were typed: what came of the last one to end, and of those that have a name. */
final class Commands {
    private @Nullable CommandEnded last;
    private final Map<String, CommandStarted> running = new LinkedHashMap<>();
    private final Map<String, @Nullable CommandEnded> named = new LinkedHashMap<>();

    void apply(CommandStarted event) {
        if (!event.name().isEmpty()) {
            running.put(event.name(), event);
            named.put(event.name(), null);
        }
    }

    void apply(CommandEnded event) {
        last = event;
        if (!event.name().isEmpty()) {
            running.remove(event.name());
            named.put(event.name(), event);
        }
    }

    Map<String, Object> last() {
        return LiveMap.fields()
                .with("output", () -> last == null ? "" : last.output())
                .with("objects", () -> last == null ? List.of() : last.objects())
                .with("refused", () -> last == null ? "" : last.refused())
                .with("duration", () -> last == null ? Duration.ZERO : Duration.ofMillis(last.durationMillis()))
                .map();
    }

    Map<String, Object> named() {
        return LiveMap.over(named::keySet, name -> named.containsKey(name) ? command(name) : null);
    }

    private Map<String, Object> command(String name) {
        var ended = named.get(name);
        var result = new LinkedHashMap<String, Object>();
        result.put("running", running.containsKey(name));
        result.put("refused", ended == null ? "" : ended.refused());
        result.put("output", ended == null ? "" : ended.output());
        result.put("objects", ended == null ? List.of() : ended.objects());
        result.put("duration", ended == null ? Duration.ZERO : Duration.ofMillis(ended.durationMillis()));
        return result;
    }
}
