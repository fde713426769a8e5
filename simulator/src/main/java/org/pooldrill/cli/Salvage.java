package org.pooldrill.cli;

import java.util.Optional;
import org.pooldrill.log.LogDamaged;
import org.pooldrill.log.LogReader;
import picocli.CommandLine.Option;

/** Whether a log that is cut off is read as far as it goes. */
final class Salvage {
    @Option(names = "--salvage", description = "Reads the good part of a log that is cut off, and says so.")
    private boolean wanted;

    LogReader.Mode mode() {
        return wanted ? LogReader.Mode.SALVAGE : LogReader.Mode.WHOLE;
    }

    /** Says on standard error where a log stops that is cut off. */
    void tell(Streams streams, LogReader reader) {
        tell(streams, reader.stopped());
    }

    /** Says so if it does stop. */
    void tell(Streams streams, Optional<LogDamaged> stopped) {
        stopped.ifPresent(cut -> streams.err().println("pooldrill: " + cut.getMessage() + "; read up to there"));
    }
}
