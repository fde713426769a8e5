package org.pooldrill.bench;

import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;

/**
 * An endless sequence of changes by the users of one pool, each of which changes something, the same in every run. Of a
 * thousand, 275 edit a contact list, 690 schedule a conference and 35 store a deck of 10 MB, as in a day of the load
 * {@code lync-2013}.
 *
 * <p>So that a long run differs from a short one in the length of its log alone, what the pool holds stays bounded: a
 * contact that is there is removed, and the names of conferences and files come again.
 */
public final class Changes {
    private static final int CONTACTS = 12;
    private static final int CONFERENCES = 2;
    private static final int DECKS = 2;
    private static final long DECK_BYTES = 10L << 20;
    private static final long HOUR = 3_600_000;

    private final List<String> users;
    private final SplittableRandom random;
    private final BitSet contacts = new BitSet();
    private long decks;

    /**
     * Changes by these users.
     *
     * @param seed another one gives others
     */
    public Changes(List<String> users, long seed) {
        this.users = List.copyOf(users);
        random = new SplittableRandom(seed);
    }

    /** The next change. */
    public Change next() {
        var index = random.nextInt(users.size());
        var kind = random.nextInt(1_000);
        if (kind < 275) {
            return contact(index);
        }
        return kind < 965 ? conference(index) : deck(index);
    }

    private Change contact(int index) {
        var number = random.nextInt(CONTACTS);
        var contact = users.get((index + number + 1) % users.size());
        contacts.flip(index * CONTACTS + number);
        return contacts.get(index * CONTACTS + number)
                ? new ContactAdded(users.get(index), contact)
                : new ContactRemoved(users.get(index), contact);
    }

    private Change conference(int index) {
        return new ConferenceScheduled(users.get(index), conferenceOf(index), random.nextInt(240) * HOUR, HOUR);
    }

    private Change deck(int index) {
        var user = users.get(index);
        var file = "deck" + random.nextInt(DECKS) + ".pptx";
        var sha256 = HexFormat.of().toHexDigits(++decks).repeat(4);
        return new ContentUploaded(user, conferenceOf(index), user, file, DECK_BYTES, sha256);
    }

    private String conferenceOf(int index) {
        return "conference-" + index + "-" + random.nextInt(CONFERENCES);
    }
}
