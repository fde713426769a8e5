package org.pooldrill.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A document is made anew when something changed, and never kept of a change that is under way. */
class UnchangedTest {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Unchanged unchanged = new Unchanged(begun, ended);
    private int made;

    private int read() {
        return (int) Long.parseLong(new String(
                unchanged
                        .document(() -> Tagged.of(JsonNodeFactory.instance.numberNode(++made)))
                        .bytes(),
                java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void isMadeOnceUntilSomethingChanges() {
        assertThat(read()).isEqualTo(1);
        assertThat(read()).isEqualTo(1);
        begun.incrementAndGet();
        ended.incrementAndGet();
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(2);
    }

    @Test
    void isNotKeptWhileAChangeIsUnderWay() {
        read();
        begun.incrementAndGet();
        assertThat(read()).isEqualTo(2);
        assertThat(read()).isEqualTo(3);
        ended.incrementAndGet();
        assertThat(read()).isEqualTo(4);
        assertThat(read()).isEqualTo(4);
    }

    @Test
    void isNotKeptWhereAChangeBeganAndEndedWhileItWasMade() {
        unchanged.document(() -> {
            begun.incrementAndGet();
            ended.incrementAndGet();
            return Tagged.of(JsonNodeFactory.instance.numberNode(++made));
        });

        assertThat(read()).isEqualTo(2);
    }
}
