package org.pooldrill.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.pooldrill.store.EventCodec;
import org.pooldrill.store.Recorder;
import org.pooldrill.store.Store;
import org.pooldrill.store.StoredMessages;
import org.pooldrill.store.StoredRunDiffers;
import org.pooldrill.store.Stores;

/**
 * The stores of a run in the schema of that run. All of them share one connection and one transaction, which is committed
 * now and then after a moment has settled, so that what the database keeps is a run from its first event on without gaps,
 * and the tokens that belong to it.
 */
final class DatabaseStores implements Stores {
    private final Session session;
    private final RunSchema schema;
    private final Batches batches;
    private final List<String> known;
    private final Tokens tokens;
    private final List<DatabaseStore> open = new ArrayList<>();
    private int moments;
    private long kept;
    private boolean hasView;
    private boolean goesOn;

    DatabaseStores(Session session, RunSchema schema, Batches batches) {
        this.session = session;
        this.schema = schema;
        this.batches = batches;
        known = schema.stores();
        tokens = new Tokens(session);
        tokens.create();
        hasView = !known.isEmpty();
        session.ifItBreaks(() -> "; every event up to " + kept + " is kept, and 'pooldrill run --store "
                + session.address().server() + " --store-schema "
                + session.address().schema().orElse("") + " --resume' goes on from there");
    }

    /** The run, as messages name it. */
    String name() {
        return session.address().toString();
    }

    @Override
    public Store open(String name, Instant start, Recorder recorder, EventCodec codec) {
        var number = open.size();
        if (number < known.size() && !known.get(number).equals(name)) {
            throw new StoredRunDiffers(name() + ": store " + number + " is that of " + known.get(number)
                    + ", where the run has that of " + name);
        }
        var messages = new StoredMessages(name, start);
        var table = new EventTable(session, number, messages, new CodecSerializer(codec));
        if (number >= known.size()) {
            schema.number(number, name);
            table.create();
        }
        var last = table.count();
        schema.goOnAfter(number, last);
        kept += last;
        var store = new DatabaseStore(messages, recorder, codec, table, this);
        open.add(store);
        return store;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    /** Something was appended to one of the stores. */
    void appended() {
        if (waiting() >= batches.events()) {
            write();
        }
    }

    @Override
    public void settled() {
        moments++;
        if (unkept() > 0 && (moments >= batches.moments() || unkept() >= batches.events())) {
            commit();
        }
    }

    private long waiting() {
        return open.stream().mapToLong(DatabaseStore::waiting).sum();
    }

    private long unkept() {
        return open.stream().mapToLong(DatabaseStore::head).sum() - kept;
    }

    /** Writes what waits in all stores, so that it can be read; it is kept with the next commit. */
    void write() {
        open.forEach(DatabaseStore::write);
    }

    private void commit() {
        if (!goesOn) {
            schema.notEnded();
            goesOn = true;
        }
        write();
        tokens.write();
        if (!hasView) {
            schema.view(open.stream().map(DatabaseStore::store).toList());
            hasView = true;
        }
        session.commit();
        kept = Math.max(kept, open.stream().mapToLong(DatabaseStore::head).sum());
        moments = 0;
    }

    /**
     * A run that is stopped while it still does once more what it did before has as much of it kept as then.
     */
    @Override
    public void ended(String outcome, long events, String sha256) {
        var missing = open.stream().mapToLong(DatabaseStore::missing).sum();
        if (missing > 0 && !outcome.equals("interrupted")) {
            throw new StoredRunDiffers(name() + ": the run ends now after " + events + " events, where "
                    + (events + missing) + " are stored");
        }
        if (missing == 0) {
            goesOn = true;
            schema.ended(outcome, events, sha256);
            commit();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
