package org.pooldrill.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Snapshots of an index that are kept by what is different in them. */
class SnapshotPackerTest {
    private static final int BYTES = 100_000;

    private final Random random = new Random(1);
    private final SnapshotPacker packer = new SnapshotPacker();

    @AfterEach
    void close() {
        packer.close();
    }

    private byte[] anything() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private SnapshotPacker.Packed pack(byte[] snapshot) {
        return packer.pack(ByteBuffer.wrap(snapshot));
    }

    @Test
    void givesThemBackAsTheyWere() {
        var first = anything();
        var changed = first.clone();
        changed[BYTES / 2]++;
        var whole = pack(first);
        var difference = pack(changed);

        assertThat(List.of(whole.whole(), difference.whole())).containsExactly(true, false);
        assertThat(difference.bytes()).hasSizeLessThan(BYTES / 100);
        assertThat(SnapshotPacker.unpack(whole.bytes(), BYTES)).isEqualTo(first);
        assertThat(SnapshotPacker.unpack(difference.bytes(), BYTES, whole.bytes(), BYTES))
                .isEqualTo(changed);
    }

    @Test
    void takesOfABufferWhatIsToBeRead() {
        var larger = ByteBuffer.allocate(BYTES + 10).put(anything()).flip();
        var packed = packer.pack(larger);
        var difference = packer.pack(larger);

        assertThat(SnapshotPacker.unpack(packed.bytes(), BYTES)).hasSize(BYTES);
        assertThat(ByteBuffer.wrap(SnapshotPacker.unpack(difference.bytes(), BYTES, packed.bytes(), BYTES)))
                .isEqualTo(larger);
    }

    @Test
    void takesAnotherOneAsAWholeOnceDifferencesTakeTwiceAsMuch() {
        var whole = new ArrayList<Boolean>();
        for (var snapshot = 0; snapshot < 8; snapshot++) {
            whole.add(pack(anything()).whole());
        }

        assertThat(whole).containsExactly(true, false, false, true, false, false, true, false);
    }
}
