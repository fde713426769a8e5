package org.pooldrill.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.pooldrill.log.LineParser.EventLine;
import org.pooldrill.store.EventData;

/**
 * Takes the line of an event apart where everything around its data is, byte for byte, as it is written. It knows nothing
 * of what else a line may be: {@link LineParser} says what is wrong with that.
 */
final class LineScanner {
    private static final byte[] SEQ = ascii("{\"seq\":");
    private static final byte[] TIME = ascii(",\"t\":");
    private static final byte[] STORE = ascii(",\"store\":\"");
    private static final byte[] NUMBER = ascii(",\"n\":");
    private static final byte[] TYPE = ascii(",\"type\":\"");
    private static final byte[] VERSION = ascii(",\"v\":");
    private static final byte[] DATA = ascii(",\"data\":");
    private static final byte[] CAUSE = ascii("},\"cause\":");

    private static final int MOST_DIGITS = 18;
    private static final int NAMES = 1 << 9;
    private static final long NONE = -1;

    private final byte[][] known = new byte[NAMES][];
    private final String[] names = new String[NAMES];

    private byte[] line = {};
    private int at;
    private boolean fits;
    private int dataFrom;
    private int dataTo;
    private final PlainObject plain = new PlainObject();

    /** The parts of the line; none if it is not written like that. Whether the data are JSON is not looked at. */
    Optional<EventLine> scan(byte[] bytes) {
        line = bytes;
        at = 0;
        fits = true;
        var seq = number(SEQ);
        var t = number(TIME);
        var store = name(STORE);
        var n = number(NUMBER);
        var type = name(TYPE);
        var version = number(VERSION);
        skip(DATA);
        if (!fits || version < 1 || version > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var from = at;
        var to = line.length - 1;
        var cause = 0L;
        if (to < 1 || line[to] != '}') {
            return Optional.empty();
        }
        if (line[to - 1] != '}') {
            at = to;
            while (at > from && line[at - 1] >= '0' && line[at - 1] <= '9') {
                at--;
            }
            to = at - CAUSE.length + 1;
            at = to - 1;
            if (to <= from) {
                return Optional.empty();
            }
            cause = number(CAUSE);
            fits &= cause > 0 && at == line.length - 1;
        }
        dataFrom = from;
        dataTo = to;
        return fits && to > from
                ? Optional.of(new EventLine(
                        seq, t, store, n, type, (int) version, EventData.of(line, from, to - from), cause))
                : Optional.empty();
    }

    /** Whether the data of the line that was taken apart last are seen at a glance to be a JSON object. */
    boolean plain() {
        return plain.is(line, dataFrom, dataTo);
    }

    private void skip(byte[] literal) {
        fits = fits
                && at + literal.length <= line.length
                && Arrays.equals(line, at, at + literal.length, literal, 0, literal.length);
        at += literal.length;
    }

    private long number(byte[] before) {
        skip(before);
        if (!fits) {
            return NONE;
        }
        var from = at;
        var value = 0L;
        while (at < line.length && line[at] >= '0' && line[at] <= '9') {
            value = 10 * value + line[at++] - '0';
        }
        var digits = at - from;
        fits = digits > 0 && digits <= MOST_DIGITS && (digits == 1 || line[from] != '0');
        return value;
    }

    /** A name in plain ASCII, up to its closing quote. The few names that a log has are made once. */
    private String name(byte[] before) {
        skip(before);
        if (!fits) {
            return "";
        }
        var from = at;
        var hash = 0;
        while (at < line.length && line[at] >= ' ' && line[at] != '"' && line[at] != '\\' && line[at] != 0x7f) {
            hash = 31 * hash + line[at++];
        }
        fits = at < line.length && line[at] == '"';
        var to = at++;
        var slot = (hash ^ hash >>> 9) & NAMES - 1;
        var bytes = known[slot];
        if (bytes == null || !Arrays.equals(line, from, to, bytes, 0, bytes.length)) {
            known[slot] = Arrays.copyOfRange(line, from, to);
            names[slot] = new String(line, from, to - from, StandardCharsets.US_ASCII);
        }
        return names[slot];
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
