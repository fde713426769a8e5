package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.View;

/** A log looked at: its events and moments. */
class HistoryTest {
    private static final byte[] LOG = AnyLog.of(3);

    private final History history = History.of(new TestLog(LOG), LogReader.Mode.WHOLE);

    private static String document(View view) {
        return StateJson.tree(view.document()).toString();
    }

    @Test
    void hasTheEventsOfTheLog() {
        var events = new ArrayList<LogEvent>();
        history.forEach(1, history.events(), events::add);

        assertThat(events).hasSize((int) history.events());
        assertThat(events.get(events.size() - 1).t()).isEqualTo(history.endMillis());
        assertThat(history.event(17)).isEqualTo(events.get(16));
        assertThat(history.whole()).isTrue();
        assertThat(history.footer().orElseThrow().events()).isEqualTo(history.events());
    }

    @Test
    void refusesAnEventThatCannotBeWithoutTellingWhereTheProgramStumbled() {
        var text = new String(LOG, StandardCharsets.UTF_8);
        var odd = text.replaceFirst(
                "(\"type\":\"UsersSignedIn\".*?\"home\":\")pool[12]\\.contoso\\.com", "$1pool9.contoso.com");
        assertThat(odd).isNotEqualTo(text);

        assertThatThrownBy(() -> History.of(new TestLog(odd.getBytes(StandardCharsets.UTF_8)), LogReader.Mode.WHOLE)
                        .events())
                .isInstanceOf(LogDamaged.class)
                .hasMessageEndingWith("UsersSignedIn cannot follow what happened before it");
    }

    @Test
    void handsOverPartOfThem() {
        var part = new ArrayList<Long>();
        history.forEach(5, 7, event -> part.add(event.seq()));
        history.forEach(7, 6, event -> part.add(event.seq()));

        assertThat(part).containsExactly(5L, 6L, 7L);
        assertThatThrownBy(() -> history.event(history.events() + 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> history.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void namesTheLastEventOfAMoment() {
        var last = history.event(history.seqAt(600_000));
        var next = history.event(last.seq() + 1);

        assertThat(last.t()).isLessThanOrEqualTo(600_000);
        assertThat(next.t()).isGreaterThan(600_000);
        assertThat(history.seqAt(-1)).isZero();
        assertThat(history.seqAt(Long.MAX_VALUE)).isEqualTo(history.events());
    }

    @Test
    void endsWhateverItReadsWhenItIsNotToGoOnAndIsAsGoodAsBeforeThen() {
        var asked = new AtomicReference<RuntimeException>();
        var source = new LogSource() {
            @Override
            public String name() {
                return "asked";
            }

            @Override
            public InputStream open() {
                return new TestLog(LOG).open();
            }

            @Override
            public void goingOn() {
                if (asked.get() != null) {
                    throw asked.get();
                }
            }
        };
        var stopped = History.of(source, LogReader.Mode.WHOLE);
        asked.set(new CancellationException("enough"));

        assertThatThrownBy(stopped::events).hasMessage("enough");
        asked.set(null);
        assertThat(stopped.events()).isEqualTo(history.events()).isGreaterThan(256);

        asked.set(new CancellationException("enough"));
        assertThatThrownBy(() -> stopped.at(1)).hasMessage("enough");
        assertThatThrownBy(() -> stopped.forEach(1, stopped.events(), event -> {}))
                .hasMessage("enough");
        asked.set(null);
        assertThat(document(stopped.at(17))).isEqualTo(document(history.at(17)));
    }

    @Test
    void endsWhateverItReadsWhenItsThreadIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(history::events).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(history.events()).isPositive();
    }

    @Test
    void goesOnFromAMomentAsIfItHadBeenThereAllTheTime() {
        var half = history.events() / 2;
        var view = history.at(half);
        history.forEach(half + 1, history.events(), event -> History.feed(view, event));

        assertThat(document(view)).isEqualTo(document(history.at(history.events())));
        assertThat(document(history.at(0))).isEqualTo(document(new View(history.estate())));
    }

    @Test
    void answersNothingFromADamagedLog() {
        var text = new String(LOG, StandardCharsets.UTF_8);
        var at = text.lastIndexOf("\"cause\":") + 8;
        var damaged = LOG.clone();
        damaged[at] = damaged[at] == '1' ? (byte) '2' : (byte) '1';
        var edited = History.of(new TestLog(damaged), LogReader.Mode.WHOLE);

        assertThatThrownBy(() -> edited.at(1)).isInstanceOf(LogDamaged.class);
        assertThatThrownBy(() -> edited.seqAt(0)).isInstanceOf(LogDamaged.class);
    }

    @Test
    void salvagesWhatStandsBeforeACut() {
        var cut = new TestLog(Arrays.copyOf(LOG, LOG.length / 2));
        var salvaged = History.of(cut, LogReader.Mode.SALVAGE);

        assertThatThrownBy(History.of(cut, LogReader.Mode.WHOLE)::events).isInstanceOf(LogDamaged.class);
        assertThat(salvaged.whole()).isFalse();
        assertThat(salvaged.stopped()).isPresent();
        assertThat(document(salvaged.at(salvaged.events()))).isEqualTo(document(history.at(salvaged.events())));
    }
}
