package org.pooldrill.site;

import org.axonframework.common.IdentifierFactory;

/**
 * Gives the messages that Axon makes no identifiers of their own: nothing here asks for one, an event gets its own from
 * its store and number, and drawing a random one costs more than the rest of the message. Axon finds this class by
 * itself.
 */
public final class NoIdentifiers extends IdentifierFactory {

    @Override
    public String generateIdentifier() {
        return "";
    }
}
