package org.pooldrill.console;

/**
 * Something that could stand where the cursor is.
 *
 * @param text the whole word, from the last blank on
 * @param doc what it is, in a few words; may be empty
 * @param goesOn whether more follows without a blank, as after {@code contact=}
 */
public record Candidate(String text, String doc, boolean goesOn) {

    static Candidate of(String text, String doc) {
        return new Candidate(text, doc, text.endsWith("=") || text.endsWith("."));
    }

    static Candidate of(String text) {
        return of(text, "");
    }
}
