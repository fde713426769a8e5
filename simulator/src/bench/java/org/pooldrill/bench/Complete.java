package org.pooldrill.bench;

/** Whether a measurement did all that it was to do: half the work in half the time is not fast. */
final class Complete {
    private Complete() {}

    /** What was done, which must be what was asked for. */
    static long of(long asked, long done) {
        if (done != asked) {
            throw new IllegalStateException("replicated " + done + " changes of " + asked);
        }
        return done;
    }
}
