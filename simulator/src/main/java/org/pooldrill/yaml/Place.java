package org.pooldrill.yaml;

/**
 * A position in a text.
 *
 * @param file how the text is called to people: a path as it was typed, or the name of a built-in
 * @param line from 1; 0 where only the text as a whole is meant
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {

    /** The text as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
