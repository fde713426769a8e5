package org.pooldrill.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A client of a server, who holds every answer against the published description. */
final class Visitor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Optional<HttpServer> server;
    private final URI address;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Visitor(HttpServer server) {
        this.server = Optional.of(server);
        address = server.address();
    }

    private Visitor(URI address) {
        server = Optional.empty();
        this.address = address;
    }

    /** One of a server that runs in a process of its own. */
    static Visitor of(URI address) {
        return new Visitor(address);
    }

    static Visitor of(Limits limits) {
        return at(HttpServer.Door.local(0), limits);
    }

    static Visitor at(HttpServer.Door door, Limits limits) {
        return at(door, limits, System::nanoTime);
    }

    /** One of a server with a door and a clock of its own. */
    static Visitor at(HttpServer.Door door, Limits limits, LongSupplier nanos) {
        return new Visitor(HttpServer.start(door, limits, nanos));
    }

    /** One of a server with a clock of its own. */
    static Visitor by(LongSupplier nanos, Limits limits) {
        return at(HttpServer.Door.local(0), limits, nanos);
    }

    URI address() {
        return address;
    }

    Answered get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answered delete(String path) {
        return send("DELETE", path, "");
    }

    Answered post(String path, String json) {
        return send("POST", path, json, "Content-Type", "application/json");
    }

    /** Types a line; what is printed. */
    String types(String simulation, String line) {
        return send(
                        "POST",
                        "/simulations/" + simulation + "/shell",
                        line,
                        "Content-Type",
                        "text/plain",
                        "Accept",
                        "text/plain")
                .body();
    }

    /** How a stream begins, up to its first event. */
    String beginOf(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).build();
        try (var lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> !line.isEmpty() && !line.startsWith(":"))
                    .limit(2)
                    .collect(java.util.stream.Collectors.joining("\n"));
        } catch (IOException failed) {
            throw new AssertionError(path + " was not answered", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** A stream to its end. */
    String whole(String path) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new AssertionError(path + " was not answered", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    Answered send(String method, String path, String body, String... headers) {
        return send(method, path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
    }

    Answered send(String method, String path, byte[] body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var begin = System.nanoTime();
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var nanos = System.nanoTime() - begin;
            var answered = new Answered(response.statusCode(), response.headers(), response.body(), nanos);
            Contract.check(method, path, answered);
            return answered;
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path + " was not answered", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** The names of the simulations. */
    List<String> names() {
        return get("/simulations").json().findValuesAsText("name");
    }

    HttpServer server() {
        return server.orElseThrow();
    }

    @Override
    public void close() {
        server.ifPresent(HttpServer::close);
    }
}
