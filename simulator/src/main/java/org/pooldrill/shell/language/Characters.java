package org.pooldrill.shell.language;

import java.util.function.IntPredicate;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;

/** The characters of a line with the place reached in it. Typographic dashes and quotes count as the plain ones. */
final class Characters {

    /** What {@link #next} gives at the end of the line. */
    static final char END = '\0';

    /** How long a line may be. */
    private static final int LONGEST_LINE_CHARS = 16_384;

    /** How deep parentheses, braces and quotes may be nested. */
    private static final int DEEPEST_NESTING = 40;

    private final String line;
    private int at;
    private int nesting;

    Characters(String line) {
        this.line = line;
        if (line.length() > LONGEST_LINE_CHARS) {
            throw wrong("it is longer than " + LONGEST_LINE_CHARS + " characters", "Type a shorter line.");
        }
    }

    int at() {
        return at;
    }

    void backTo(int position) {
        at = position;
    }

    String since(int position) {
        return line.substring(position, at);
    }

    char next() {
        return ahead(0);
    }

    char ahead(int distance) {
        return at + distance < line.length() ? plain(line.charAt(at + distance)) : END;
    }

    boolean ended() {
        return at >= line.length();
    }

    char take() {
        var taken = next();
        at++;
        return taken;
    }

    /** The character as it was typed, for texts, where a typographic dash stays what it is. */
    char takeAsTyped() {
        return line.charAt(at++);
    }

    boolean accept(char wanted) {
        if (ended() || next() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char wanted, String of) {
        if (!accept(wanted)) {
            throw wrong("the " + wanted + " that ends " + of + " is missing", "Close what was opened.");
        }
    }

    String takeWhile(IntPredicate accepted) {
        var start = at;
        while (!ended() && accepted.test(next())) {
            at++;
        }
        return since(start);
    }

    /** Skips blanks; a backtick before a line break joins two lines. */
    void blanks() {
        while (!ended() && (Character.isWhitespace(next()) || next() == '`' && isBreak(ahead(1)))) {
            at++;
        }
    }

    void deeper() {
        nesting++;
        if (nesting > DEEPEST_NESTING) {
            throw wrong("it is nested deeper than " + DEEPEST_NESTING + " levels", "Type a simpler line.");
        }
    }

    void higher() {
        nesting--;
    }

    /** A refusal of the line at the place reached. */
    Refused wrong(String why, String todo) {
        var place = ended() ? "at its end " : "at column " + (at + 1) + " ('" + line.charAt(at) + "') ";
        return new Refused(Refusal.of(ErrorId.UnknownCommand, line.strip(), "The line", place + why, todo));
    }

    private static boolean isBreak(char character) {
        return character == '\n' || character == '\r';
    }

    private static char plain(char typed) {
        return switch (typed) {
            case '\u2013', '\u2014', '\u2015' -> '-';
            case '\u2018', '\u2019', '\u201a', '\u201b' -> '\'';
            case '\u201c', '\u201d', '\u201e' -> '"';
            default -> typed;
        };
    }
}
