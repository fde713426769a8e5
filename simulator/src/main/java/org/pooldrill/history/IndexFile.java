package org.pooldrill.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogFooter;
import org.pooldrill.log.LogFrame;
import org.pooldrill.log.LogPlace;

/**
 * The form of an index: snapshots one after the other, whole or as what is different from one before, each behind the blocks
 * that are new in it, of which hashes and rows stand apart; then the table that says what they are of, its check sum, its length, and a word that names the format.
 */
final class IndexFile {
    private static final byte[] WORD = "pooldrill index 4".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM_BYTES = 32;
    private static final int TAIL_BYTES = SUM_BYTES + Integer.BYTES + WORD.length;

    private IndexFile() {}

    /** Where the index of a log stands. */
    static Path beside(Path log) {
        return log.resolveSibling(log.getFileName() + ".index");
    }

    /** The index in a file; none where that holds something else. */
    static Optional<Index> read(FileChannel file) throws IOException {
        var tail = bytes(file, file.size() - TAIL_BYTES, TAIL_BYTES);
        if (tail.length == 0 || !Arrays.equals(tail, TAIL_BYTES - WORD.length, TAIL_BYTES, WORD, 0, WORD.length)) {
            return Optional.empty();
        }
        var length = ByteBuffer.wrap(tail).getInt(SUM_BYTES);
        var table = bytes(file, file.size() - TAIL_BYTES - length, length);
        var sum = Sha256.of(table);
        if (table.length == 0 || !sum.equals(HexFormat.of().formatHex(tail, 0, SUM_BYTES))) {
            return Optional.empty();
        }
        return Optional.of(index(new DataInputStream(new ByteArrayInputStream(table))));
    }

    /** A part as it stands there, compressed. */
    static byte[] read(FileChannel file, Part part) throws IOException {
        if (part.end() > file.size()) {
            throw new EOFException("it ends before its end");
        }
        var bytes = ByteBuffer.allocate(part.length());
        read(file, part, bytes);
        return bytes.array();
    }

    /** Reads a part as it stands there into the beginning of a buffer that has room for it, and is then ready to be read. */
    static void read(FileChannel file, Part part, ByteBuffer to) throws IOException {
        if (!read(file, part.position(), to.clear().limit(part.length())) || Crc32c.of(to) != part.crc32c()) {
            throw new IOException("its check sum does not fit");
        }
    }

    /** Bytes of a file; none where the file does not have them all. */
    static byte[] bytes(FileChannel file, long position, int length) throws IOException {
        if (position < 0 || length < 0 || position + length > file.size()) {
            return new byte[0];
        }
        var bytes = ByteBuffer.allocate(length);
        return read(file, position, bytes) ? bytes.array() : new byte[0];
    }

    /** Fills what remains of a buffer, and turns it to be read; whether there were as many bytes. */
    private static boolean read(FileChannel file, long position, ByteBuffer to) throws IOException {
        while (to.hasRemaining()) {
            if (file.read(to, position + to.position()) < 0) {
                return false;
            }
        }
        to.flip();
        return true;
    }

    /** Writes what stands after the snapshots. */
    static void end(FileChannel file, Index index) throws IOException {
        var bytes = new ByteArrayOutputStream();
        table(new DataOutputStream(bytes), index);
        var table = bytes.toByteArray();
        var end = ByteBuffer.allocate(table.length + TAIL_BYTES);
        end.put(table).put(HexFormat.of().parseHex(Sha256.of(table))).putInt(table.length);
        end.put(WORD).flip();
        while (end.hasRemaining()) {
            file.write(end);
        }
    }

    /** What an index is called until it is whole: nobody reads a file of that name. */
    static Path unfinished(Path index) {
        return index.resolveSibling(
                index.getFileName() + "." + ProcessHandle.current().pid() + ".new");
    }

    /** @throws IOException if the file is there, since somebody else writes it, or cannot be made */
    static FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    /** Gives a file that is whole its name. */
    static void place(Path whole, Path index) throws IOException {
        Files.move(whole, index, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes an index anew for the log in another file, or at another time; its snapshots are the same. */
    static void rewrite(Path file, Index index) throws IOException {
        var whole = unfinished(file);
        try {
            try (var from = FileChannel.open(file);
                    var to = create(whole)) {
                var last = index.snapshots().get(index.snapshots().size() - 1);
                var end = last.part().end();
                for (var done = 0L; done < end; ) {
                    var copied = from.transferTo(done, end - done, to);
                    if (copied <= 0) {
                        throw new EOFException(file + " ends within its snapshots");
                    }
                    done += copied;
                }
                end(to, index);
            }
            place(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void table(DataOutputStream out, Index index) throws IOException {
        var stores = new ArrayList<>(index.end().numbers().keySet());
        out.writeUTF(index.program());
        out.writeLong(index.seal().size());
        out.writeLong(index.seal().modifiedNanos());
        out.writeUTF(index.seal().headerSha256());
        out.writeUTF(index.seal().endSha256());
        out.writeUTF(index.footer().end().name());
        out.writeLong(index.footer().events());
        out.writeUTF(index.footer().sha256());
        out.writeInt(stores.size());
        for (var store : stores) {
            out.writeUTF(store);
        }
        place(out, index.start(), stores);
        out.writeInt(index.stretches().size());
        for (var stretch : index.stretches()) {
            place(out, stretch.end(), stores);
            out.writeInt(stretch.crc32c());
        }
        out.writeInt(index.snapshots().size());
        for (var snapshot : index.snapshots()) {
            out.writeInt(snapshot.after());
            part(out, snapshot.whole());
            part(out, snapshot.part());
        }
        out.writeInt(index.blocks().size());
        for (var block : index.blocks()) {
            part(out, block.hashes());
            part(out, block.rows());
        }
    }

    private static void part(DataOutputStream out, Part part) throws IOException {
        out.writeLong(part.position());
        out.writeInt(part.length());
        out.writeInt(part.bytes());
        out.writeInt(part.crc32c());
    }

    private static void place(DataOutputStream out, LogPlace place, List<String> stores) throws IOException {
        out.writeLong(place.seq());
        out.writeLong(place.t());
        out.writeLong(place.offset());
        out.writeLong(place.frame().text());
        out.writeLong(place.frame().file());
        for (var store : stores) {
            out.writeLong(place.numbers().getOrDefault(store, 0L));
        }
    }

    private static Index index(DataInputStream in) throws IOException {
        var program = in.readUTF();
        var seal = new Seal(in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
        var footer = new LogFooter(LogEnd.valueOf(in.readUTF()), in.readLong(), in.readUTF());
        var stores = new ArrayList<String>();
        for (var left = in.readInt(); left > 0; left--) {
            stores.add(in.readUTF());
        }
        var start = place(in, stores);
        var stretches = new ArrayList<Stretch>();
        for (var left = in.readInt(); left > 0; left--) {
            stretches.add(new Stretch(place(in, stores), in.readInt()));
        }
        var snapshots = new ArrayList<Snapshot>();
        for (var left = in.readInt(); left > 0; left--) {
            snapshots.add(new Snapshot(in.readInt(), part(in), part(in)));
        }
        var blocks = new ArrayList<KeptBlock>();
        for (var left = in.readInt(); left > 0; left--) {
            blocks.add(new KeptBlock(part(in), part(in)));
        }
        return new Index(program, seal, start, footer, stretches, snapshots, blocks);
    }

    private static LogPlace place(DataInputStream in, List<String> stores) throws IOException {
        var seq = in.readLong();
        var t = in.readLong();
        var offset = in.readLong();
        var frame = new LogFrame(in.readLong(), in.readLong());
        var numbers = new LinkedHashMap<String, Long>();
        for (var store : stores) {
            var number = in.readLong();
            if (number > 0) {
                numbers.put(store, number);
            }
        }
        return new LogPlace(seq, t, offset, frame, numbers);
    }

    private static Part part(DataInputStream in) throws IOException {
        return new Part(in.readLong(), in.readInt(), in.readInt(), in.readInt());
    }
}
