package org.pooldrill.history;

import java.io.InputStream;

/** Where the bytes of a log come from, from their beginning, any number of times; they stay the same meanwhile. */
public interface LogSource {

    /** What messages call the log. */
    String name();

    /** Opens the log as it stands there, compressed or not. */
    InputStream open();
}
