package org.pooldrill.backup;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.backup.BackupPackage.Batch;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ContentUploaded;

/**
 * Makes a package out of a range of change numbers. The same range gives the same package every time, unless files were
 * lost with the file store in between: of those only the numbers are carried, so that what came after them gets through.
 */
final class PackageWriter {
    private final Installation here;
    private final ChangeReader reader;

    PackageWriter(Installation here) {
        this.here = here;
        reader = new ChangeReader(here.own.events());
    }

    BackupPackage write(StreamKey key, String packageId, long first, long last) {
        return write(key, packageId, first, last, change -> stillThere(key, change));
    }

    /** A package as it was written once, though files of it may have been lost here since. */
    BackupPackage writeAgain(StreamKey key, InFlight sent) {
        var now = write(key, sent.packageId(), sent.first(), sent.last());
        return now.sha256().equals(sent.sha256())
                ? now
                : write(key, sent.packageId(), sent.first(), sent.last(), change -> true);
    }

    private BackupPackage write(
            StreamKey key, String packageId, long first, long last, Predicate<Change> carriedAlong) {
        var stream = here.journal().stream(key);
        var entries = stream.backlog(first, last);
        var changes = reader.read(entries);
        var batches = new ArrayList<Batch>();
        var bytes = 0L;
        var perBatch = (int) here.limits().changesPerBatch();
        for (var from = 0; from < entries.size(); from += perBatch) {
            var to = Math.min(from + perBatch, entries.size());
            var carried = new ArrayList<Change>(to - from);
            var content = new ByteArrayOutputStream();
            for (var i = from; i < to; i++) {
                var read = changes.get(i);
                if (carriedAlong.test(read.change())) {
                    carried.add(read.change());
                    here.own.write(read.change(), read.event(), content);
                    bytes += entries.get(i).bytes();
                }
            }
            batches.add(new Batch(
                    packageId + "#" + (batches.size() + 1),
                    entries.get(from).number(),
                    entries.get(to - 1).number(),
                    carried,
                    content.toByteArray()));
        }
        var resumeAfter = first - 1 == stream.setAsideUpTo() ? first - 1 : 0;
        return new BackupPackage(
                packageId,
                key.module(),
                here.pool(),
                key.home(),
                here.term(key),
                first,
                last,
                resumeAfter,
                batches,
                bytes,
                BackupPackage.digest(batches));
    }

    /** The changes of a range, without making a package of them. */
    List<Change> changes(StreamKey key, long first, long last) {
        return reader.read(here.journal().stream(key).backlog(first, last)).stream()
                .map(ChangeReader.Read::change)
                .toList();
    }

    private boolean stillThere(StreamKey key, Change change) {
        return !(change instanceof ContentUploaded file)
                || here.own.state(key.home()).holds(file);
    }
}
