package org.pooldrill.history;

/** An index does not fit its log, or is damaged. Nobody outside hears of it: it is as if there were none. */
final class Stale extends Exception {
    private static final long serialVersionUID = 1L;

    Stale(String message) {
        super(message);
    }

    Stale(String message, Throwable cause) {
        super(message, cause);
    }
}
