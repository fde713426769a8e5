package org.pooldrill.load;

/** One kind of what the users of a pool or a branch do, drawn act by act. */
interface Kind {

    /** A day begins, so many milliseconds after the start of the run; its active users are drawn. */
    void day(long dayMillis);

    /** When the next act is due, in milliseconds since the start of the run; {@link Long#MAX_VALUE} while none is. */
    long next();

    /** Does everything that is due by now. */
    void act(long nowMillis);

    /** How much it keeps in mind of what goes on: bounded by that, and not by the length of the run. */
    int held();
}
