package org.pooldrill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    @TempDir
    Path folder;

    private long nowMillis;
    private final Recorder recorder = new Recorder(() -> nowMillis);
    private SegmentedEventStorageEngine store;

    @BeforeEach
    void makeStore() {
        store = new SegmentedEventStorageEngine(
                "estate", Instant.EPOCH, recorder, new EventCodec(Sample.TYPES), StoreLimits.spillingTo(folder));
    }

    @Test
    void tellsListenersInTheOrderTheyWereAdded() {
        var heard = new ArrayList<String>();
        recorder.listen((raw, payload) -> heard.add("log " + raw.seq()));
        recorder.listen((raw, payload) -> heard.add("view " + raw.seq()));
        append();
        append();
        assertThat(heard).containsExactly("log 1", "view 1", "log 2", "view 2");
    }

    @Test
    void refusesAListenerThatAppends() {
        recorder.listen((raw, payload) -> {
            if (raw.seq() == 2) {
                append();
            }
        });
        append();
        assertThatThrownBy(this::append)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a listener to appended events must not append; the last event is 2");
        assertThat(store.head()).isEqualTo(2);
        append();
        assertThat(store.head()).isEqualTo(3);
    }

    @Test
    void restoresTheOuterCause() {
        append();
        append();
        recorder.causedBy(1, () -> {
            append();
            recorder.causedBy(2, this::append);
            assertThatThrownBy(() -> recorder.causedBy(2, () -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            append();
        });
        append();
        assertThat(recorder.cause()).isZero();
        var causes = new ArrayList<Long>();
        store.forEach(1, event -> causes.add(event.cause()));
        assertThat(causes).containsExactly(0L, 0L, 1L, 2L, 1L, 0L);
    }

    @Test
    void refusesACauseThatHasNotHappened() {
        append();
        assertThatThrownBy(() -> recorder.causedBy(2, this::append))
                .hasMessage("cause 2 is no event yet: the last one is 1");
    }

    @Test
    void refusesTimeThatGoesBack() {
        nowMillis = 5;
        append();
        nowMillis = 4;
        assertThatThrownBy(this::append).hasMessage("simulated time went back from 5 to 4 ms");
        assertThat(store.head()).isEqualTo(1);
    }

    private void append() {
        store.append(new Sample.ContactAdded("alice", "bob"));
    }
}
