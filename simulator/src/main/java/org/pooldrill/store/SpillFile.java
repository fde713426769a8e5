package org.pooldrill.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file that takes the full segments for which memory has no room. It is deleted when it is closed, on most
 * systems as soon as it is open. */
final class SpillFile implements AutoCloseable {

    private final FileChannel channel;
    private long end;

    private SpillFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Makes an empty one. */
    static SpillFile in(Path folder) {
        try {
            return new SpillFile(FileChannel.open(
                    Files.createTempFile(folder, "pooldrill", ".segments"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UncheckedIOException("no file for full segments can be made in " + folder, e);
        }
    }

    /** Appends a segment and returns its position. */
    long write(Segment segment) {
        var position = end;
        var table = segment.table();
        var content = segment.content();
        var sizes = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(table.remaining())
                .putInt(content.remaining())
                .flip();
        try {
            for (var part : new ByteBuffer[] {sizes, table, content}) {
                while (part.hasRemaining()) {
                    end += channel.write(part, end);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a full segment cannot be written", e);
        }
        return position;
    }

    /** Reads the segment at a position. */
    Segment read(long firstN, long position) {
        try {
            var sizes = read(position, 2 * Integer.BYTES);
            var tableBytes = sizes.getInt();
            var contentBytes = sizes.getInt();
            var tableAt = position + sizes.limit();
            return Segment.of(firstN, read(tableAt, tableBytes), read(tableAt + tableBytes, contentBytes));
        } catch (IOException e) {
            throw new UncheckedIOException("the segment from event " + firstN + " on cannot be read back", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        var part = ByteBuffer.allocate(length);
        while (part.hasRemaining()) {
            if (channel.read(part, position + part.position()) < 0) {
                throw new EOFException("the file ends after " + channel.size() + " bytes");
            }
        }
        return part.flip();
    }
}
