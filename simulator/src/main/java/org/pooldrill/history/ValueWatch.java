package org.pooldrill.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pooldrill.log.LogEvent;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.state.StateJson;
import org.pooldrill.state.StatePath;
import org.pooldrill.view.View;

/**
 * How values of the state document went through time, in one pass over the events. They are looked at after every event,
 * since nothing says which events can change which value: a number or a text costs a fraction of what taking in the event
 * does, a whole part of the document many times that.
 */
public final class ValueWatch {

    /**
     * The values at a moment.
     *
     * @param t milliseconds since the start
     * @param seq the last event until then
     * @param values one for each path; nothing where it was absent
     * @param event what has changed one of them; nothing for the first row, and for samples
     * @param cause the type of the event that led to it
     */
    public record Row(
            long t, long seq, List<Optional<Object>> values, Optional<LogEvent> event, Optional<String> cause) {}

    private final History history;
    private final List<StatePath> paths;
    private final long fromMillis;
    private final long toMillis;
    private final Consumer<Row> rows;
    private final long before;
    private final View view;
    private short[] types = new short[1 << 10];

    /**
     * A watch that has not begun.
     *
     * @param fromMillis the first moment
     * @param toMillis the last one, at most the end of the log
     * @param rows takes in every row
     */
    public ValueWatch(History history, List<StatePath> paths, long fromMillis, long toMillis, Consumer<Row> rows) {
        this.history = history;
        this.paths = List.copyOf(paths);
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.rows = rows;
        before = history.seqAt(fromMillis);
        view = history.at(before);
        view.passTo(fromMillis);
    }

    /** A row for the first moment, and one for each event that changes a value. */
    public void changes() {
        var last = new ArrayList<>(values());
        rows.accept(new Row(fromMillis, before, List.copyOf(last), Optional.empty(), Optional.empty()));
        history.follow(before + 1, history.seqAt(toMillis), event -> {
            event.feed(view);
            remember(event.line());
            var values = values();
            if (!values.equals(last)) {
                last.clear();
                last.addAll(values);
                rows.accept(new Row(
                        event.line().t(),
                        event.line().seq(),
                        List.copyOf(values),
                        Optional.of(event.line()),
                        cause(event.line())));
            }
        });
    }

    /**
     * A row for the first moment, and one for each that comes so much later.
     *
     * @param everyMillis more than 0
     */
    public void samples(long everyMillis) {
        var next = new long[] {fromMillis, before};
        history.follow(before + 1, history.seqAt(toMillis), event -> {
            while (next[0] < event.line().t()) {
                next[0] = sample(next[0], next[1], everyMillis);
            }
            event.feed(view);
            next[1] = event.line().seq();
        });
        while (next[0] <= toMillis) {
            next[0] = sample(next[0], next[1], everyMillis);
        }
    }

    private long sample(long t, long seq, long everyMillis) {
        view.passTo(t);
        rows.accept(new Row(t, seq, values(), Optional.empty(), Optional.empty()));
        return t + everyMillis;
    }

    private List<Optional<Object>> values() {
        var document = view.document();
        var values = new ArrayList<Optional<Object>>(paths.size());
        for (var path : paths) {
            values.add(path.valueIn(document).map(ValueWatch::fixed));
        }
        return values;
    }

    /** Parts of the document change with the view: of those the text is kept. */
    private static Object fixed(Object value) {
        return value instanceof Map || value instanceof Collection
                ? StateJson.tree(Map.of("value", value)).get("value")
                : value;
    }

    /** Of every event the type, which is asked for where it was the cause of another. */
    private void remember(LogEvent event) {
        var at = (int) (event.seq() - before - 1);
        if (at >= types.length) {
            types = Arrays.copyOf(types, 2 * types.length);
        }
        types[at] = (short) event.type().index();
    }

    private Optional<String> cause(LogEvent event) {
        if (event.cause() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                event.cause() > before
                        ? EventCatalogue.types()
                                .all()
                                .get(types[(int) (event.cause() - before - 1)])
                                .name()
                        : history.event(event.cause()).type().name());
    }
}
