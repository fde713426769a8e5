package org.pooldrill.history;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pooldrill.table.TableBlock;

/** A full block of a table is its number among those that are kept elsewhere; the last one of each is written out. */
final class BlockSerializer extends Serializer<TableBlock> {
    private static final int HERE = 0;

    private final List<Integer> kept = new ArrayList<>();
    private @Nullable Blocks elsewhere;

    /** Where full blocks are kept from now on. */
    void keepIn(Blocks blocks) {
        elsewhere = blocks;
        kept.clear();
    }

    /** The numbers of those that were written since it was said where they are kept. */
    List<Integer> kept() {
        return List.copyOf(kept);
    }

    private Blocks elsewhere() {
        var blocks = elsewhere;
        if (blocks == null) {
            throw new IllegalStateException("it was not said where blocks are kept");
        }
        return blocks;
    }

    @Override
    public void write(Kryo kryo, Output output, TableBlock block) {
        if (block.full()) {
            kept.add(elsewhere().keep(block));
            output.writeInt(kept.get(kept.size() - 1), true);
            return;
        }
        var bytes = block.toBytes();
        output.writeInt(HERE, true);
        output.writeInt(bytes.length, true);
        output.writeBytes(bytes);
    }

    @Override
    public TableBlock read(Kryo kryo, Input input, Class<? extends TableBlock> type) {
        var number = input.readInt(true);
        return number == HERE
                ? TableBlock.of(input.readBytes(input.readInt(true)))
                : elsewhere().block(number);
    }
}
