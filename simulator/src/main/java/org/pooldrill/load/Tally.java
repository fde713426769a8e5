package org.pooldrill.load;

/** What is counted at a pool until the quarter of an hour is over, beside what follows from who is signed in. */
final class Tally {
    private long annotations;
    private long notPossible;

    void annotated(int count) {
        annotations += count;
    }

    /** A user would have done something, had he been signed in as usual. */
    void notPossible() {
        notPossible++;
    }

    long annotations() {
        return annotations;
    }

    long notPossibles() {
        return notPossible;
    }

    void clear() {
        annotations = 0;
        notPossible = 0;
    }
}
