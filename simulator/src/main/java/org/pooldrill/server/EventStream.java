package org.pooldrill.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.pooldrill.log.LogLine;

/**
 * The events of a simulation on their way to one client, as Server-Sent Events. Nothing waits in it: what comes next is read
 * from the stores when the client has taken what came before, so one that is slow holds up nobody and needs no memory.
 */
final class EventStream implements Comparable<EventStream> {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final int MOST_AT_ONCE = 200;
    private static final String BEAT = ":\n\n";

    private final long number;
    private final Hosted hosted;
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
            Hosted hosted,
            long after,
            Response response,
            Callback callback,
            Executor executor,
            Consumer<EventStream> closed) {
        this.number = number;
        this.hosted = hosted;
        this.sent = after;
        this.response = response;
        this.callback = callback;
        this.executor = executor;
        this.closed = closed;
    }

    /**
     * The number of the last event that a client knows.
     *
     * @throws ProblemException if it was one of a simulation that was there before
     */
    static long after(String id, Hosted hosted) {
        if (!id.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Last-Event-ID is '" + id + "', no id of an event");
        }
        var parts = id.split("-");
        if (Long.parseLong(parts[0]) != hosted.number()) {
            throw new ProblemException(
                    ProblemType.EVENTS_GONE, "'" + hosted.name() + "' was started anew since event " + id);
        }
        return Long.parseLong(parts[1]);
    }

    void begin() {
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        hosted.stream(this);
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

    /** Whether events could be read, if there are any. */
    private boolean read(StringBuilder text) {
        try {
            return hosted.read(simulation -> {
                simulation.events(sent, sent + MOST_AT_ONCE, event -> {
                    text.append("id: ").append(hosted.number()).append('-').append(event.seq());
                    text.append("\ndata: ").append(LogLine.of(event)).append("\n\n");
                    sent = event.seq();
                });
                return true;
            });
        } catch (ProblemException over) {
            return false;
        }
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
        hosted.unstream(this);
        closed.accept(this);
    }

    @Override
    public int compareTo(EventStream other) {
        return Long.compare(number, other.number);
    }
}
