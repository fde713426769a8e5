package org.pooldrill.chat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.change.Event;
import org.pooldrill.estate.Estate;

/** The databases of all Persistent Chat pools: the fold of their events. */
public final class Chats {
    private final Map<String, ChatDatabase> databases = new LinkedHashMap<>();

    public Chats(Estate estate) {
        estate.persistentChat().keySet().forEach(chat -> databases.put(chat, new ChatDatabase()));
    }

    /**
     * A pool's database.
     *
     * @throws IllegalArgumentException if there is no such pool
     */
    public ChatDatabase of(String chat) {
        var database = databases.get(chat);
        if (database == null) {
            throw new IllegalArgumentException("no Persistent Chat pool " + chat + ", only " + databases.keySet());
        }
        return database;
    }

    /** Applies an event of the estate store; those of anything else change nothing. */
    public void evolve(long timeMillis, Event event) {
        if (event instanceof ChatEvent e) {
            of(e.chat()).evolve(timeMillis, e);
        }
    }
}
