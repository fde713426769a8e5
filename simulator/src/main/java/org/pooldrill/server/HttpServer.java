package org.pooldrill.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.pooldrill.log.SpoolSpace;
import org.pooldrill.meter.Metric;

/**
 * A server of simulations over HTTP. It reads and writes no files but temporary ones, and ends when it is closed: no new
 * requests are taken, steps that are under way end between two things that happen and are answered.
 */
public final class HttpServer implements AutoCloseable {
    private static final int MOST_THREADS = 256;

    /** The other threads are for what need not wait. */
    private static final int MOST_WAITING = MOST_THREADS / 2;

    private static final int HEADER_BYTES = 8 << 10;
    private static final int SEND_BUFFER_BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long MOST_MILLIS_BETWEEN_LOOKS = 1_000;

    private final Server jetty;
    private final ServerConnector connector;
    private final Processors processors;
    private final Simulations simulations;
    private final Jobs jobs;
    private final KeptLogs logs;
    private final EventStreams streams;
    private final ScheduledExecutorService keeper;

    /**
     * Where a server listens, and whom it answers.
     *
     * @param host the address; other than of this machine itself only with a token
     * @param port 0: any that is free
     * @param token what requests have to show; nothing: no token
     * @param quiet after how long a connection on which nothing moves is closed
     */
    public record Door(String host, int port, Optional<String> token, Duration quiet) {

        /** A door that only programs on this machine can reach. */
        public static Door local(int port) {
            return new Door("127.0.0.1", port, Optional.empty(), Duration.ofSeconds(30));
        }

        /** Whether only programs on this machine can reach it. */
        public boolean local() {
            return Access.local(host);
        }
    }

    private HttpServer(
            Server jetty,
            ServerConnector connector,
            Processors processors,
            Simulations simulations,
            Jobs jobs,
            KeptLogs logs,
            long looks,
            EventStreams streams,
            long beats) {
        this.streams = streams;
        this.jetty = jetty;
        this.connector = connector;
        this.processors = processors;
        this.simulations = simulations;
        this.jobs = jobs;
        this.logs = logs;
        keeper = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "keeping");
            thread.setDaemon(true);
            return thread;
        });
        keeper.scheduleWithFixedDelay(simulations::deleteForgotten, looks, looks, TimeUnit.MILLISECONDS);
        keeper.scheduleWithFixedDelay(jobs::deleteForgotten, looks, looks, TimeUnit.MILLISECONDS);
        keeper.scheduleWithFixedDelay(logs::deleteForgotten, looks, looks, TimeUnit.MILLISECONDS);
        keeper.scheduleWithFixedDelay(streams::beat, beats, beats, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts a server.
     *
     * @param nanos the clock by which simulations go unused, in nanoseconds since any moment
     * @throws UncheckedIOException if it cannot listen there
     * @throws IllegalArgumentException if everybody could reach it, and there is no token
     */
    public static HttpServer start(Door door, Limits limits, LongSupplier nanos) {
        if (!door.local() && door.token().isEmpty()) {
            throw new IllegalArgumentException(
                    "whoever reaches " + door.host() + " would be answered; beyond this machine a token is needed");
        }
        var threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("http");
        var jetty = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        var connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(door.host());
        connector.setPort(door.port());
        connector.setAcceptedSendBufferSize(SEND_BUFFER_BYTES);
        connector.setIdleTimeout(door.quiet().toMillis());
        jetty.addConnector(connector);
        var metrics = new Metrics();
        var processors = Processors.ofThisMachine(nanos, limits);
        var simulations = new Simulations(limits, nanos, processors, metrics);
        var space = new SpoolSpace(limits.diskBytes());
        var jobs = new Jobs(limits, nanos, processors, space);
        var logs = new KeptLogs(limits, nanos, processors);
        var description = OpenApi.json();
        var routes = new Api(limits, simulations, jobs, logs, space, description, metrics::text).routes();
        var bodies = Bodies.of(OpenApi.components(), routes);
        var streams = new EventStreams(limits.streams(), threads);
        metrics.gauge(Metric.STREAMS, streams::count);
        for (var state : Job.State.values()) {
            metrics.gauge(
                    Metric.JOBS,
                    () -> jobs.all().stream()
                            .filter(job -> job.state() == state)
                            .count(),
                    state.word());
        }
        jetty.setHandler(new GracefulHandler(new Dispatcher(
                new Access(door.token()), routes, bodies, limits.bodyBytes(), MOST_WAITING, streams, metrics)));
        jetty.setErrorHandler(new Problems());
        jetty.setStopTimeout(PATIENCE.toMillis());
        start(jetty, door);
        var looks =
                Math.max(1, Math.min(MOST_MILLIS_BETWEEN_LOOKS, limits.idle().toMillis() / 4));
        var beats = Math.max(1, door.quiet().toMillis() / 3);
        return new HttpServer(jetty, connector, processors, simulations, jobs, logs, looks, streams, beats);
    }

    private static void start(Server jetty, Door door) {
        try {
            jetty.start();
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "cannot listen at " + door.host() + ":" + door.port() + ": " + why(taken), taken);
        } catch (Exception defect) {
            throw new IllegalStateException("the server cannot be started", defect);
        }
    }

    private static String why(IOException taken) {
        return String.valueOf((taken.getCause() == null ? taken : taken.getCause()).getMessage());
    }

    /** Its address. */
    public URI address() {
        var host = String.valueOf(connector.getHost());
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort());
    }

    /** How many streams of events are open. */
    int openStreams() {
        return streams.count();
    }

    @Override
    public void close() {
        keeper.shutdownNow();
        simulations.interrupt();
        jobs.close();
        processors.stop();
        streams.end();
        try {
            jetty.stop();
        } catch (Exception incomplete) {
            throw new IllegalStateException("the server did not stop as it should", incomplete);
        } finally {
            simulations.close();
            logs.close();
        }
    }
}
