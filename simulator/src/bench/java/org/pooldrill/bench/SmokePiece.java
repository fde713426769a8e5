package org.pooldrill.bench;

/** A piece of work of {@link Smoke}, and what part of the floor's speed it had when that was written down. */
enum SmokePiece {
    FLOOR("lines of the floor", 1),
    REPLICATION("changes replicated in bursts", 0.066),
    RUNS("runs of a small drill", 4.3e-5),
    REPLAY("events replayed from a log", 0.18);

    private final String what;
    private final double recorded;

    SmokePiece(String what, double recorded) {
        this.what = what;
        this.recorded = recorded;
    }

    String what() {
        return what;
    }

    double recorded() {
        return recorded;
    }
}
