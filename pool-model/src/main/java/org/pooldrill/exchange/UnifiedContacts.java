package org.pooldrill.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pooldrill.change.Event;
import org.pooldrill.exchange.ExchangeEvent.ContactDropped;
import org.pooldrill.exchange.ExchangeEvent.ContactKept;

/** The contacts that Exchange keeps, by user: unaffected by the loss of a pool [inferred]. */
public final class UnifiedContacts {
    private final Map<String, List<String>> contacts = new LinkedHashMap<>();

    /** A user's contacts in the order added. */
    public List<String> of(String user) {
        return List.copyOf(contacts.getOrDefault(user, List.of()));
    }

    /** Applies an event of the estate store; those of anything else change nothing. */
    public void evolve(Event event) {
        if (event instanceof ContactKept e && !of(e.user()).contains(e.contact())) {
            contacts.computeIfAbsent(e.user(), user -> new ArrayList<>()).add(e.contact());
        } else if (event instanceof ContactDropped e) {
            contacts.getOrDefault(e.user(), new ArrayList<>()).remove(e.contact());
        }
    }
}
