package org.pooldrill.history;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of a log come from, from their beginning, any number of times; they stay the same meanwhile. */
public interface LogSource {

    /** What messages call the log. */
    String name();

    /** Opens the log as it stands there, compressed or not. */
    InputStream open();

    /** Hears how far it is, now and then, while the log is read as a whole, which takes a while where it is long. */
    default void reading(long millis, long events) {}

    /**
     * Asked every few hundred events by whoever reads, in his own thread, whatever he reads for. It may take a while, and
     * ends the reading by what it throws.
     */
    default void goingOn() {}

    /** Hears that the log has been read as a whole, or could not be. */
    default void readAsAWhole() {}

    /** The file that it stands in; none where it comes from elsewhere. */
    default Optional<Path> file() {
        return Optional.empty();
    }
}
