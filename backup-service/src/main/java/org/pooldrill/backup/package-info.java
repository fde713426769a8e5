/**
 * The Backup Service: carries the persistent changes of one pool to its partner, module by module, in packages, and
 * knows at any time how far it has come. May use the model, Axon's event store and the ports it defines itself; no
 * clock, thread, network or disk of its own. Start reading at {@link org.pooldrill.backup.Journal} (how far it has come)
 * and {@link org.pooldrill.backup.BackupService} (what it does in a cycle).
 */
@NullMarked
package org.pooldrill.backup;

import org.jspecify.annotations.NullMarked;
