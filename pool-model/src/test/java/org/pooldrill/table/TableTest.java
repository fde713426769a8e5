package org.pooldrill.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    private static final int ENOUGH_FOR_MANY_STRETCHES = 60_000;

    /** Small tables are filled row by row, large ones stretch by stretch; both while they grow. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3})
    void findsWhatAMapFinds(int seed) {
        var random = new Random(seed);
        var table = new Table();
        var map = new LinkedHashMap<String, Long>();
        for (var step = 0; step < ENOUGH_FOR_MANY_STRETCHES; step++) {
            var id = "id-" + random.nextInt(ENOUGH_FOR_MANY_STRETCHES);
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
    void putsIdsInTheOrderOfTheirRows() {
        var table = new Table();
        List.of("c", "a", "b").forEach(id -> table.add(id, 0, 0, 0));
        table.remove(table.row("a"));

        assertThat(table.among(List.of("b", "none", "a", "c"))).containsExactly("c", "b");
    }
}
