package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.site.PoolSite;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;

/** Every invariant of the model, broken by hand: each is noticed. */
class InvariantsTest {
    private static final Change CHANGE = new ContactAdded(ALICE, BOB);

    private final Contoso contoso = new Contoso();
    private Invariants invariants = new Invariants(contoso.simulation().view(), sites());
    private long seq;

    private Map<String, PoolSite> sites() {
        var sites = new LinkedHashMap<String, PoolSite>();
        sites.put(POOL1, contoso.simulation().site(POOL1));
        sites.put(POOL2, contoso.simulation().site(POOL2));
        return sites;
    }

    @BeforeEach
    void aChangeThatHasCrossed() {
        contoso.minutes(3).contact(ALICE, BOB).minutes(3);
        invariants = new Invariants(contoso.simulation().view(), sites());
    }

    @AfterEach
    void close() {
        contoso.simulation().close();
    }

    private void happens(String store, long n, Event event) {
        var type = EventCatalogue.types().typeOf(event.getClass());
        invariants.on(
                new StoredEvent(store, n, ++seq, contoso.simulation().now(), 0, "", -1, type, EventData.of("{}")),
                event);
    }

    private static BatchImported batch(long first, long last) {
        return new BatchImported(POOL1, BackupModule.PRESENCE_FOCUS, POOL1, "b", first, last, List.of(CHANGE));
    }

    @Test
    void noticesAGapInSeq() {
        happens(POOL1, 1, CHANGE);
        seq++;
        assertThatThrownBy(() -> happens(POOL1, 2, CHANGE))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("seq has no gaps; event 3 follows 1");
    }

    @Test
    void noticesAGapInTheNumbersOfAStore() {
        happens(POOL1, 1, CHANGE);
        assertThatThrownBy(() -> happens(POOL1, 3, CHANGE))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("numbers of a store");
    }

    @Test
    void noticesABatchThatIsImportedTwice() {
        happens(POOL2, 1, batch(1, 1));
        assertThatThrownBy(() -> happens(POOL2, 2, batch(1, 1)))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("imported twice or out of order");
    }

    @Test
    void noticesABatchThatIsImportedOutOfOrder() {
        assertThatThrownBy(() -> happens(POOL2, 1, batch(2, 2)))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("imported twice or out of order");
    }

    @Test
    void noticesAChangeThatNobodyMade() {
        assertThatThrownBy(() -> happens(POOL2, 1, batch(1, 2)))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("never produced");
    }

    @Test
    void noticesAnImportOfWhatWasNotExported() {
        contoso.contact(ALICE, "x@contoso.com");
        happens(POOL2, 1, batch(1, 1));
        assertThatThrownBy(() -> happens(POOL2, 2, batch(2, 2)))
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("imported <= exported");
    }

    @Test
    void noticesAnAcknowledgementOfWhatWasNotImported() {
        contoso.contact(ALICE, "x@contoso.com");
        var home = contoso.simulation().site(POOL1).state(POOL1);
        home.evolve(new PackageAcknowledged(POOL1, BackupModule.PRESENCE_FOCUS, "b", 2));
        happens(POOL1, 1, CHANGE);
        assertThatThrownBy(invariants::settled)
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("acked <= imported");
    }

    @Test
    void noticesAnAcknowledgementOfWhatWasNotExported() {
        contoso.contact(ALICE, "x@contoso.com");
        var simulation = contoso.simulation();
        var acknowledged = new PackageAcknowledged(POOL1, BackupModule.PRESENCE_FOCUS, "b", 5);
        assertThatThrownBy(() -> {
                    simulation.view().apply(POOL1, 99, simulation.now(), 0, acknowledged, 10);
                    invariants.settled();
                })
                .isInstanceOfAny(InvariantBroken.class, AssertionError.class);
    }

    @Test
    void noticesCopiesThatDifferThoughEverythingWasExchanged() {
        contoso.simulation()
                .site(POOL2)
                .state(POOL1)
                .evolve(new BatchImported(
                        POOL1,
                        BackupModule.PRESENCE_FOCUS,
                        POOL1,
                        "b",
                        2,
                        2,
                        List.of(new ContactAdded(ALICE, "ghost"))));
        happens(POOL2, 1, CHANGE);
        assertThatThrownBy(invariants::settled)
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("both copies are equal");
    }

    @Test
    void noticesAStateThatNoReplayGives() {
        contoso.simulation().site(POOL1).state(POOL1).evolve(new ContactAdded(ALICE, "ghost"));
        assertThatThrownBy(invariants::finished)
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("replaying a store yields the state that the run had");
    }

    @Test
    void noticesALogThatReadsDifferently() {
        var simulation = contoso.simulation();
        simulation.view().apply(POOL1, 99, simulation.now(), 0, new ContactAdded(ALICE, "ghost"), 10);
        assertThatThrownBy(invariants::finished)
                .isInstanceOf(InvariantBroken.class)
                .hasMessageContaining("reading the log yields the state that the run had");
    }
}
