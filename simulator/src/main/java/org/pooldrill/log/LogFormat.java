package org.pooldrill.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How the text of a log stands in its file. What is written depends on the ending of the name, what is read on the content. */
public enum LogFormat {
    /** As it is. */
    PLAIN("", new byte[0]) {
        @Override
        OutputStream writing(OutputStream out) {
            return out;
        }

        @Override
        InputStream reading(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
            return in;
        }
    },
    /** Members of gzip, one after the other. */
    GZIP(".gz", new byte[] {0x1f, (byte) 0x8b}) {
        @Override
        OutputStream writing(OutputStream out) {
            return new FrameWriter(out, new GzipFrame());
        }

        @Override
        InputStream reading(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
            return new GzipReader(in, from, frames);
        }
    },
    /** Frames of zstd, one after the other. */
    ZSTD(".zst", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}) {
        @Override
        OutputStream writing(OutputStream out) {
            return new FrameWriter(out, new ZstdFrame());
        }

        @Override
        InputStream reading(InputStream in, LogFrame from, Consumer<LogFrame> frames) {
            return new ZstdReader(in, from, frames);
        }
    };

    /** What the name of a log ends in, before the ending of the format. */
    public static final String ENDING = ".events.jsonl";

    private static final int LONGEST_MAGIC = 4;

    /** What a name ends in by which somebody expects a compressed file that is not written. */
    private static final List<String> OTHERS = List.of(".zstd", ".gzip", ".xz", ".bz2", ".lz4", ".zip", ".7z");

    private final String ending;
    private final byte[] magic;

    LogFormat(String ending, byte[] magic) {
        this.ending = ending;
        this.magic = magic;
    }

    /** What its file's name ends in, after {@link #ENDING}. */
    public String ending() {
        return ending;
    }

    /**
     * The one that a log of this name is written in.
     *
     * @throws IllegalArgumentException if the name ends like a format that is not written
     */
    public static LogFormat of(Path file) {
        var name = file.toString().toLowerCase(Locale.ROOT);
        for (var other : OTHERS) {
            if (name.endsWith(other)) {
                throw new IllegalArgumentException(
                        file + ": no log is written as " + other + "; write it to a name that" + " ends in " + ENDING
                                + ", " + ENDING + GZIP.ending + " or " + ENDING + ZSTD.ending);
            }
        }
        return Arrays.stream(values())
                .filter(format -> format != PLAIN && name.endsWith(format.ending))
                .findFirst()
                .orElse(PLAIN);
    }

    /** The one that a stream starts like; the stream is then where it was. */
    static LogFormat of(BufferedInputStream in) throws IOException {
        in.mark(LONGEST_MAGIC);
        var found = in.readNBytes(LONGEST_MAGIC);
        in.reset();
        return Arrays.stream(values())
                .filter(format -> format != PLAIN
                        && found.length >= format.magic.length
                        && Arrays.equals(found, 0, format.magic.length, format.magic, 0, format.magic.length))
                .findFirst()
                .orElse(PLAIN);
    }

    /** A stream for the text of a log that goes to {@code out} in this format, and is closed with it. */
    abstract OutputStream writing(OutputStream out);

    /**
     * The text of what stands in a stream in this format.
     *
     * @param from the frame that the stream begins with
     * @param frames hears of every frame that is begun
     */
    abstract InputStream reading(InputStream in, LogFrame from, Consumer<LogFrame> frames);
}
