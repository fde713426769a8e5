package org.pooldrill.log;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/** The check sum of a log alone, whatever its lines say. */
public final class LogSeal {
    private static final byte[] FOOTER = LogFooter.START.getBytes(StandardCharsets.US_ASCII);

    private LogSeal() {}

    /**
     * Whether the check sum of a log fits, so that it is as some version of the program wrote it.
     *
     * @param text the text of the log, not compressed; closed afterwards
     * @param header what must hold for its first line
     */
    public static boolean fits(InputStream text, Predicate<String> header) {
        try (var lines = new LineReader("", text)) {
            var digest = CheckSum.sha256();
            for (var next = lines.next(); next.isPresent(); next = lines.next()) {
                var line = next.get();
                if (lines.line() == 1 && !header.test(new String(line, StandardCharsets.UTF_8))) {
                    return false;
                }
                if (startsFooter(line)) {
                    var sum = HexFormat.of().formatHex(digest.digest());
                    return new String(line, StandardCharsets.UTF_8).contains("\"sha256\":\"" + sum + "\"")
                            && lines.atEnd();
                }
                digest.update(line);
                digest.update((byte) '\n');
            }
            return false;
        } catch (LogDamaged unreadable) {
            return false;
        }
    }

    /** Whether a line is the last one. */
    static boolean startsFooter(byte[] line) {
        return line.length >= FOOTER.length && Arrays.equals(line, 0, FOOTER.length, FOOTER, 0, FOOTER.length);
    }
}
