package org.pooldrill.history;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What was found whole in an index when it was opened cannot be read from it any more. */
final class IndexChanged extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    IndexChanged(Exception cause) {
        super(
                "the index beside the log was changed while it was in use; look again, or do without it (--no-index)",
                new IOException(cause));
    }
}
