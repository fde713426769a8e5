package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axon's event store, repository and streams on the segmented engine, without a thread. */
class AxonEventStoreTest {

    static final class ContactList {
        @AggregateIdentifier
        private String owner;

        private final List<String> contacts = new ArrayList<>();

        @SuppressWarnings("NullAway.Init")
        ContactList() {}

        static ContactList of(String owner) {
            var list = new ContactList();
            AggregateLifecycle.apply(new Sample.ConfigurationSet("owner", owner));
            return list;
        }

        void add(String... names) {
            for (var name : names) {
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("a contact without a name");
                }
                AggregateLifecycle.apply(new Sample.ContactAdded(owner, name));
            }
        }

        @EventSourcingHandler
        void on(Sample.ConfigurationSet event) {
            owner = event.value();
        }

        @EventSourcingHandler
        void on(Sample.ContactAdded event) {
            contacts.add(event.contact());
        }
    }

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder(() -> 0);
    private final Map<Object, Object> cached = new LinkedHashMap<>();
    private SegmentedEventStorageEngine engine;
    private EmbeddedEventStore store;
    private Repository<ContactList> lists;

    @BeforeEach
    void wire() {
        engine = new SegmentedEventStorageEngine(
                "pool1", Instant.EPOCH, recorder, new EventCodec(Sample.TYPES), StoreLimits.spillingTo(folder));
        store = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .optimizeEventConsumption(false)
                .threadFactory(work -> {
                    throw new AssertionError("a thread is started");
                })
                .build();
        lists = EventSourcingRepository.builder(ContactList.class)
                .eventStore(store)
                .cache(new MapCache(cached))
                .build();
    }

    @Test
    void sourcesAnAggregateFromTheStoreAndFromTheCache() throws Exception {
        create("alice");
        assertThat(lists).isInstanceOf(CachingEventSourcingRepository.class);
        inUnitOfWork(() -> lists.load("alice").execute(list -> list.add("bob", "carol")));
        assertThat(contacts("alice")).containsExactly("bob", "carol");
        cached.clear();
        assertThat(contacts("alice")).containsExactly("bob", "carol");
        assertThat(engine.head()).isEqualTo(3);
    }

    @Test
    void recordsTheEventsOfOneUnitOfWorkInTheOrderApplied() throws Exception {
        create("alice");
        create("dave");
        inUnitOfWork(() -> {
            lists.load("alice").execute(list -> list.add("1"));
            lists.load("dave").execute(list -> list.add("2"));
            lists.load("alice").execute(list -> list.add("3"));
        });
        var contacts = new ArrayList<>();
        engine.forEach(3, event -> contacts.add(((Sample.ContactAdded) engine.payload(event)).contact()));
        assertThat(contacts).containsExactly("1", "2", "3");
    }

    @Test
    void recordsNothingOfACommandThatFails() throws Exception {
        create("alice");
        assertThatThrownBy(() -> inUnitOfWork(() -> lists.load("alice").execute(list -> list.add("bob", ""))))
                .hasMessage("a contact without a name");
        assertThat(engine.head()).isEqualTo(1);
        assertThat(contacts("alice")).isEmpty();
    }

    @Test
    void streamsFromATokenWithoutAThread() throws Exception {
        create("alice");
        var token = store.createHeadToken();
        try (var stream = store.openStream(token)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            inUnitOfWork(() -> lists.load("alice").execute(list -> list.add("bob")));
            assertThat(stream.hasNextAvailable()).isTrue();
            TrackedEventMessage<?> event = stream.nextAvailable();
            assertThat(event.getPayload()).isEqualTo(new Sample.ContactAdded("alice", "bob"));
            assertThat(event.getIdentifier()).isEqualTo("pool1/2");
            assertThat(stream.hasNextAvailable()).isFalse();
            create("dave");
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(new Sample.ConfigurationSet("owner", "dave"));
        }
        assertThat(store.readEvents("alice").asStream()).hasSize(2);
    }

    private void create(String owner) throws Exception {
        inUnitOfWork(() -> lists.newInstance(() -> ContactList.of(owner)));
    }

    private List<String> contacts(String owner) throws Exception {
        var contacts = new ArrayList<String>();
        inUnitOfWork(() -> lists.load(owner).execute(list -> contacts.addAll(list.contacts)));
        return contacts;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void inUnitOfWork(Work work) throws Exception {
        var result = DefaultUnitOfWork.startAndGet(null).executeWithResult(() -> {
            work.run();
            return "";
        });
        if (result.isExceptional()) {
            throw (Exception) result.exceptionResult();
        }
    }

    /** The least that a cache can be. */
    private record MapCache(Map<Object, Object> entries) implements Cache {
        @Override
        @SuppressWarnings("unchecked")
        public <K, V> V get(K key) {
            return (V) entries.get(key);
        }

        @Override
        public void put(Object key, Object value) {
            entries.put(key, value);
        }

        @Override
        public boolean putIfAbsent(Object key, Object value) {
            return entries.putIfAbsent(key, value) == null;
        }

        @Override
        public boolean remove(Object key) {
            return entries.remove(key) != null;
        }

        @Override
        public void removeAll() {
            entries.clear();
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T computeIfAbsent(Object key, Supplier<T> value) {
            return (T) entries.computeIfAbsent(key, absent -> value.get());
        }

        @Override
        public boolean containsKey(Object key) {
            return entries.containsKey(key);
        }

        @Override
        public Registration registerCacheEntryListener(EntryListener listener) {
            return () -> true;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
            entries.computeIfPresent(key, (present, value) -> update.apply((V) value));
        }
    }
}
