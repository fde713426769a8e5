package org.pooldrill.history;

/** Whether there is an index beside a log. */
public enum Indexing {
    /** It is used where it fits, and written where there is none and the log is long enough to need one. */
    BESIDE,
    /** None is read and none is written. */
    NONE
}
