package org.pooldrill.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.stream.StreamSupport;

/**
 * What a server keeps to, whatever it is asked for.
 *
 * @param simulations how many there are at once, at most
 * @param users how many users the estate of one may have
 * @param events how many events one may have; it then takes no more steps
 * @param memoryBytes how many bytes of its events each keeps in memory; older ones stand in a temporary file
 * @param waiting how many requests for steps of one simulation, or moments of one log, may wait for each other
 * @param idle after how long without a request a simulation is deleted
 * @param streams how many streams of events are open at once
 * @param bodyBytes how long the body of a request may be
 * @param diskBytes how many bytes of temporary files logs take together: those that were sent, those of jobs, and those
 *     of simulations while they are sent
 * @param requestTime how long a step or anything else may be computed for a request
 * @param jobs what holds for jobs; users, events, memory and idle time are as of simulations
 * @param logs what holds for logs that are sent; users, events and idle time are as of simulations
 */
public record Limits(
        int simulations,
        int users,
        long events,
        long memoryBytes,
        int waiting,
        Duration idle,
        int streams,
        int bodyBytes,
        long diskBytes,
        Duration requestTime,
        OfJobs jobs,
        OfLogs logs) {

    /**
     * What holds for jobs.
     *
     * @param all how many there are: those that run, that wait, and that have ended and are kept
     * @param atOnce how many run at once
     * @param time how long one may run
     */
    public record OfJobs(int all, int atOnce, Duration time) {}

    /**
     * What holds for logs that are sent.
     *
     * @param all how many are kept
     * @param bytes how long one may be, sent and uncompressed
     */
    public record OfLogs(int all, long bytes) {}

    /** Enough for a team on one machine. */
    public static Limits usual() {
        return new Limits(
                250,
                100_000,
                5_000_000,
                4 << 20,
                8,
                Duration.ofHours(1),
                2_000,
                1 << 20,
                8L << 30,
                Duration.ofMinutes(10),
                new OfJobs(100, 2, Duration.ofMinutes(10)),
                new OfLogs(20, 256L << 20));
    }

    /** The same with another number of simulations. */
    public Limits simulations(int most) {
        return new Limits(
                most,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with another number of users. */
    public Limits users(int most) {
        return new Limits(
                simulations,
                most,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with another number of events. */
    public Limits events(long most) {
        return new Limits(
                simulations,
                users,
                most,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with other memory for the events of one simulation. */
    public Limits memoryBytes(long most) {
        return new Limits(
                simulations,
                users,
                events,
                most,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with another number of requests that may wait. */
    public Limits waiting(int most) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                most,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with another time without a request. */
    public Limits idle(Duration longest) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                longest,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with other bodies. */
    public Limits bodyBytes(int most) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                most,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with other room for temporary files. */
    public Limits diskBytes(long most) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                most,
                requestTime,
                jobs,
                logs);
    }

    /** The same with another time for requests. */
    public Limits requestTime(Duration longest) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                longest,
                jobs,
                logs);
    }

    /** The same with another number of streams. */
    public Limits streams(int most) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                most,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                logs);
    }

    /** The same with other limits of jobs. */
    public Limits jobs(OfJobs other) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                other,
                logs);
    }

    /** The same with other limits of logs. */
    public Limits logs(OfLogs other) {
        return new Limits(
                simulations,
                users,
                events,
                memoryBytes,
                waiting,
                idle,
                streams,
                bodyBytes,
                diskBytes,
                requestTime,
                jobs,
                other);
    }

    /** @throws ProblemException if an estate has more users than one may have */
    void refuseMoreUsers(ObjectNode estate) {
        var found = users(estate.path("pools")) + users(estate.path("branches"));
        if (found > users) {
            throw new ProblemException(
                    ProblemType.LIMIT_REACHED, "the estate has " + found + " users, one may have " + users + " here");
        }
    }

    private static long users(JsonNode places) {
        return StreamSupport.stream(places.spliterator(), false)
                .mapToLong(place -> place.path("users").asLong())
                .sum();
    }
}
