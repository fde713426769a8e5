package org.pooldrill.history;

import java.util.List;
import org.pooldrill.table.TableBlock;

/** Where the full blocks of tables are kept, once for all snapshots in which they stand. */
interface Blocks {

    /** Keeps a block, unless it was kept as it is now; the number by which it is found again, from 1. */
    int keep(TableBlock block);

    /** A block that was kept. */
    TableBlock block(int number);

    /** Those that will be asked for, in this order. */
    default void prepare(List<Integer> numbers) {}
}
