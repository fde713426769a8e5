package org.pooldrill.backup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one stream: its high-water marks and what the partner has not acknowledged. Memory is bounded by that
 * backlog. Within one term of authority {@code acked <= exported <= produced}.
 */
final class StreamJournal {
    private final ArrayDeque<JournalEntry> backlog = new ArrayDeque<>();
    private long backlogBytes;
    private long produced;
    private long exported;
    private long acked;
    private long imported;
    private long setAsideUpTo;
    private @Nullable InFlight inFlight;

    long produced() {
        return produced;
    }

    long exported() {
        return exported;
    }

    long acked() {
        return acked;
    }

    /** The last number of the partner's changes to this aggregate that was imported here. */
    long imported() {
        return imported;
    }

    /** The last number that was set aside here; 0 where none ever was. */
    long setAsideUpTo() {
        return setAsideUpTo;
    }

    Optional<InFlight> inFlight() {
        return Optional.ofNullable(inFlight);
    }

    Collection<JournalEntry> backlog() {
        return Collections.unmodifiableCollection(backlog);
    }

    long backlogBytes() {
        return backlogBytes;
    }

    /** What is not acknowledged, from one number to another. */
    List<JournalEntry> backlog(long first, long last) {
        var entries = new ArrayList<JournalEntry>();
        for (var entry : backlog) {
            if (entry.number() > last) {
                break;
            }
            if (entry.number() >= first) {
                entries.add(entry);
            }
        }
        return entries;
    }

    void made(long position, int index, long millis, long bytes) {
        produced++;
        backlog.addLast(new JournalEntry(produced, position, index, millis, bytes));
        backlogBytes += bytes;
    }

    void exportedAs(InFlight next) {
        inFlight = next;
        exported = next.last();
        assertOrder();
    }

    void written(String packageId, String sha256) {
        if (inFlight != null && inFlight.packageId().equals(packageId)) {
            inFlight = inFlight.writtenAs(sha256);
        }
    }

    void acknowledged(long upTo) {
        while (!backlog.isEmpty() && backlog.peekFirst().number() <= upTo) {
            backlogBytes -= backlog.removeFirst().bytes();
        }
        acked = Math.max(acked, upTo);
        exported = Math.max(exported, acked);
        if (inFlight != null && inFlight.last() <= acked) {
            inFlight = null;
        }
        assertOrder();
    }

    void setAside(long upTo) {
        backlog.clear();
        backlogBytes = 0;
        acked = upTo;
        exported = upTo;
        setAsideUpTo = upTo;
        inFlight = null;
        assertOrder();
    }

    /** What was made so far needs to go nowhere any more. */
    void forget() {
        backlog.clear();
        backlogBytes = 0;
        acked = produced;
        exported = produced;
        inFlight = null;
        assertOrder();
    }

    /** Another partner takes what is made from now on, and its own changes are numbered anew. */
    void restart() {
        forget();
        setAsideUpTo = produced;
        imported = 0;
    }

    void importedUpTo(long number) {
        assert number >= imported : "imported " + number + " after " + imported;
        imported = number;
    }

    private void assertOrder() {
        assert acked <= exported && exported <= produced : this;
        assert backlog.size() == produced - acked : this;
    }

    /** Everything it holds, so that two journals can be compared. */
    @Override
    public String toString() {
        return "produced " + produced + ", exported " + exported + ", acked " + acked + ", imported " + imported
                + ", set aside " + setAsideUpTo + ", in flight " + inFlight + ", " + backlogBytes + " bytes " + backlog;
    }
}
