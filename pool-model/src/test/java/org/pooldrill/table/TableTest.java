package org.pooldrill.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final int ENOUGH_FOR_MANY_BLOCKS = 60_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void findsWhatAMapFinds(int seed) {
        var random = new Random(seed);
        var table = new Table();
        var map = new LinkedHashMap<String, Long>();
        for (var step = 0; step < ENOUGH_FOR_MANY_BLOCKS; step++) {
            var id = "id-" + random.nextInt(ENOUGH_FOR_MANY_BLOCKS);
            var row = table.row(id);
            assertThat(row != Table.NONE).as(id).isEqualTo(map.containsKey(id));
            if (row == Table.NONE) {
                table.add(id, 0, step, 0);
                map.put(id, (long) step);
            } else if (random.nextInt(4) == 0) {
                table.remove(row);
                map.remove(id);
            } else {
                table.set(row, 0, step, 0);
                map.put(id, (long) step);
            }
        }

        assertThat(table.size()).isEqualTo(map.size());
        assertThat(table.asMap(table::first)).isEqualTo(map);
        map.forEach((id, value) -> assertThat(table.first(table.row(id))).as(id).isEqualTo(value));
    }

    @Test
    void aBlockThatWasWrittenDownFindsItsRowsAgain() {
        var block = new TableBlock();
        block.add("ä@contoso.com".getBytes(StandardCharsets.UTF_8), 7, 1, 2);
        block.add(new byte[0], 8, 3, 4);

        var read = TableBlock.of(block.toBytes());

        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.hash(0)).isEqualTo(block.hash(0)).isNotEqualTo(read.hash(1));
        assertThat(read.number(1)).isEqualTo(8);
        assertThat(read.id(0)).isEqualTo(block.id(0));
    }

    @Test
    void aFullBlockIsSearchedBeforeItsRowsAreRead() {
        var block = full();
        var asked = new AtomicInteger();

        var read = TableBlock.later(ByteBuffer.wrap(block.hashes()), () -> {
            asked.incrementAndGet();
            return block.toBytes();
        });

        assertThat(read.full()).isTrue();
        assertThat(read.hash(7)).isEqualTo(block.hash(7));
        assertThat(asked).hasValue(0);
        assertThat(read.id(7)).isEqualTo(block.id(7));
        assertThat(read.number(7)).isEqualTo(7);
        assertThat(read.edits()).isEqualTo(block.edits());
        assertThat(read.toBytes()).isEqualTo(block.toBytes());
        assertThat(asked).hasValue(1);
    }

    @Test
    void rowsThatCouldNotBeReadAreReadTheNextTime() {
        var block = full();
        var asked = new AtomicInteger();
        var read = TableBlock.later(ByteBuffer.wrap(block.hashes()), () -> {
            if (asked.incrementAndGet() == 1) {
                throw new UncheckedIOException(new IOException("gone"));
            }
            return block.toBytes();
        });

        assertThatThrownBy(() -> read.number(7)).isInstanceOf(UncheckedIOException.class);
        assertThat(read.number(7)).isEqualTo(7);
    }

    private static TableBlock full() {
        var block = new TableBlock();
        for (var row = 0; row < TableBlock.ROWS; row++) {
            block.add(("id-" + row).getBytes(StandardCharsets.UTF_8), row, 2L * row, 3L * row);
        }
        return block;
    }

    @Test
    void putsIdsInTheOrderOfTheirRows() {
        var table = new Table();
        List.of("c", "a", "b").forEach(id -> table.add(id, 0, 0, 0));
        table.remove(table.row("a"));

        assertThat(table.among(List.of("b", "none", "a", "c"))).containsExactly("c", "b");
    }
}
