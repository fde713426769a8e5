package org.pooldrill.load;

import java.util.List;

/** What comes after the start of a conference, by its plan. */
sealed interface FollowUp {

    /** When it is due, in milliseconds since the start of the run. */
    long atMillis();

    /** Orders what is due at one moment. */
    long number();

    /** A participant joins. */
    record Join(long atMillis, long number, String conference, Guest guest) implements FollowUp {}

    /** The organiser uploads a file. */
    record Upload(long atMillis, long number, String conference, Guest organizer, String file, long bytes)
            implements FollowUp {}

    /** Participants have written on the whiteboard. */
    record Annotate(long atMillis, long number, String conference) implements FollowUp {}

    /** Everybody leaves. */
    record Part(long atMillis, long number, String conference, List<Guest> guests) implements FollowUp {
        public Part {
            guests = List.copyOf(guests);
        }
    }
}
