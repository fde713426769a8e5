package org.pooldrill.history;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.pooldrill.log.LogFile;
import org.pooldrill.log.LogHeader;
import org.pooldrill.log.LogReader;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/**
 * A log with an index that fits. Of what is read, log and index alike, every part is compared with its check sum before
 * anything is made of it.
 */
final class IndexedLog {
    private final Path log;
    private final String name;
    private final LogHeader header;
    private final Path file;
    private final Index index;
    private final BitSet checked = new BitSet();

    private IndexedLog(Path log, String name, LogHeader header, Path file, Index index) {
        this.log = log;
        this.name = name;
        this.header = header;
        this.file = file;
        this.index = index;
    }

    /** The log with the index that stands beside it; none where there is no index, or one that does not fit. */
    static Optional<IndexedLog> open(Path log, String name, LogHeader header) {
        return indexBeside(log).flatMap(index -> open(log, name, header, index));
    }

    /** What stands beside the log, if this program wrote it, be it of this log or not. */
    static Optional<Index> indexBeside(Path log) {
        var file = IndexFile.beside(log);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file)) {
            var found = IndexFile.read(channel);
            return found.isPresent() && found.get().program().equals(Program.fingerprint()) ? found : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** The log with that index; none where it is not of this log. */
    static Optional<IndexedLog> open(Path log, String name, LogHeader header, Index index) {
        try {
            var indexed = new IndexedLog(log, name, header, IndexFile.beside(log), index);
            var seal = Seal.of(log, header);
            if (!seal.sameButForItsTime(index.seal())) {
                return Optional.empty();
            }
            var untouched = seal.modifiedNanos() == index.seal().modifiedNanos();
            return Optional.of(untouched ? indexed : indexed.checkedAsAWhole(seal));
        } catch (IOException | RuntimeException | LinkageError | Stale e) {
            return Optional.empty();
        }
    }

    /** A file of another time may have been edited anywhere; where it was not, the index is made to fit it. */
    private IndexedLog checkedAsAWhole(Seal seal) throws Stale {
        check(0, index.stretches().size() - 1);
        var fitting = new IndexedLog(log, name, header, file, index.of(seal));
        fitting.checked.or(checked);
        try {
            IndexFile.rewrite(file, fitting.index);
        } catch (IOException unwritable) {
            // Then it is checked as a whole the next time, too.
        }
        return fitting;
    }

    Index index() {
        return index;
    }

    /** The view of the last snapshot at that event or before; none where there is none. */
    Optional<View> snapshot(long seq, Snapshots snapshots) throws Stale {
        var found = index.snapshotBefore(seq);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(snapshot(found.get(), snapshots, snapshotSeq(seq) < seq));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new Stale("a snapshot cannot be read", e);
        }
    }

    /** The file stays open for as long as the view is in use: it reads what nobody has looked at yet. */
    private View snapshot(Snapshot snapshot, Snapshots snapshots, boolean toBeFed) throws IOException {
        var channel = FileChannel.open(file);
        try (var blocks = new KeptBlocks(channel, index.blocks())) {
            var view = snapshots.read(ByteBuffer.wrap(unpacked(channel, snapshot)), blocks, toBeFed);
            blocks.requireWhole();
            return view;
        } catch (IOException | RuntimeException | LinkageError e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] unpacked(FileChannel channel, Snapshot snapshot) throws IOException {
        var whole = snapshot.whole();
        var part = snapshot.part();
        var packed = IndexFile.read(channel, whole);
        return snapshot.isWhole()
                ? SnapshotPacker.unpack(packed, whole.bytes())
                : SnapshotPacker.unpack(IndexFile.read(channel, part), part.bytes(), packed, whole.bytes());
    }

    /** The event of the snapshot that {@link #snapshot} would read; 0 where there is none. */
    long snapshotSeq(long seq) {
        return index.snapshotBefore(seq)
                .map(snapshot -> index.place(snapshot.after()).seq())
                .orElse(0L);
    }

    /** A reader of the events from one at or before {@code from} up to {@code to} or beyond. */
    LogReader reader(long from, long to) throws Stale {
        var before = index.stretchBefore(from - 1);
        check(
                before + 1,
                Math.min(index.stretchBefore(to - 1) + 1, index.stretches().size() - 1));
        var place = index.place(before);
        try {
            var text = LogFile.text(log, place.frame(), place.offset());
            return LogReader.from(text, header, place, name, EventCatalogue.types());
        } catch (IOException e) {
            throw new Stale("the log cannot be read where the index says", e);
        }
    }

    /** Sees whether stretches of the log are as they were; those that have been seen are not looked at again. */
    private void check(int from, int to) throws Stale {
        var first = checked.nextClearBit(from);
        if (first > to) {
            return;
        }
        var start = index.place(first - 1);
        try (var text = LogFile.text(log, start.frame(), start.offset())) {
            for (var stretch = first; stretch <= to; stretch++) {
                var length =
                        index.place(stretch).offset() - index.place(stretch - 1).offset();
                if (Crc32c.of(text, length) != index.stretches().get(stretch).crc32c()) {
                    throw new Stale("the log has changed");
                }
                checked.set(stretch);
            }
        } catch (IOException | LinkageError e) {
            throw new Stale("the log cannot be read", e);
        }
    }
}
