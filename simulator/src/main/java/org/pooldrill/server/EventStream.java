package org.pooldrill.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What happens in a simulation, or how far a job is, on its way to one client, as Server-Sent Events. Nothing waits in it:
 * what comes next is asked for when the client has taken what came before, so one that is slow holds up nobody and needs
 * no memory.
 */
final class EventStream implements Comparable<EventStream> {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final String BEAT = ":\n\n";

    private final long number;
    private final Followed followed;
    private final Response response;
    private final Callback callback;
    private final Executor executor;
    private final Consumer<EventStream> closed;
    private final AtomicLong nudges = new AtomicLong();
    private long sent;
    private volatile boolean beating = true;
    private volatile boolean ending;

    EventStream(
            long number,
            Followed followed,
            long after,
            Response response,
            Callback callback,
            Executor executor,
            Consumer<EventStream> closed) {
        this.number = number;
        this.followed = followed;
        this.sent = after;
        this.response = response;
        this.callback = callback;
        this.executor = executor;
        this.closed = closed;
    }

    void begin() {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        followed.follow(this);
        nudge();
    }

    /** There may be something to send. */
    void nudge() {
        if (nudges.getAndIncrement() == 0) {
            executor.execute(this::send);
        }
    }

    void beat() {
        if (nudges.get() == 0) {
            beating = true;
            nudge();
        }
    }

    void end() {
        ending = true;
        nudge();
    }

    /** Sends what is there, one piece after the other. Runs in one thread at a time: from the first nudge until all is sent. */
    private void send() {
        var seen = nudges.get();
        var text = new StringBuilder();
        var last = ending || !read(text);
        if (last) {
            text.append("event: end\ndata: {}\n\n");
        } else if (text.isEmpty() && beating) {
            text.append(BEAT);
        }
        beating = false;
        if (!text.isEmpty()) {
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            response.write(last, bytes, Callback.from(() -> taken(last), this::failed));
        } else if (!nudges.compareAndSet(seen, 0)) {
            executor.execute(this::send);
        }
    }

    /** Whether more may come. */
    private boolean read(StringBuilder text) {
        var last = followed.next(sent, text);
        sent = last.orElse(sent);
        return last.isPresent();
    }

    private void taken(boolean last) {
        if (last) {
            close();
            callback.succeeded();
        } else {
            executor.execute(this::send);
        }
    }

    private void failed(Throwable gone) {
        close();
        callback.failed(gone);
    }

    private void close() {
        followed.unfollow(this);
        closed.accept(this);
    }

    @Override
    public int compareTo(EventStream other) {
        return Long.compare(number, other.number);
    }
}
