package org.pooldrill.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.pooldrill.change.BackupModule;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;

/**
 * What one module may export in one cycle, over all its streams together (topic "Set-CsBackupServiceConfiguration"): so
 * many batches of the user store and of Central Management, so many bytes of conference content. How many changes make a
 * batch is the model's.
 */
public record Limits(long changesPerBatch, long userBatches, long cmsBatches, long contentBytes) {

    /** The limits that the settings and the model's constants give. */
    public static Limits of(BackupSettings settings, Timings timings) {
        return new Limits(
                timings.number(Timing.CHANGES_PER_BATCH),
                settings.maxBatchesPerUserStoreSync(),
                settings.maxBatchesPerCmsSync(),
                settings.maxDataConfPackageBytes());
    }

    /** Whether these backlogs fit into one export. */
    boolean fit(BackupModule module, Collection<StreamJournal> streams) {
        return switch (module) {
            case PRESENCE_FOCUS -> batches(streams) <= userBatches;
            case CMS_MASTER -> batches(streams) <= cmsBatches;
            case DATA_CONF -> bytes(streams) <= contentBytes || files(streams) == 1;
        };
    }

    private long batches(Collection<StreamJournal> streams) {
        return streams.stream()
                .mapToLong(stream -> batches(stream.backlog().size()))
                .sum();
    }

    private static long bytes(Collection<StreamJournal> streams) {
        return streams.stream().mapToLong(StreamJournal::backlogBytes).sum();
    }

    private static long files(Collection<StreamJournal> streams) {
        return streams.stream().mapToLong(stream -> stream.backlog().size()).sum();
    }

    /** What a module may still export in a cycle that begins. */
    Budget budget(BackupModule module) {
        return switch (module) {
            case PRESENCE_FOCUS -> new Batches(userBatches);
            case CMS_MASTER -> new Batches(cmsBatches);
            case DATA_CONF -> new Files();
        };
    }

    /** How many batches so many changes make. */
    long batches(long changes) {
        return (changes + changesPerBatch - 1) / changesPerBatch;
    }

    /** Gives each stream of a module its share of one cycle, first come first served. */
    interface Budget {
        /** The first changes of a backlog that may go now, in order; charged to the budget. */
        List<JournalEntry> take(Collection<JournalEntry> backlog);
    }

    private final class Batches implements Budget {
        private long left;

        Batches(long left) {
            this.left = left;
        }

        @Override
        public List<JournalEntry> take(Collection<JournalEntry> backlog) {
            var taken = new ArrayList<JournalEntry>();
            for (var entry : backlog) {
                if (taken.size() == left * changesPerBatch) {
                    break;
                }
                taken.add(entry);
            }
            left -= batches(taken.size());
            return taken;
        }
    }

    /** Whole files in the order of upload while they fit; one that is larger than a package goes alone. */
    private final class Files implements Budget {
        private long left = contentBytes;
        private boolean untouched = true;

        @Override
        public List<JournalEntry> take(Collection<JournalEntry> backlog) {
            var taken = new ArrayList<JournalEntry>();
            for (var entry : backlog) {
                if (entry.bytes() > left && !untouched) {
                    break;
                }
                taken.add(entry);
                left -= entry.bytes();
                untouched = false;
            }
            return taken;
        }
    }
}
