package org.pooldrill.server;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** What is computed piece by piece on its way out: between two pieces others may go first, and it may have to end. */
final class Computed extends FilterOutputStream {
    private final Processors.Place place;
    private boolean refused;

    Computed(OutputStream out, Processors.Place place) {
        super(out);
        this.place = place;
    }

    @Override
    public void write(int one) throws IOException {
        if (goesOn()) {
            out.write(one);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (goesOn()) {
            out.write(bytes, offset, length);
        }
    }

    /** What is still written by those who clean up after the refusal goes nowhere. */
    private boolean goesOn() {
        if (refused) {
            return false;
        }
        refused = true;
        place.goOn();
        refused = false;
        return true;
    }
}
