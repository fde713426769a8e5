package org.pooldrill.state;

/** How a value of the state document can change while a run goes on. */
public enum Growth {
    /** In any way. */
    FREE,
    /** Numbers and times only become greater; a list only gets more at its end. */
    ONLY_GROWS,
    /** As above, for as long as nothing that was thought lost is found. */
    GROWS_UNLESS_FOUND
}
