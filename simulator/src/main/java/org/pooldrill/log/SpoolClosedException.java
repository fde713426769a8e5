package org.pooldrill.log;

/** A {@link Spool} was to be read that is closed and gone. */
public final class SpoolClosedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    SpoolClosedException() {
        super("the temporary file is closed");
    }
}
