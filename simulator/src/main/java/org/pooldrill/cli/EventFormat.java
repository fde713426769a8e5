package org.pooldrill.cli;

/** How events are printed. */
enum EventFormat {
    /** For people. */
    TEXT,
    /** The lines of the log, for programs. */
    JSON,
    /** The same under its own name. */
    JSONL,
    /** CloudEvents 1.0 in their JSON format, one in a line. */
    CLOUDEVENTS,
    /** RFC 4180, with a heading. */
    CSV;

    static final class Converter extends FormatWord<EventFormat> {
        Converter() {
            super(EventFormat.values());
        }
    }
}
