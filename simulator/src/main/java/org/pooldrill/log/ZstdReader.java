package org.pooldrill.log;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Frames of zstd, RFC 8878. The window that a frame asks for, and so the memory that it takes, has a limit. */
final class ZstdReader extends FrameReader {

    /** What RFC 8878 wants every reader to have: enough for all levels up to 19. */
    static final long LARGEST_WINDOW_BYTES = 8 << 20;

    private static final int MAGIC = 0xfd2fb528;
    private static final int LONGEST_HEADER_BYTES = 18;
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int DICTIONARY = 3;
    private static final int CHUNK_BYTES = 1 << 16;

    private final ZstdDecompressCtx context = new ZstdDecompressCtx();
    private final ByteBuffer text = ByteBuffer.allocateDirect(CHUNK_BYTES).limit(0);
    private boolean frameEnded;

    ZstdReader(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
        super(in, from, frames);
        source().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    void begin() throws IOException {
        require(Integer.BYTES);
        if (source().getInt(source().position()) != MAGIC) {
            throw new ZipException("something that is not compressed with zstd follows");
        }
        has(LONGEST_HEADER_BYTES);
        var window = window();
        if (window < 0 || window > LARGEST_WINDOW_BYTES) {
            throw new ZipException("decompressing it takes a window of " + Long.toUnsignedString(window)
                    + " bytes, accepted are up to " + LARGEST_WINDOW_BYTES
                    + ": compress it with a level up to 19, and not with --long or --ultra");
        }
        frameEnded = false;
    }

    /** The window that the frame asks for, from its header. */
    private long window() throws IOException {
        var at = source().position() + Integer.BYTES;
        require(Integer.BYTES + 2);
        var descriptor = source().get(at) & 0xff;
        if ((descriptor & DICTIONARY) != 0) {
            throw new ZipException("a dictionary is needed, which logs have not");
        }
        if ((descriptor & SINGLE_SEGMENT) == 0) {
            var window = source().get(at + 1) & 0xff;
            var base = 1L << (10 + (window >> 3));
            return base + base / 8 * (window & 7);
        }
        var size = 1 << (descriptor >> 6);
        require(Integer.BYTES + 1 + size);
        return switch (size) {
            case 1 -> source().get(at + 1) & 0xff;
            case 2 -> (source().getShort(at + 1) & 0xffff) + 256;
            case 4 -> source().getInt(at + 1) & 0xffffffffL;
            default -> source().getLong(at + 1);
        };
    }

    @Override
    int decompress(byte[] target, int offset, int room) throws IOException {
        if (!text.hasRemaining()) {
            text.clear();
            try {
                frameEnded = context.decompressDirectByteBufferStream(text, source());
            } catch (ZstdException e) {
                throw new ZipException(e.getMessage());
            }
            text.flip();
            if (!text.hasRemaining() && !frameEnded) {
                require(source().remaining() + 1);
            }
        }
        var read = Math.min(room, text.remaining());
        text.get(target, offset, read);
        return read;
    }

    @Override
    boolean ended() {
        return frameEnded && !text.hasRemaining();
    }

    @Override
    void end() {
        // The check sum has been looked at with the last bytes of the frame.
    }

    @Override
    public void close() throws IOException {
        context.close();
        super.close();
    }
}
