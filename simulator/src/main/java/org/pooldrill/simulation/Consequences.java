package org.pooldrill.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.pooldrill.change.Event;
import org.pooldrill.store.Appended;
import org.pooldrill.store.EventTypes;
import org.pooldrill.store.StoredEvent;

/**
 * The consequences of one simulation, in the order in which they are asked. Whom nothing has concerned since he was
 * asked last is not asked, since he would have nothing to say; with assertions on he is asked nevertheless, and held to
 * it: he may record nothing, and put nothing on the agenda nor take anything off it.
 */
final class Consequences implements Appended {
    private final List<Consequence> all;
    private final Agenda agenda;
    private final int[][] concerned;
    private final boolean[] due;
    private boolean anyDue = true;
    private long lastSeq;

    /**
     * @param all in the order in which they are asked; the first time each of them is
     * @param agenda where they put what they want to do later
     */
    Consequences(List<Consequence> all, EventTypes types, Agenda agenda) {
        this.all = List.copyOf(all);
        this.agenda = agenda;
        concerned = types.all().stream()
                .map(type -> IntStream.range(0, all.size())
                        .filter(i -> concerns(all.get(i), type.record()))
                        .toArray())
                .toArray(int[][]::new);
        due = new boolean[all.size()];
        Arrays.fill(due, true);
    }

    private static boolean concerns(Consequence consequence, Class<?> type) {
        return consequence.concerns().stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    @Override
    public void on(StoredEvent raw, Object payload) {
        lastSeq = raw.seq();
        for (var i : concerned[raw.type().index()]) {
            if (!due[i] && all.get(i).concernedBy((Event) payload)) {
                due[i] = true;
                anyDue = true;
            }
        }
    }

    /** Has one be asked that something has concerned which is no event. */
    void ask(Consequence consequence) {
        due[all.indexOf(consequence)] = true;
        anyDue = true;
    }

    /** Asks whom something has concerned, again and again, until nothing more follows. */
    void settle() {
        while (anyDue) {
            anyDue = false;
            for (var i = 0; i < due.length; i++) {
                if (due[i]) {
                    due[i] = false;
                    all.get(i).settle();
                }
            }
        }
        assert othersHaveNothingToSay();
    }

    private boolean othersHaveNothingToSay() {
        var before = lastSeq;
        var requests = agenda.requests();
        for (var consequence : all) {
            consequence.settle();
            if (lastSeq != before) {
                throw new AssertionError(
                        consequence.getClass().getSimpleName() + " was not asked, and had to say something");
            }
            if (agenda.requests() != requests) {
                throw new AssertionError(
                        consequence.getClass().getSimpleName() + " was not asked, and had to change what is due");
            }
        }
        return true;
    }
}
