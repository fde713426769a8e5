package org.pooldrill.log;

import java.io.IOException;

/** More was to be written to a {@link Spool} than its {@link SpoolSpace} has room for; nothing of it was. */
public final class SpoolFullException extends IOException {
    private static final long serialVersionUID = 1L;

    SpoolFullException(long bytes) {
        super("temporary files may have " + bytes + " bytes together, and there is no room for more");
    }
}
