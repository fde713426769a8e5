package org.pooldrill.cli;

/** What was given cannot be used; the message says what was found and what would be accepted. Ends with exit code 2. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
        super(message);
    }
}
