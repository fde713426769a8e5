package org.pooldrill.log;

/** A log cannot be read, or not to its end. The message says where, what was found and what was expected. */
public final class LogDamaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String reason;
    private final boolean cutOff;

    private LogDamaged(String message, long line, String reason, boolean cutOff) {
        super(message);
        this.line = line;
        this.reason = reason;
        this.cutOff = cutOff;
    }

    /** Something in the line is not as it was written. */
    public static LogDamaged at(String log, long line, String reason) {
        return new LogDamaged(log + ":" + line + ": " + reason, line, reason, false);
    }

    /** Nothing can be made of an event whose line is as it was written. */
    public static LogDamaged ofEvent(long seq, String reason) {
        var line = seq + 1;
        return new LogDamaged("line " + line + " of the log, event " + seq + ": " + reason, line, reason, false);
    }

    /** The log ends before its footer does; what stands before that line is whole. */
    static LogDamaged cutOff(String log, long line, String reason) {
        return new LogDamaged(log + ":" + line + ": " + reason, line, reason, true);
    }

    /** The line, from 1. */
    public long line() {
        return line;
    }

    /** What is wrong, without the place. */
    public String reason() {
        return reason;
    }

    /** Whether the log merely ends too early, so that what stands before can be salvaged. */
    public boolean cutOff() {
        return cutOff;
    }
}
