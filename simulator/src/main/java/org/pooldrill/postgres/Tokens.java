package org.pooldrill.postgres;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.jspecify.annotations.Nullable;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.EventTypes;

/**
 * The tokens of those who follow a run's stores, in a table of Axon's JDBC token store. A token moves with every record of
 * a Backup Service, so the table is brought up to date together with the events that the tokens speak of, and not between.
 */
final class Tokens extends InMemoryTokenStore {
    private static final int SEGMENT = 0;

    private final Session session;
    private final JdbcTokenStore table;
    private final Map<String, Optional<TrackingToken>> moved = new LinkedHashMap<>();

    /** Tokens as they are when a run starts: none; those in the table are overwritten as the run goes on. */
    Tokens(Session session) {
        this.session = session;
        table = JdbcTokenStore.builder()
                .connectionProvider(session.forAxon())
                .serializer(new CodecSerializer(new EventCodec(EventTypes.of(List.of()))))
                .schema(TokenSchema.builder().setTokenTable("tokens").build())
                .nodeId("pooldrill")
                .build();
    }

    /** Makes the table where it is missing. */
    void create() {
        session.axon(() -> {
            table.createSchema(PostgresTokenTableFactory.INSTANCE);
            return true;
        });
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        super.storeToken(token, processorName, segment);
        if (segment != SEGMENT) {
            throw new IllegalArgumentException("there is one segment of each store, not segment " + segment);
        }
        moved.put(processorName, Optional.ofNullable(token));
    }

    /** Brings the table up to date. */
    void write() {
        moved.forEach((processor, token) -> session.axon(() -> {
            if (table.fetchSegments(processor).length == 0) {
                table.initializeTokenSegments(processor, 1);
            }
            table.storeToken(token.orElse(null), processor, SEGMENT);
            return true;
        }));
        moved.clear();
    }
}
