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

    /** What stands out. */
    public String bold(String text) {
        return in("1", text);
    }

    /** What stands back. */
    public String faint(String text) {
        return in("2", text);
    }

    /** What is bad. */
    public String red(String text) {
        return in("31", text);
    }

    /** What is good. */
    public String green(String text) {
        return in("32", text);
    }

    /** What is to be noticed. */
    public String yellow(String text) {
        return in("33", text);
    }

    /** What was typed. */
    public String blue(String text) {
        return in("36", text);
    }

    private String in(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + END;
    }
}
