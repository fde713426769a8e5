package org.pooldrill.cli;

/** For whom a command prints. */
enum Format {
    /** For people. */
    TEXT,
    /** For programs. */
    JSON;

    static final class Converter extends FormatWord<Format> {
        Converter() {
            super(Format.values());
        }
    }
}
