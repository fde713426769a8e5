package org.pooldrill.shell.object;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns with {@code *}, {@code ?} and {@code [a-z]}, as -like and property lists take them. */
public final class Wildcard {

    private static final Pattern SET = Pattern.compile("\\[(?:\\w-\\w|[\\w .@:])+]");

    private final Pattern pattern;

    private Wildcard(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Reads a pattern; every text is one. Without wildcards it fits itself alone. */
    public static Wildcard of(String text, boolean caseSensitive) {
        var regex = new StringBuilder();
        var position = 0;
        while (position < text.length()) {
            var character = text.charAt(position);
            var end = character == '[' ? text.indexOf(']', position + 2) : -1;
            if (end > 0 && isSet(text.substring(position, end + 1))) {
                regex.append(text, position, end + 1);
                position = end;
            } else if (character == '*') {
                regex.append(".*");
            } else if (character == '?') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(character)));
            }
            position++;
        }
        var flags = Pattern.DOTALL | (caseSensitive ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return new Wildcard(Pattern.compile(regex.toString(), flags));
    }

    /** A pattern that does not regard case. */
    public static Wildcard of(String text) {
        return of(text, false);
    }

    /** Sets of characters are passed on where they mean to a regular expression what they mean here. */
    private static boolean isSet(String brackets) {
        if (!SET.matcher(brackets).matches()) {
            return false;
        }
        try {
            Pattern.compile(brackets);
            return true;
        } catch (PatternSyntaxException rangeUpsideDown) {
            return false;
        }
    }

    /** Whether the whole text fits the pattern. */
    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }
}
