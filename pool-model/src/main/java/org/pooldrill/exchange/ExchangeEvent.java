package org.pooldrill.exchange;

import org.pooldrill.change.Event;

/** What happens in mailboxes: events of the {@code estate} store, which no pool's loss touches. */
public sealed interface ExchangeEvent extends Event {

    /** A user's mailbox keeps a contact. */
    record ContactKept(String user, String contact) implements ExchangeEvent {}

    /** A user's mailbox no longer keeps a contact. */
    record ContactDropped(String user, String contact) implements ExchangeEvent {}
}
