package org.pooldrill.server;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The streams of events that are open. A stream on which nothing happens has no thread; every now and then it gets a beat. */
final class EventStreams {
    private final Executor executor;
    private final Semaphore places;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<EventStream> open = new ConcurrentSkipListSet<>();

    EventStreams(int most, Executor executor) {
        this.executor = executor;
        places = new Semaphore(most);
    }

    /** Opens a stream, if there is a place for it. */
    boolean open(Answer.Live live, Response response, Callback callback) {
        if (!places.tryAcquire()) {
            return false;
        }
        var stream = new EventStream(
                numbers.incrementAndGet(), live.followed(), live.after(), response, callback, executor, this::closed);
        open.add(stream);
        stream.begin();
        return true;
    }

    private void closed(EventStream stream) {
        if (open.remove(stream)) {
            places.release();
        }
    }

    /** What is answered where there is no place. */
    static Answer tooMany() {
        return new ProblemException(ProblemType.LIMIT_REACHED, "too many streams are open already")
                .with("Retry-After", "60")
                .answer();
    }

    /** Shows every stream that is quiet that it is still there, and finds those that are not. */
    void beat() {
        open.forEach(EventStream::beat);
    }

    void end() {
        open.forEach(EventStream::end);
    }

    int count() {
        return open.size();
    }
}
