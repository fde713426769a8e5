package org.pooldrill.comparison;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.causation.Chain;
import org.pooldrill.log.LogEvent;
import org.pooldrill.report.EventFields;
import org.pooldrill.run.Clock;

/**
 * The first place in which the events of two logs differ.
 *
 * @param seq the number of the event in both
 * @param a what the first log has there and what led to it; nothing where it has ended
 * @param b what the second log has there and what led to it; nothing where it has ended
 * @param aInB where the second log has the event of the first later, if it has it
 * @param bInA where the first log has the event of the second later, if it has it
 */
public record FirstDifference(
        long seq, Optional<Chain> a, Optional<Chain> b, Optional<LogEvent> aInB, Optional<LogEvent> bInA) {
    private static final Set<String> MADE_UP = Set.of("packageId", "batch", "sha256", "term", "eventId");

    /** What differs in the two events: time, store, type, and the data where both are of one type. */
    public List<Pair> fields() {
        if (a.isEmpty() || b.isEmpty()) {
            return List.of();
        }
        var one = a.get().event();
        var other = b.get().event();
        var pairs = new ArrayList<Pair>();
        add(pairs, "time", Clock.since(one.t()), Clock.since(other.t()));
        add(pairs, "store", one.store(), other.store());
        add(pairs, "type", one.type().name(), other.type().name());
        if (one.type().equals(other.type())) {
            JsonPairs.of(data(one), data(other)).stream()
                    .filter(pair -> !MADE_UP.contains(pair.path().replaceAll(".*\\.", "")))
                    .forEach(pairs::add);
        }
        if (pairs.isEmpty() && one.cause() != other.cause()) {
            add(pairs, "cause", "event " + one.cause(), "event " + other.cause());
        }
        return pairs;
    }

    private static void add(List<Pair> pairs, String path, String a, String b) {
        if (!a.equals(b)) {
            pairs.add(new Pair(path, a, b));
        }
    }

    private static ObjectNode data(LogEvent event) {
        var data = JsonNodeFactory.instance.objectNode();
        EventFields.of(event).forEach(data::set);
        return data;
    }

    /** Whether two events say the same, whenever they do. */
    static boolean sameContent(LogEvent a, LogEvent b) {
        return a.store().equals(b.store())
                && a.type().equals(b.type())
                && a.data().equals(b.data());
    }

    /** Whether two events in the same place of their logs are the same. */
    static boolean same(LogEvent a, LogEvent b) {
        return a.t() == b.t() && a.n() == b.n() && a.cause() == b.cause() && sameContent(a, b);
    }
}
