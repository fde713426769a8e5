package org.pooldrill.backup;

import java.util.List;
import java.util.Map;
import org.pooldrill.change.BackupModule;

/**
 * What a forced sync has begun. It does not wait for the end: the status of the modules tells when they are in step.
 *
 * @param started the modules that a cycle was started for
 * @param failing those of them whose export fails, and why
 * @param filesTakenIn files that the partner lacked and that are now to be carried
 */
public record SyncResult(List<BackupModule> started, Map<BackupModule, String> failing, int filesTakenIn) {}
