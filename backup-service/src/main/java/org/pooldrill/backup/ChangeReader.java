package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pooldrill.change.Change;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.DataTakenIn;

/** Reads changes from a pool's store again when they are exported. The journal says where they stand. */
final class ChangeReader {
    /** A change, and the event that is it or holds it. */
    record Read(Change change, TrackedEventMessage<?> event) {}

    /** How many events it rather reads over than opens another stream. */
    private static final long SKIP = 100;

    private final EventStore events;

    ChangeReader(EventStore events) {
        this.events = events;
    }

    /** The changes that these entries stand for, in order. */
    List<Read> read(List<JournalEntry> entries) {
        var changes = new ArrayList<Read>(entries.size());
        for (var i = 0; i < entries.size(); ) {
            i = readRun(entries, i, changes);
        }
        return changes;
    }

    /** Reads entries that stand close together from one stream; returns the index of the next one. */
    private int readRun(List<JournalEntry> entries, int start, List<Read> changes) {
        var i = start;
        var position = entries.get(i).position();
        try (var stream = events.openStream(new GlobalSequenceTrackingToken(position - 1))) {
            var message = next(stream, position);
            while (true) {
                changes.add(new Read(change(message, entries.get(i)), message));
                i++;
                if (i == entries.size() || entries.get(i).position() > position + SKIP) {
                    return i;
                }
                if (entries.get(i).position() != position) {
                    position = entries.get(i).position();
                    message = next(stream, position);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading change " + entries.get(i), e);
        }
    }

    private static TrackedEventMessage<?> next(BlockingStream<TrackedEventMessage<?>> stream, long position)
            throws InterruptedException {
        while (stream.hasNextAvailable()) {
            var message = stream.nextAvailable();
            if (message.trackingToken().position().orElseThrow() == position) {
                return message;
            }
        }
        throw new IllegalStateException("no event at position " + position + " of the store");
    }

    private static Change change(TrackedEventMessage<?> message, JournalEntry entry) {
        if (message.getPayload() instanceof ContentTakenIn taken) {
            return taken.files().get(entry.index());
        }
        if (message.getPayload() instanceof DataTakenIn taken) {
            return taken.users().get(entry.index());
        }
        return (Change) message.getPayload();
    }
}
