package org.pooldrill.store;

/** What holds a store cannot be reached or used; the message says what, why, and what to do. */
public final class StoreUnavailable extends StoreFailure {
    private static final long serialVersionUID = 1L;

    /** @param cause what happened below */
    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
