package org.pooldrill.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;

/** The stores of a run that lasts as long as the run: in memory, and beyond a budget in temporary files. */
public final class EmbeddedStores implements Stores {

    private final StoreLimits limits;
    private final List<SegmentedEventStorageEngine> open = new ArrayList<>();
    private final TokenStore tokens = new InMemoryTokenStore();

    /** @param limits how much each store keeps in memory */
    public EmbeddedStores(StoreLimits limits) {
        this.limits = limits;
    }

    /** Stores with the usual limits, whose files stand where the system wants temporary ones. */
    public static EmbeddedStores usual() {
        return new EmbeddedStores(StoreLimits.spillingTo(temporary()));
    }

    /**
     * Stores that keep so much in memory together, and the rest where the system wants temporary files.
     *
     * @param bytes of all of them; see {@link StoreLimits#sharing}
     * @param stores how many they will be
     */
    public static EmbeddedStores sharing(long bytes, int stores) {
        return new EmbeddedStores(StoreLimits.sharing(bytes, stores, temporary()));
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    @Override
    public Store open(String name, Instant start, Recorder recorder, EventCodec codec) {
        var store = new SegmentedEventStorageEngine(name, start, recorder, codec, limits);
        open.add(store);
        return store;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public void settled() {}

    @Override
    public void ended(String outcome, long events, String sha256) {}

    @Override
    public void close() {
        open.forEach(SegmentedEventStorageEngine::close);
        open.clear();
    }
}
