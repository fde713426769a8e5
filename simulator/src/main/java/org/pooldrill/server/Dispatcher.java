package org.pooldrill.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the route of a request, and sends what it answers. */
final class Dispatcher extends Handler.Abstract {
    private final Access access;
    private final List<Route> routes;
    private final Bodies bodies;
    private final int bodyBytes;
    private final int waiting;
    private final Semaphore places;
    private final EventStreams streams;
    private final Metrics metrics;

    /** @param waiting how many requests may wait at once, so that there are threads for all that need not */
    Dispatcher(
            Access access,
            List<Route> routes,
            Bodies bodies,
            int bodyBytes,
            int waiting,
            EventStreams streams,
            Metrics metrics) {
        this.waiting = waiting;
        places = new Semaphore(waiting);
        this.metrics = metrics;
        this.access = access;
        this.routes = routes;
        this.bodies = bodies;
        this.bodyBytes = bodyBytes;
        this.streams = streams;
    }

    /** A route that fits, with what stands for the names of its path. */
    private record Found(Route route, Map<String, String> names) {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        // Steps may take longer than a connection may be quiet; reads and writes that wait are still given up.
        request.addIdleTimeoutListener(quiet -> false);
        var answer = answer(request);
        // A connection on which a body was left unread cannot be used again, and the client is told so.
        if (!request.consumeAvailable()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        if (!(answer instanceof Answer.Live live)) {
            send(answer, response, callback);
        } else if (request.getMethod().equals("HEAD")) {
            send(Answer.empty(200), response, callback);
        } else if (!streams.open(live, response, callback)) {
            send(EventStreams.tooMany(), response, callback);
        }
        return true;
    }

    private Answer answer(Request request) {
        var call = metrics.begin();
        var route = new AtomicReference<>("none");
        var answer = answer(request, route::set);
        metrics.end(call, route.get(), answer instanceof Answer.Whole whole ? whole.status() : 200);
        return answer;
    }

    private Answer answer(Request request, Consumer<String> named) {
        try {
            access.check(request);
            var found = found(request);
            named.accept(found.route().id());
            return found.route().mayWait() ? admitted(request, found) : answer(request, found);
        } catch (ProblemException problem) {
            return problem.answer();
        } catch (CancellationException interrupted) {
            return Processors.stopped().answer();
        } catch (RuntimeException | Error defect) {
            return new ProblemException(ProblemType.DEFECT, "a defect of the program: " + defect).answer();
        }
    }

    private Answer answer(Request request, Found found) {
        return found.route().work().answer(Call.of(request, found.route(), found.names(), bodies, bodyBytes));
    }

    private Answer admitted(Request request, Found found) {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                            ProblemType.LIMIT_REACHED, waiting + " requests are under way or wait for that already")
                    .with("Retry-After", "1");
        }
        try {
            return answer(request, found);
        } finally {
            places.release();
        }
    }

    private Found found(Request request) {
        var segments = segments(request.getHttpURI().getPath());
        var fitting = routes.stream()
                .flatMap(route -> route.matches(segments).map(names -> new Found(route, names)).stream())
                .toList();
        if (fitting.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "nothing has this path; /openapi.json lists all paths");
        }
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return fitting.stream()
                .filter(one -> one.route().method().equals(method))
                .findFirst()
                .orElseThrow(() -> notAllowed(request.getMethod(), fitting));
    }

    private static ProblemException notAllowed(String method, List<Found> fitting) {
        var methods = new TreeSet<String>();
        fitting.forEach(one -> methods.add(one.route().method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        var allowed = String.join(", ", methods);
        return new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "found " + method + ", accepted: " + allowed)
                .with("Allow", allowed);
    }

    /** The segments of a path, each decoded by itself: what is encoded in one stays in it. */
    private static List<String> segments(String path) {
        try {
            return Arrays.stream(path.substring(1).split("/", -1))
                    .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException malformed) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the path cannot be read");
        }
    }

    private static void send(Answer answer, Response response, Callback callback) {
        var headers = response.getHeaders();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CACHE_CONTROL, "no-cache");
        if (answer instanceof Answer.Whole whole) {
            response.setStatus(whole.status());
            whole.headers().forEach(headers::put);
            if (!whole.contentType().isEmpty()) {
                headers.put(HttpHeader.CONTENT_TYPE, whole.contentType());
                headers.put(HttpHeader.CONTENT_LENGTH, whole.body().length);
            }
            response.write(true, ByteBuffer.wrap(whole.body()), callback);
        } else if (answer instanceof Answer.Spooled spooled) {
            headers.put(HttpHeader.CONTENT_TYPE, spooled.contentType());
            Content.copy(Content.Source.from(spooled.in()), response, Callback.from(callback, () -> close(spooled)));
        }
    }

    private static void close(Answer.Spooled spooled) {
        try {
            spooled.in().close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
