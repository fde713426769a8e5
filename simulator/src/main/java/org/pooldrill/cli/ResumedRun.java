package org.pooldrill.cli;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.log.LogReader;
import org.pooldrill.postgres.Address;
import org.pooldrill.postgres.StoredRuns;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.run.Version;
import org.pooldrill.simulation.EventCatalogue;

/**
 * A run in a database that is to go on.
 *
 * @param run the run, made once more from its header; none where it cannot go on
 * @param outcome how the program ends where the run cannot go on
 * @param told why it cannot
 */
record ResumedRun(Optional<Planned> run, Optional<Exit> outcome, String told) {

    /** What is there. One that was interrupted can go on; one that has ended, or that another version began, cannot. */
    static ResumedRun of(Address address) {
        var stored = StoredRuns.describe(address);
        var ended = stored.footer().filter(footer -> footer.end() != LogEnd.INTERRUPTED);
        if (ended.isPresent()) {
            return not(
                    Exit.of(ended.get().end()),
                    address + " has ended " + ended.get().end().word() + " after "
                            + ended.get().events() + " events; there is nothing to go on with");
        }
        var line = (stored.header() + "\n").getBytes(StandardCharsets.UTF_8);
        try (var reader = LogReader.of(
                new ByteArrayInputStream(line), address.toString(), EventCatalogue.types(), LogReader.Mode.SALVAGE)) {
            var header = reader.header();
            if (!header.version().equals(Version.current())) {
                return not(
                        Exit.NOT_REPRODUCED,
                        address + " was begun by version " + header.version() + ", this is version " + Version.current()
                                + ": only the version that began a run goes on with it");
            }
            var loaded = DrillFile.fromJson(address.toString(), header.drill(), header.estate(), new ExpressionNames());
            return loaded.ready()
                    .map(ready -> new ResumedRun(
                            Optional.of(
                                    new Planned(0, address.schema().orElseThrow(), ready, header.seed(), false, false)),
                            Optional.empty(),
                            ""))
                    .orElseGet(() -> not(
                            Exit.NOT_REPRODUCED,
                            address + " cannot be made once more: "
                                    + loaded.problems().get(0).message()));
        }
    }

    private static ResumedRun not(Exit exit, String why) {
        return new ResumedRun(Optional.empty(), Optional.of(exit), why);
    }
}
