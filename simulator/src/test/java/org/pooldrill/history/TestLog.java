package org.pooldrill.history;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A log in memory. */
record TestLog(byte[] bytes) implements LogSource {

    @Override
    public String name() {
        return "test";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }
}
