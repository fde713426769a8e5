package org.pooldrill.log;

import java.nio.charset.StandardCharsets;
import org.pooldrill.store.EventData;
import org.pooldrill.store.StoredEvent;

/** Single lines of a log as text. */
public final class LogLine {
    private static final int USUAL_BYTES = 1 << 10;

    private LogLine() {}

    /** The line of an event, without its end. */
    public static String of(StoredEvent event) {
        return of(
                event.seq(),
                event.t(),
                event.store(),
                event.n(),
                event.type().name(),
                event.type().version(),
                event.data(),
                event.cause());
    }

    /** The line of an event that was read, without its end. */
    public static String of(LogEvent event) {
        return of(
                event.seq(),
                event.t(),
                event.store(),
                event.n(),
                event.type().name(),
                event.type().version(),
                event.data(),
                event.cause());
    }

    /** The line of an event whose type may be unknown, without its end. */
    public static String of(
            long seq, long t, String store, long n, String type, int version, EventData data, long cause) {
        var line = new LineBuffer(USUAL_BYTES);
        line.event(seq, t, store, n, type, version, data, cause);
        return new String(line.bytes(), 0, line.size() - 1, StandardCharsets.UTF_8);
    }

    /** The last line of a log, without its end. */
    public static String of(LogFooter footer) {
        return footer.line();
    }

    /** The first line of a log, without its end. */
    public static String of(LogHeader header) {
        return header.json().toString();
    }
}
