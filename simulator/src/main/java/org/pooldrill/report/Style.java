package org.pooldrill.report;

/** Colours for a terminal that takes them. */
public enum Style {
    /** No colours. */
    PLAIN,
    /** ANSI colours. */
    COLOURED;

    private static final String END = "\u001b[0m";

    /** With colours or without. */
    public static Style of(boolean colours) {
        return colours ? COLOURED : PLAIN;
    }

    /** The first line of a page. */
    public String title(String text) {
        return bold(text);
    }

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String red(String text) {
        return in("31", text);
    }

    String green(String text) {
        return in("32", text);
    }

    String yellow(String text) {
        return in("33", text);
    }

    String blue(String text) {
        return in("36", text);
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + END;
    }
}
