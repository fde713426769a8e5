package org.pooldrill.cli;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/**
 * Lets runs that go on at the same time print one after the other, in their order: the run whose turn it is prints at
 * once, what the others say waits. A run too far ahead of the one whose turn it is waits too, so that not much is kept.
 */
final class Turns {
    private static final int AHEAD = 256;

    private final Streams streams;
    private final Progress progress;
    private final Map<Integer, Queue<Runnable>> waiting = new TreeMap<>();
    private final Map<Integer, Boolean> ended = new TreeMap<>();
    private int turn;
    private int last = Integer.MAX_VALUE;

    Turns(Streams streams, Progress progress) {
        this.streams = streams;
        this.progress = progress;
    }

    /** What one run prints. */
    final class Page implements AutoCloseable {
        private final int run;

        private Page(int run) {
            this.run = run;
        }

        /** A line to standard output. */
        void out(String line) {
            say(run, () -> streams.out().println(line));
        }

        /** A line to standard error. */
        void err(String line) {
            say(run, () -> streams.err().println(line));
        }

        /** The run has ended. */
        @Override
        public void close() {
            end(run);
        }
    }

    /**
     * The page of a run, as soon as the run may begin. Every run from 0 on has one, and closes it.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    synchronized Page page(int run) throws InterruptedException {
        while (run - turn > AHEAD) {
            wait();
        }
        return new Page(run);
    }

    /** Nothing that comes after this run is wanted any more. */
    synchronized void stopAfter(int run) {
        last = Math.min(last, run);
    }

    /** Whether this run is not wanted any more. */
    synchronized boolean stoppedBefore(int run) {
        return run > last;
    }

    private synchronized void say(int run, Runnable print) {
        if (run > last) {
            return;
        }
        if (run == turn) {
            progress.aside(print);
        } else {
            waiting.computeIfAbsent(run, number -> new ArrayDeque<>()).add(print);
        }
    }

    private synchronized void end(int run) {
        ended.put(run, true);
        while (ended.remove(turn) != null) {
            turn++;
            var said = waiting.remove(turn);
            if (said != null && turn <= last) {
                said.forEach(progress::aside);
            }
        }
        notifyAll();
    }
}
