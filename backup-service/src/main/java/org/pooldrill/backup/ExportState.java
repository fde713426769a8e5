package org.pooldrill.backup;

/** How far a module's changes have come on their way to the partner ("Configuring and monitoring the Backup Service"). */
public enum ExportState {
    /** Nothing was exported yet; also CMSMaster on a pool that is not the active master. */
    NotInitialized,
    /** No change waits for the partner. */
    FinalState,
    /** Everything that waits fits into the next single export. */
    SteadyState,
    /** More waits than the next single export can carry, or the first sync is under way. */
    NonSteadyState,
    /** The last export failed; the true state is unknown. */
    ErrorState
}
