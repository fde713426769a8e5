package org.pooldrill.backup;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;

/**
 * The journal kept up to date: reads the pool's store from its tracking token to the head, as the real service reads
 * from its high-water mark. Nothing runs between two calls.
 */
final class Projection {
    private static final int SEGMENT = 0;

    private final OwnPool own;
    private final TokenStore tokens;
    private final String processor;
    private Journal journal;

    Projection(OwnPool own, TokenStore tokens) {
        this.own = own;
        this.tokens = tokens;
        processor = "backup-service of " + own.fqdn();
        journal = new Journal(own.fqdn());
        if (tokens.fetchSegments(processor).length == 0) {
            tokens.initializeTokenSegments(processor, 1);
        }
        tokens.storeToken(null, processor, SEGMENT);
    }

    Journal journal() {
        return journal;
    }

    /** Throws the journal away and reads everything again. */
    void rebuild() {
        journal = new Journal(own.fqdn());
        tokens.storeToken(null, processor, SEGMENT);
        catchUp();
    }

    /** Reads what was recorded since the last time. */
    Journal catchUp() {
        @Nullable TrackingToken token = tokens.fetchToken(processor, SEGMENT);
        var last = token;
        try (var stream = own.events().openStream(token)) {
            while (stream.hasNextAvailable()) {
                var message = stream.nextAvailable();
                apply(message);
                last = message.trackingToken();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the store of " + own.fqdn(), e);
        }
        if (last != token) {
            tokens.storeToken(last, processor, SEGMENT);
        }
        return journal;
    }

    private void apply(TrackedEventMessage<?> message) {
        if (message.getPayload() instanceof Event event) {
            var aggregate = message instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : "";
            var position = message.trackingToken().position().orElseThrow();
            journal.apply(position, own.millis(message), event, aggregate, bytes(event, message));
        }
    }

    private long bytes(Event event, TrackedEventMessage<?> message) {
        if (event instanceof ContentUploaded file) {
            return file.bytes();
        }
        return event instanceof Change ? own.bytes(message) : 0;
    }
}
