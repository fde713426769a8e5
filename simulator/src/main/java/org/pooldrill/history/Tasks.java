package org.pooldrill.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Tasks that another thread is asked to do, and that whoever needs them does himself where it has not come to them. */
final class Tasks {
    private Tasks() {}

    /** What a task comes to, which is done here unless another thread has begun with it. */
    static <T> T done(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a snapshot was written or read", e);
        }
    }

    private static RuntimeException unchecked(Throwable problem) {
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem instanceof IOException unreadable) {
            return new UncheckedIOException(unreadable);
        }
        return problem instanceof RuntimeException known ? known : new IllegalStateException(problem);
    }
}
