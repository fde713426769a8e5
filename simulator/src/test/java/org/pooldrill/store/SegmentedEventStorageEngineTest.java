package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentedEventStorageEngineTest {

    private static final Instant START = Instant.parse("2013-11-04T08:00:00Z");

    @TempDir
    Path folder;

    private long nowMillis;
    private final Recorder recorder = new Recorder(() -> nowMillis);
    private final List<SegmentedEventStorageEngine> open = new ArrayList<>();

    @AfterEach
    void closeStores() {
        open.forEach(SegmentedEventStorageEngine::close);
    }

    @Test
    void keepsTheEnvelopeOfTheSimulationAndNothingOfAxons() {
        var pool1 = store("pool1.contoso.com");
        var estate = store("estate");
        nowMillis = 60_000;
        var fault = estate.append(new Sample.Marked(false, 0, 0, Set.of()));
        nowMillis = 60_020;
        recorder.causedBy(fault.seq(), () -> pool1.appendEvents(event("pool1.contoso.com", 0)));

        assertThat(pool1.read(1))
                .isEqualTo(new StoredEvent(
                        "pool1.contoso.com",
                        1,
                        2,
                        60_020,
                        1,
                        "pool1.contoso.com",
                        0,
                        Sample.TYPES.typeOf(Sample.ContactAdded.class),
                        EventData.of("{\"user\":\"alice\",\"contact\":\"0\"}")));
        assertThat(pool1.payload(1)).isEqualTo(new Sample.ContactAdded("alice", "0"));
        assertThat(estate.read(1).aggregate()).isEmpty();
        assertThat(estate.read(1).sequence()).isEqualTo(-1);

        var tracked = pool1.readEvents(null, false).findFirst().orElseThrow();
        assertThat(tracked.getIdentifier()).isEqualTo("pool1.contoso.com/1");
        assertThat(tracked.getTimestamp()).isEqualTo(START.plusMillis(60_020));
        assertThat(tracked.getMetaData()).isEmpty();
        assertThat(pool1.readEvents("pool1.contoso.com").next().getIdentifier()).isEqualTo("pool1.contoso.com/1");
    }

    @Test
    void numbersEachStoreAndAllOfThemWithoutGaps() {
        var stores = List.of(store("estate"), store("pool1"), store("pool2"));
        var heard = new ArrayList<StoredEvent>();
        recorder.listen((raw, payload) -> heard.add(raw));
        var random = new SplittableRandom(1);
        for (var i = 0; i < 100; i++) {
            stores.get(random.nextInt(3)).append(new Sample.ContactAdded("alice", "" + i));
        }
        for (var i = 0; i < 100; i++) {
            assertThat(heard.get(i).seq()).isEqualTo(i + 1);
        }
        for (var store : stores) {
            var numbers = heard.stream()
                    .filter(raw -> raw.store().equals(store.store()))
                    .map(StoredEvent::n);
            assertThat(numbers)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, store.head()).boxed().toList());
        }
        assertThat(recorder.lastSeq()).isEqualTo(100);
    }

    @Test
    void handsListenersTheVeryBytesThatItKeeps() {
        var store = store("pool1");
        var heard = new ArrayList<StoredEvent>();
        var payloads = new ArrayList<>();
        recorder.listen((raw, payload) -> {
            heard.add(raw);
            payloads.add(payload);
        });
        for (var i = 0; i < 50; i++) {
            store.appendEvents(event("a", 2 * i), event("a", 2 * i + 1));
        }
        store.forEach(1, raw -> {
            assertThat(raw).isEqualTo(heard.get((int) raw.n() - 1));
            assertThat(store.payload(raw)).isEqualTo(payloads.get((int) raw.n() - 1));
        });
        assertThat(heard).hasSize(100);
    }

    @Test
    void showsListenersTheWholeAppend() {
        var store = store("pool1");
        var heads = new ArrayList<Long>();
        recorder.listen((raw, payload) -> heads.add(store.head()));
        store.appendEvents(event("a", 0), event("a", 1));
        assertThat(heads).containsExactly(2L, 2L);
    }

    @Test
    void storesNothingOfAnAppendThatIsRefused() {
        var store = store("pool1");
        store.appendEvents(event("a", 0));
        assertThatThrownBy(() -> store.appendEvents(event("a", 1), event("b", 0), event("a", 3)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("event 3 of aggregate a (ContactAdded) cannot be appended: the next one is 2");
        assertThatThrownBy(() -> store.appendEvents(event("a", 1), event("b", 0, (Object) "text")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("java.lang.String is no registered type of event");
        assertThat(store.head()).isEqualTo(1);
        assertThat(recorder.lastSeq()).isEqualTo(1);
        assertThat(store.lastSequenceNumberFor("a")).contains(0L);
        assertThat(store.lastSequenceNumberFor("b")).isEmpty();
        store.appendEvents(event("a", 1), event("b", 0));
        assertThat(store.head()).isEqualTo(3);
    }

    @Test
    void refusesGapsInAnAggregate() {
        assertThatThrownBy(() -> store("pool1").appendEvents(event("a", 1)))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessage("event 1 of aggregate a (ContactAdded) cannot be appended: the next one is 0");
    }

    @Test
    void refusesNumbersThatAreNotThere() {
        var store = store("pool1");
        store.append(new Sample.ContactAdded("alice", "bob"));
        assertThatThrownBy(() -> store.read(0)).hasMessage("event 0 of pool1: there are 1 to 1");
        assertThatThrownBy(() -> store.read(2)).hasMessage("event 2 of pool1: there are 1 to 1");
    }

    @Nested
    class BeyondItsBudgetOfMemory {

        @ParameterizedTest
        @ValueSource(longs = {0, 10_000, 100_000})
        void readsEverythingFromMemoryAndFileAlike(long memoryBytes) {
            var store = store("pool1", new StoreLimits(4096, memoryBytes, folder));
            var reference = new ArrayList<Object>();
            var next = new long[7];
            var random = new SplittableRandom(42);
            while (reference.size() < 5_000) {
                var batch = new ArrayList<EventMessage<?>>();
                for (var i = random.nextInt(4); i >= 0; i--) {
                    var aggregate = random.nextInt(7);
                    var event = event("a" + aggregate, next[aggregate]++, "x".repeat(random.nextInt(200)));
                    batch.add(event);
                    reference.add(event.getPayload());
                }
                store.appendEvents(batch);
            }
            assertThat(store.spilledSegments()).isPositive();
            assertThat(store.readEvents(null, false)
                            .map(EventMessage::getPayload)
                            .toList())
                    .isEqualTo(reference);
            for (var aggregate = 0; aggregate < 7; aggregate++) {
                for (var first : new long[] {0, 1, next[aggregate] / 2, next[aggregate] - 1}) {
                    var sequences = store.readEvents("a" + aggregate, first)
                            .asStream()
                            .mapToLong(DomainEventMessage::getSequenceNumber);
                    assertThat(sequences.toArray())
                            .isEqualTo(LongStream.range(first, next[aggregate]).toArray());
                }
            }
            for (var i = 0; i < 200; i++) {
                var n = random.nextInt(reference.size());
                assertThat(store.payload(n + 1)).isEqualTo(reference.get(n));
            }
        }

        @Test
        void givesLargeEventsASegmentOfTheirOwn() {
            var store = store("pool1", new StoreLimits(4096, 0, folder));
            store.append(new Sample.ContactAdded("alice", "b".repeat(100_000)));
            store.append(new Sample.ContactAdded("alice", "bob"));
            store.append(new Sample.ContactAdded("alice", "c".repeat(5_000)));
            store.append(new Sample.ContactAdded("alice", "carol"));
            assertThat(store.spilledSegments()).isEqualTo(3);
            assertThat(store.payload(1)).isEqualTo(new Sample.ContactAdded("alice", "b".repeat(100_000)));
            assertThat(store.payload(2)).isEqualTo(new Sample.ContactAdded("alice", "bob"));
            assertThat(store.payload(4)).isEqualTo(new Sample.ContactAdded("alice", "carol"));
        }

        @Test
        void leavesNoFileBehind() throws IOException {
            var store = store("pool1", new StoreLimits(4096, 0, folder));
            for (var i = 0; i < 200; i++) {
                store.append(new Sample.ContactAdded("alice", "" + i));
            }
            assertThat(store.spilledSegments()).isPositive();
            store.close();
            assertThat(filesIn(folder)).isEmpty();
        }

        @Test
        void makesNoFileWhileMemorySuffices() throws IOException {
            store("pool1").append(new Sample.ContactAdded("alice", "bob"));
            assertThat(filesIn(folder)).isEmpty();
        }

        @Test
        void readsEachSegmentOnceOnAPassOverTheStore() {
            var store = store("pool1", new StoreLimits(4096, 0, folder));
            for (var i = 0; i < 2_000; i++) {
                store.appendEvents(event("a", i));
            }
            store.readEvents(null, false).forEach(event -> {});
            assertThat(store.segmentLoads()).isEqualTo(store.spilledSegments());
            store.readEvents("a").forEachRemaining(event -> {});
            assertThat(store.segmentLoads()).isEqualTo(2L * store.spilledSegments());
        }

        @Test
        void readsOneSegmentForTheLastEventsOfALongAggregate() {
            var store = store("pool1", new StoreLimits(4096, 0, folder));
            store.appendEvents(event("rare", 0));
            for (var i = 0; i < 2_000; i++) {
                store.appendEvents(event("a", i));
            }
            assertThat(store.readEvents("rare").next().getSequenceNumber()).isZero();
            assertThat(store.segmentLoads()).isEqualTo(1);
            assertThat(store.readEvents("a", 1_000).next().getSequenceNumber()).isEqualTo(1_000);
            assertThat(store.segmentLoads()).isEqualTo(2);
            assertThat(store.readEvents("a", 1_999).next().getSequenceNumber()).isEqualTo(1_999);
            assertThat(store.segmentLoads()).isEqualTo(2);
        }

        @Test
        void holds300000EventsInAFewMegabytes() {
            var events = 300_000;
            var store = store("pool1", new StoreLimits(1 << 20, 2 << 20, folder));
            for (var i = 0; i < events; i++) {
                store.appendEvents(event("a" + i % 4, i / 4, "contact" + i + "@contoso.com"));
            }
            assertThat(store.spilledSegments()).isGreaterThan(20);
            assertThat(store.heldBytes()).isLessThan(5L << 20);
            assertThat(store.payload(1)).isEqualTo(new Sample.ContactAdded("alice", "contact0@contoso.com"));
            assertThat(store.readEvents("a3", 74_998).asStream().<Object>map(EventMessage::getPayload))
                    .containsExactly(
                            new Sample.ContactAdded("alice", "contact299995@contoso.com"),
                            new Sample.ContactAdded("alice", "contact299999@contoso.com"));
        }
    }

    private SegmentedEventStorageEngine store(String name) {
        return store(name, StoreLimits.spillingTo(folder));
    }

    private SegmentedEventStorageEngine store(String name, StoreLimits limits) {
        var store = new SegmentedEventStorageEngine(name, START, recorder, new EventCodec(Sample.TYPES), limits);
        open.add(store);
        return store;
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence) {
        return event(aggregate, sequence, "" + sequence);
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence, String contact) {
        return event(aggregate, sequence, new Sample.ContactAdded("alice", contact));
    }

    private static DomainEventMessage<?> event(String aggregate, long sequence, Object payload) {
        return new GenericDomainEventMessage<>(
                "Pool", aggregate, sequence, payload, MetaData.emptyInstance(), "axon's id", Instant.EPOCH);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
