package org.pooldrill.shell.command;

import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Steps that follow each other, each of which may end at once or later. Those that end at once are taken in a loop, so
 * that thousands of them do not exhaust the stack.
 */
public final class Sequence<T> {

    private final Iterator<T> items;
    private final BiConsumer<T, Runnable> step;
    private final Runnable done;
    private boolean looping;
    private boolean ready;

    private Sequence(Iterator<T> items, BiConsumer<T, Runnable> step, Runnable done) {
        this.items = items;
        this.step = step;
        this.done = done;
    }

    /** Takes the step for each item, the next one when the step before has called what it was given. */
    public static <T> void each(Iterable<T> items, BiConsumer<T, Runnable> step, Runnable done) {
        new Sequence<>(items.iterator(), step, done).goOn();
    }

    private void goOn() {
        ready = true;
        if (looping) {
            return;
        }
        looping = true;
        while (ready && items.hasNext()) {
            ready = false;
            step.accept(items.next(), this::goOn);
        }
        looping = false;
        if (ready) {
            done.run();
        }
    }
}
