package org.pooldrill.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.pooldrill.store.EventType;
import org.pooldrill.store.EventTypes;

/**
 * Reads a log from the first event to the footer and refuses one that is cut off, edited, reordered or of an unknown
 * format. It reads as it goes: only when {@link #next} has found the end without complaint is it known that every event
 * before was as written, so whatever was made of them has to wait for that.
 */
public final class LogReader implements AutoCloseable {

    /** What to do with a log that is cut off. */
    public enum Mode {
        /** Refuse it. */
        WHOLE,
        /** Read what stands before the cut; {@link #stopped} tells where that is. Any other damage is still refused. */
        SALVAGE,
        /** Read it while it is written: reading ends with the footer, and whether something follows is not looked at. */
        FOLLOW
    }

    private final String name;
    private final EventTypes types;
    private final Mode mode;
    private final LineReader lines;
    private final LineParser parser = new LineParser();
    private final MessageDigest digest = CheckSum.sha256();
    private final Map<String, Long> numbers = new HashMap<>();
    private final LogHeader header;
    private long seq;
    private long t;
    private final boolean fromStart;
    private long endOfEvents;
    private final Deque<LogFrame> begun = new ArrayDeque<>();
    private @Nullable CRC32C part;
    private @Nullable LogFooter footer;
    private @Nullable LogDamaged stopped;

    private LogReader(InputStream in, String name, EventTypes types, Mode mode, Consumer<LogFrame> frames) {
        this.name = name;
        this.types = types;
        this.mode = mode;
        fromStart = true;
        begun.add(LogFrame.FIRST);
        this.lines = new LineReader(name, LogFile.text(in, name, frames.andThen(begun::add)));
        this.header = readHeader();
        endOfEvents = lines.offset();
    }

    private LogReader(InputStream text, LogHeader header, LogPlace from, String name, EventTypes types) {
        this.name = name;
        this.types = types;
        this.mode = Mode.WHOLE;
        this.lines = new LineReader(name, text, from.seq() + 1, from.offset());
        this.header = header;
        fromStart = false;
        begun.add(from.frame());
        endOfEvents = from.offset();
        numbers.putAll(from.numbers());
        seq = from.seq();
        t = from.t();
    }

    /**
     * Opens a log, plain or compressed, and reads its header.
     *
     * @throws LogDamaged if the header is not one
     * @throws UncheckedIOException if the file cannot be read
     */
    public static LogReader open(Path file, EventTypes types, Mode mode) {
        return of(LogFile.open(file), file.toString(), types, mode);
    }

    /**
     * As {@link #open}, from a stream, which is closed with the reader.
     *
     * @param name what messages call it
     */
    public static LogReader of(InputStream in, String name, EventTypes types, Mode mode) {
        return of(in, name, types, mode, frame -> {});
    }

    /**
     * As above.
     *
     * @param frames hears of every frame of a compressed log when its text is about to be read
     */
    public static LogReader of(InputStream in, String name, EventTypes types, Mode mode, Consumer<LogFrame> frames) {
        try {
            return new LogReader(in, name, types, mode, frames);
        } catch (RuntimeException e) {
            closeAfter(e, in);
            throw e;
        }
    }

    /**
     * Goes on in the middle of a log, up to where the text ends. Whether it is as it was written is for the caller to know:
     * there is no check sum here.
     *
     * @param text the log's text from that place on, not compressed, up to some place between two lines; closed with the
     *     reader
     */
    public static LogReader from(InputStream text, LogHeader header, LogPlace from, String name, EventTypes types) {
        return new LogReader(text, header, from, name, types);
    }

    /** The first line. */
    public LogHeader header() {
        return header;
    }

    /** Bytes of the log's text, not compressed, before the line that is read next. */
    public long offset() {
        return lines.offset();
    }

    /** The place after the event that was read last. */
    public LogPlace place() {
        var frame = begun.element();
        while (begun.element().text() <= endOfEvents) {
            frame = begun.remove();
            if (begun.isEmpty()) {
                break;
            }
        }
        begun.addFirst(frame);
        return new LogPlace(seq, t, endOfEvents, frame, numbers);
    }

    /**
     * The CRC-32C of the text of the events that were read since this was asked for last. Being asked for the first time
     * begins it.
     */
    public int part() {
        var asked = part;
        part = new CRC32C();
        return asked == null ? 0 : (int) asked.getValue();
    }

    /**
     * The next event; none at the end of the log, or where it is cut off and salvaged.
     *
     * @throws LogDamaged if the log is not as it was written
     */
    public Optional<LogEvent> next() {
        if (footer != null || stopped != null) {
            return Optional.empty();
        }
        try {
            return read();
        } catch (LogDamaged e) {
            if (mode == Mode.SALVAGE && e.cutOff()) {
                stopped = e;
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Hands over all events that are still to come. */
    public void forEach(Consumer<LogEvent> action) {
        for (var event = next(); event.isPresent(); event = next()) {
            action.accept(event.get());
        }
    }

    /** The last line, once everything before it was read; none in a log that is cut off. */
    public Optional<LogFooter> footer() {
        return Optional.ofNullable(footer);
    }

    /** Where and why a salvaged log stops; none in one that is whole. */
    public Optional<LogDamaged> stopped() {
        return Optional.ofNullable(stopped);
    }

    @Override
    public void close() {
        lines.close();
    }

    private static void closeAfter(RuntimeException problem, InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            problem.addSuppressed(e);
        }
    }

    private LogHeader readHeader() {
        var line = lines.next()
                .orElseThrow(() -> LogDamaged.cutOff(name, 1, "the log is empty; it has not even a header"));
        update();
        try {
            return parser.header(line);
        } catch (LineParser.Unreadable e) {
            throw damaged(e.getMessage());
        }
    }

    private Optional<LogEvent> read() {
        var line = lines.next()
                .orElseThrow(() -> LogDamaged.cutOff(
                        name, lines.line(), "the log is cut off after event " + seq + ": its footer is missing"));
        try {
            if (LogSeal.startsFooter(line)) {
                footer = fromStart ? footer(line) : parser.footer(line);
                return Optional.empty();
            }
            update();
            var event = event(parser.event(line));
            endOfEvents = lines.offset();
            return Optional.of(event);
        } catch (LineParser.Unreadable e) {
            throw damaged(e.getMessage());
        }
    }

    private LogEvent event(LineParser.EventLine line) {
        if (line.seq() != seq + 1) {
            throw damaged(
                    line.seq() <= seq
                            ? "event " + line.seq() + " stands after event " + seq + ", expected is " + (seq + 1)
                                    + ": lines were doubled or reordered"
                            : "event " + line.seq() + " stands after event " + seq + ", expected is " + (seq + 1)
                                    + ": lines are missing or were reordered");
        }
        if (line.store().length() > LogLimits.LONGEST_STORE_NAME) {
            throw damaged("the name of a store has " + line.store().length() + " characters, accepted are up to "
                    + LogLimits.LONGEST_STORE_NAME);
        }
        var n = numbers.merge(line.store(), 1L, Long::sum);
        if (numbers.size() > LogLimits.MOST_STORES) {
            throw damaged("event " + line.seq() + " is of one store more than " + LogLimits.MOST_STORES
                    + ", which are more than any estate has");
        }
        if (line.n() != n) {
            throw damaged("event " + line.seq() + " has number " + line.n() + " in the store " + line.store()
                    + ", expected is " + n);
        }
        if (line.t() < t) {
            throw damaged("event " + line.seq() + " happens at " + line.t() + " ms, before the event that precedes it ("
                    + t + " ms)");
        }
        if (line.cause() >= line.seq()) {
            throw damaged("event " + line.seq() + " names event " + line.cause()
                    + " as its cause, which had not happened yet");
        }
        seq = line.seq();
        t = line.t();
        return new LogEvent(line.seq(), line.t(), line.store(), line.n(), type(line), line.data(), line.cause());
    }

    private EventType type(LineParser.EventLine line) {
        return types.read(line.type(), line.version()).orElseThrow(() -> damaged(unreadable(line)));
    }

    private String unreadable(LineParser.EventLine line) {
        var known = types.named(line.type());
        var written = "version " + header.version() + ", which wrote the log";
        if (known.isEmpty()) {
            return "events of type '" + line.type() + "' are unknown to this version of Pooldrill: upgrade to "
                    + written + ", or later";
        }
        return "the event is version " + line.version() + " of " + line.type() + ", "
                + (line.version() > known.get().version()
                        ? "this version of Pooldrill reads up to version "
                                + known.get().version() + ": upgrade to " + written + ", or later"
                        : "which this version of Pooldrill no longer reads: use " + written);
    }

    private LogFooter footer(byte[] line) throws LineParser.Unreadable {
        var found = parser.footer(line);
        if (found.events() != seq) {
            throw damaged("the footer counts " + found.events() + " events, the log has " + seq);
        }
        var sha256 = HexFormat.of().formatHex(digest.digest());
        if (!found.sha256().equals(sha256)) {
            throw damaged("the check sum does not fit, so something in the log was changed: the footer says "
                    + found.sha256() + ", the lines before it give " + sha256);
        }
        if (mode != Mode.FOLLOW && !lines.atEnd()) {
            throw LogDamaged.at(name, lines.line() + 1, "the log goes on after its footer");
        }
        return found;
    }

    private void update() {
        if (fromStart) {
            lines.addTo(digest);
        }
        if (part != null) {
            lines.addTo(part);
        }
    }

    private LogDamaged damaged(String reason) {
        return LogDamaged.at(name, lines.line(), reason);
    }
}
