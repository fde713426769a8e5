package org.pooldrill.change;

import java.util.List;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;

/** What the Backup Service asks of a stream. Repeating a call changes nothing: retries neither lose nor duplicate. */
public sealed interface StreamCommand {

    /** Take in a batch. One that was imported before is ignored; one that leaves a gap is a defect of the sender. */
    record ImportBatch(BackupModule module, String from, String batch, long first, long last, List<Change> changes)
            implements StreamCommand {}

    /** The partner has imported up to this number. */
    record Acknowledge(BackupModule module, String batch, long upTo) implements StreamCommand {}

    /** Changes made here after this number no longer count. */
    record SetAside(BackupModule module, long after, String why) implements StreamCommand {}

    /** The partner will go on after this number. */
    record ResumeImport(BackupModule module, long after) implements StreamCommand {}

    /** The events of a home's stream that follow; none where the command was carried out before. */
    static List<Event> decide(String home, Stream stream, StreamCommand command) {
        if (command instanceof ImportBatch c) {
            var imported = stream.imported(c.module());
            if (c.last() <= imported) {
                return List.of();
            }
            if (c.first() != imported + 1) {
                throw new IllegalStateException("batch " + c.batch() + " of " + c.module() + " starts at " + c.first()
                        + ", but the last imported change is " + imported);
            }
            return List.of(new BatchImported(home, c.module(), c.from(), c.batch(), c.first(), c.last(), c.changes()));
        }
        if (command instanceof Acknowledge c) {
            return c.upTo() <= stream.acked(c.module())
                    ? List.of()
                    : List.of(new PackageAcknowledged(home, c.module(), c.batch(), c.upTo()));
        }
        if (command instanceof SetAside c) {
            var produced = stream.produced(c.module());
            var after = Math.max(c.after(), stream.settled(c.module()));
            return produced <= after
                    ? List.of()
                    : List.of(new ChangesSetAside(home, c.module(), after, produced, c.why()));
        }
        var c = (ResumeImport) command;
        return c.after() <= stream.imported(c.module())
                ? List.of()
                : List.of(new ImportResumed(home, c.module(), c.after()));
    }
}
