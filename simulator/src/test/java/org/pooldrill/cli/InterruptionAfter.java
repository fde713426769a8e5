package org.pooldrill.cli;

/** An interruption that happens when it has been asked for so often. */
final class InterruptionAfter extends Interruption {
    private int left;

    InterruptionAfter(int times) {
        left = times;
    }

    @Override
    boolean happened() {
        left--;
        return left < 0;
    }
}
