package org.pooldrill.failover;

import java.util.TreeSet;

/** The home pools that are being failed over or back by a cmdlet right now. */
public final class Procedures {
    private final TreeSet<String> running = new TreeSet<>();
    private Runnable whenEnded = () -> {};

    /** Who is to look at the pools again when a cmdlet has ended, which is no event of theirs. */
    public void whenEnded(Runnable listener) {
        whenEnded = listener;
    }

    /** Whether a cmdlet is at work on this home pool. */
    public boolean running(String home) {
        return running.contains(home);
    }

    void begin(String home) {
        running.add(home);
    }

    void end(String home) {
        running.remove(home);
        whenEnded.run();
    }
}
