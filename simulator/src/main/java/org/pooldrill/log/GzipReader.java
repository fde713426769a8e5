package org.pooldrill.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Members of gzip, RFC 1952. The JDK's own stream tells nobody where a member starts, and takes whatever follows the
 * first one for the end if it is not another.
 */
final class GzipReader extends FrameReader {
    private static final int MAGIC = 0x8b1f;
    private static final int DEFLATE = 8;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int TIME_AND_SYSTEM_BYTES = 6;

    /** Nobody gives a log a longer name inside its compressed file. */
    private static final int LONGEST_NAME_BYTES = 1 << 12;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();

    GzipReader(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
        super(in, from, frames);
        source().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    void begin() throws IOException {
        require(Short.BYTES);
        if ((source().getShort() & 0xffff) != MAGIC) {
            throw new ZipException("something that is not compressed with gzip follows");
        }
        require(HEADER_BYTES - Short.BYTES);
        if (source().get() != DEFLATE) {
            throw new ZipException("an unknown way of compression");
        }
        var flags = source().get();
        if ((flags & RESERVED) != 0) {
            throw new ZipException("unknown flags in the header of gzip");
        }
        skip(TIME_AND_SYSTEM_BYTES);
        if ((flags & EXTRA) != 0) {
            require(Short.BYTES);
            var length = source().getShort() & 0xffff;
            for (var i = 0; i < length; i++) {
                skip(1);
            }
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CRC) != 0) {
            skip(Short.BYTES);
        }
        inflater.reset();
        sum.reset();
    }

    private void skip(int bytes) throws IOException {
        require(bytes);
        source().position(source().position() + bytes);
    }

    private void skipText() throws IOException {
        for (var i = 0; i < LONGEST_NAME_BYTES; i++) {
            require(1);
            if (source().get() == 0) {
                return;
            }
        }
        throw new ZipException("the name in the header of gzip does not end");
    }

    @Override
    int decompress(byte[] target, int offset, int room) throws IOException {
        inflater.setInput(source());
        try {
            var read = inflater.inflate(target, offset, room);
            sum.update(target, offset, read);
            if (inflater.needsDictionary()) {
                throw new ZipException("a dictionary is needed, which logs have not");
            }
            if (read == 0 && !inflater.finished()) {
                require(source().remaining() + 1);
            }
            return read;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    @Override
    boolean ended() {
        return inflater.finished();
    }

    @Override
    void end() throws IOException {
        require(TRAILER_BYTES);
        if (source().getInt() != (int) sum.getValue()) {
            throw new ZipException("the check sum of a member of gzip does not fit");
        }
        if (source().getInt() != (int) inflater.getBytesWritten()) {
            throw new ZipException("a member of gzip has another length than it says");
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
