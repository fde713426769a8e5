package org.pooldrill.log;

import java.util.Arrays;

/**
 * Sees at a glance that bytes are one JSON object of the plain form in which nearly all data of events are written: no
 * spaces, no escapes, whole numbers, few keys, not deep. What it takes for one is one to Jackson too; of anything else it
 * says nothing. The bytes are UTF-8, as {@link LineReader} sees to.
 */
final class PlainObject {
    /** Shorter than anything that {@link LogLimits} limits. */
    private static final int LONGEST = 1 << 15;

    private static final int DEEPEST = 16;
    private static final int MOST_KEYS = 64;
    private static final int MOST_DIGITS = 18;
    private static final int NO = -1;

    /** Where the keys begin and end of all objects that are open. */
    private final int[] keys = new int[2 * MOST_KEYS];

    private byte[] bytes = {};
    private int end;

    /** Whether they are. */
    boolean is(byte[] array, int from, int to) {
        bytes = array;
        end = to;
        return to - from <= LONGEST && from < to && array[from] == '{' && object(from + 1, 0, 0) == to;
    }

    /** From behind its bracket; the end of it, or {@link #NO}. */
    private int object(int from, int open, int depth) {
        if (from < end && bytes[from] == '}') {
            return from + 1;
        }
        var at = from;
        for (var key = open; key < MOST_KEYS; key++) {
            var value = at < end && bytes[at] == '"' ? string(at + 1) : NO;
            if (value == NO || value >= end || bytes[value] != ':' || !isNew(open, key, at + 1, value - 1)) {
                return NO;
            }
            at = value(value + 1, key + 1, depth);
            if (at == NO || at >= end) {
                return NO;
            }
            if (bytes[at] == '}') {
                return at + 1;
            }
            if (bytes[at++] != ',') {
                return NO;
            }
        }
        return NO;
    }

    /** Whether the object has no such key yet. */
    private boolean isNew(int open, int key, int from, int to) {
        for (var other = open; other < key; other++) {
            var start = keys[2 * other];
            var length = keys[2 * other + 1] - start;
            if (length == to - from && Arrays.equals(bytes, start, start + length, bytes, from, to)) {
                return false;
            }
        }
        keys[2 * key] = from;
        keys[2 * key + 1] = to;
        return true;
    }

    private int value(int from, int open, int depth) {
        if (from >= end) {
            return NO;
        }
        switch (bytes[from]) {
            case '"':
                return string(from + 1);
            case '{':
                return depth < DEEPEST ? object(from + 1, open, depth + 1) : NO;
            case '[':
                return depth < DEEPEST ? array(from + 1, open, depth + 1) : NO;
            case 't':
                return word(from, "true");
            case 'f':
                return word(from, "false");
            default:
                return number(from);
        }
    }

    private int array(int from, int open, int depth) {
        if (from < end && bytes[from] == ']') {
            return from + 1;
        }
        var at = from;
        while (true) {
            at = value(at, open, depth);
            if (at == NO || at >= end) {
                return NO;
            }
            if (bytes[at] == ']') {
                return at + 1;
            }
            if (bytes[at++] != ',') {
                return NO;
            }
        }
    }

    private int string(int from) {
        var at = from;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' || bytes[at] >= 0 && bytes[at] < ' ') {
                return NO;
            }
            at++;
        }
        return at < end ? at + 1 : NO;
    }

    private int word(int from, String word) {
        for (var i = 0; i < word.length(); i++) {
            if (from + i >= end || bytes[from + i] != word.charAt(i)) {
                return NO;
            }
        }
        return from + word.length();
    }

    private int number(int from) {
        var at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        var digits = at - from;
        return digits == 1 || digits > 1 && digits <= MOST_DIGITS && bytes[from] != '0' ? at : NO;
    }
}
