package org.pooldrill.server;

import java.time.Duration;

/**
 * What a server keeps to, whatever it is asked for.
 *
 * @param simulations how many there are at once, at most
 * @param users how many users the estate of one may have
 * @param events how many events one may have; it then takes no more steps
 * @param memoryBytes how many bytes of its events each keeps in memory; older ones stand in a temporary file
 * @param waiting how many requests for steps of one simulation may wait for each other
 * @param idle after how long without a request a simulation is deleted
 * @param streams how many streams of events are open at once
 * @param bodyBytes how long the body of a request may be
 */
public record Limits(
        int simulations,
        int users,
        long events,
        long memoryBytes,
        int waiting,
        Duration idle,
        int streams,
        int bodyBytes) {

    /** Enough for a team on one machine. */
    public static Limits usual() {
        return new Limits(250, 100_000, 5_000_000, 4 << 20, 8, Duration.ofHours(1), 2_000, 1 << 20);
    }

    /** The same with another number of simulations. */
    public Limits simulations(int most) {
        return new Limits(most, users, events, memoryBytes, waiting, idle, streams, bodyBytes);
    }

    /** The same with another number of users. */
    public Limits users(int most) {
        return new Limits(simulations, most, events, memoryBytes, waiting, idle, streams, bodyBytes);
    }

    /** The same with another number of events. */
    public Limits events(long most) {
        return new Limits(simulations, users, most, memoryBytes, waiting, idle, streams, bodyBytes);
    }

    /** The same with other memory for the events of one simulation. */
    public Limits memoryBytes(long most) {
        return new Limits(simulations, users, events, most, waiting, idle, streams, bodyBytes);
    }

    /** The same with another number of requests that may wait. */
    public Limits waiting(int most) {
        return new Limits(simulations, users, events, memoryBytes, most, idle, streams, bodyBytes);
    }

    /** The same with another time without a request. */
    public Limits idle(Duration longest) {
        return new Limits(simulations, users, events, memoryBytes, waiting, longest, streams, bodyBytes);
    }

    /** The same with other bodies. */
    public Limits bodyBytes(int most) {
        return new Limits(simulations, users, events, memoryBytes, waiting, idle, streams, most);
    }

    /** The same with another number of streams. */
    public Limits streams(int most) {
        return new Limits(simulations, users, events, memoryBytes, waiting, idle, most, bodyBytes);
    }
}
