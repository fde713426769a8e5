package org.pooldrill.cli;

import java.io.InputStream;
import org.pooldrill.log.LogSeal;
import org.pooldrill.run.Version;

/** Tells a log that was damaged from one that is as another version wrote it, by its check sum alone. */
final class Integrity {

    private Integrity() {}

    /** Whether another version wrote a log and its check sum fits, whatever its lines say. */
    static boolean intactOfOtherVersion(InputStream text) {
        return LogSeal.fits(text, header -> !header.contains("\"version\":\"" + Version.current() + "\""));
    }
}
