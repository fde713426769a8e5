package org.pooldrill.backup;

import java.util.OptionalLong;
import org.pooldrill.change.BackupModule;

/**
 * One module of one direction, from a pool to its partner, as it stands now. Change numbers are sums over the module's
 * streams.
 *
 * @param imports whether the partner can import what it gets
 * @param produced the last change made here
 * @param exported the last change that went into a package
 * @param imported the last change that the partner has imported
 * @param acked the last change that the partner is known here to have imported
 * @param backlogBytes the size of what is not acknowledged
 * @param oldestUnacked when the oldest of it was made, in milliseconds since the start of the run
 */
public record ModuleStatus(
        BackupModule module,
        ExportState export,
        ImportState imports,
        long produced,
        long exported,
        long imported,
        long acked,
        long backlogBytes,
        OptionalLong oldestUnacked) {

    /** The status that the journals of both stores of a pair give. */
    public static ModuleStatus of(BackupModule module, Limits limits, Journal source, Journal partner) {
        return new ModuleStatus(
                module,
                source.export(module, limits),
                partner.imports(module),
                source.produced(module),
                source.exported(module),
                partner.imported(module),
                source.acked(module),
                source.backlogBytes(module),
                source.oldestUnacked(module));
    }
}
