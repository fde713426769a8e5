package org.pooldrill.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events of all stores of a simulation in the order of {@code seq}, as a log has them: read back from where the
 * stores keep them, so that nobody has to keep them twice.
 */
public final class AllEvents {
    private final List<Store> stores;

    public AllEvents(Collection<Store> stores) {
        this.stores = List.copyOf(stores);
    }

    /**
     * Hands over events.
     *
     * @param afterSeq the seq before the first of them; 0: from the start
     * @param lastSeq the seq of the last of them
     */
    public void forEach(long afterSeq, long lastSeq, Consumer<StoredEvent> each) {
        var places = new ArrayList<Place>(stores.size());
        stores.forEach(store -> places.add(new Place(store, afterSeq)));
        for (var seq = afterSeq + 1; seq <= lastSeq; seq++) {
            each.accept(taken(places, seq));
        }
    }

    private static StoredEvent taken(List<Place> places, long seq) {
        for (var place : places) {
            var event = place.event();
            if (event != null && event.seq() == seq) {
                place.go();
                return event;
            }
        }
        throw new IllegalStateException("no store has event " + seq);
    }

    /** How far one store has been read. */
    private static final class Place {
        private final Store store;
        private long n;
        private @Nullable StoredEvent event;

        Place(Store store, long afterSeq) {
            this.store = store;
            n = firstAfter(store, afterSeq);
        }

        @Nullable
        StoredEvent event() {
            if (event == null && n <= store.head()) {
                event = store.read(n);
            }
            return event;
        }

        void go() {
            n++;
            event = null;
        }

        private static long firstAfter(Store store, long afterSeq) {
            var low = 1L;
            var high = store.head() + 1;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (store.read(middle).seq() > afterSeq) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
