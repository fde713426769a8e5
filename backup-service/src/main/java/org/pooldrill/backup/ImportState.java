package org.pooldrill.backup;

/** Whether the partner's packages of a module can be imported. */
public enum ImportState {
    NormalState,
    /** The last import failed; what waits is tried again in each cycle. */
    ErrorState
}
