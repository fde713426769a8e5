package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.state.StateJson;
import org.pooldrill.table.TableBlock;
import org.pooldrill.view.View;

/** A view that was written down and read again is the same, and goes on the same. */
@Tag("long")
class SnapshotTest {
    private static final int LOGS = Integer.getInteger("pooldrill.histories", 4);
    private static final int MOMENTS = 6;

    static Stream<Integer> seeds() {
        return IntStream.range(0, LOGS).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void goesOnAsIfItHadNeverBeenWritten(int seed) {
        var history = History.of(new TestLog(AnyLog.of(seed)), LogReader.Mode.WHOLE);
        var events = new ArrayList<LogEvent>();
        history.forEach(1, history.events(), events::add);
        var snapshots = new Snapshots(history::estate);
        var kept = new Shelf();
        var random = new Random(seed);
        var folded = new View(history.estate());
        var restored = folded;
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(1 + events.size() / MOMENTS));
            for (var event : events.subList(from, to)) {
                History.feed(folded, event);
                if (restored != folded) {
                    History.feed(restored, event);
                }
            }
            assertThat(document(restored)).as("after event %d", to).isEqualTo(document(folded));
            restored = snapshots.read(snapshots.write(restored, kept), kept, random.nextBoolean());
            assertThat(document(restored)).as("restored after event %d", to).isEqualTo(document(folded));
            from = to;
        }
    }

    /** Blocks by their numbers. */
    private static final class Shelf implements Blocks {
        private final List<byte[]> hashes = new ArrayList<>();
        private final List<byte[]> kept = new ArrayList<>();

        @Override
        public int keep(TableBlock block) {
            hashes.add(block.hashes());
            kept.add(block.toBytes());
            return kept.size();
        }

        @Override
        public TableBlock block(int number) {
            return TableBlock.later(ByteBuffer.wrap(hashes.get(number - 1)), () -> kept.get(number - 1));
        }
    }

    private static String document(View view) {
        var found = view.estate().pools().keySet().stream()
                .map(pool -> view.loss(pool).found())
                .toList();
        return StateJson.tree(view.document()) + " " + StateJson.tree(view.printed()) + " found " + found;
    }

    @Test
    void nothingThatEventsComeToIsLeftOut() {
        var left = SnapshotClasses.all().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> Modifier.isTransient(field.getModifiers()))
                .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName())
                .toList();

        assertThat(left).containsExactlyInAnyOrder("View.document", "Table.slots", "TableBlock.unread");
    }

    @Test
    void theLargeMapsAreReadAside() {
        var snapshots = new Snapshots(() -> {
            throw new IllegalStateException("nobody has asked for it yet");
        });

        assertThat(snapshots.aside())
                .contains(
                        "PoolState.users",
                        "PoolState.content",
                        "PoolState.madeWhileTakenOver",
                        "Uploads.files",
                        "Uploads.lacking",
                        "Account.uploaded");
    }

    @Test
    void whatCannotBeWrittenDownIsRefused() {
        var output = new Output(64);

        assertThatThrownBy(() -> Texts.write(output, "half \ud800 a letter"))
                .hasMessage("half of a letter stands alone, which cannot be written down");
        Texts.write(output, "Zo\u00eb \ud83d\ude00");
        assertThat(Texts.read(new Input(output.toBytes()))).isEqualTo("Zo\u00eb \ud83d\ude00");
    }
}
