package org.pooldrill.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pooldrill.change.Event;
import org.pooldrill.chat.Chats;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.Mode;
import org.pooldrill.client.Population;
import org.pooldrill.client.Verdicts;
import org.pooldrill.cms.Moves;
import org.pooldrill.computer.ComputerEvent.DatabaseChanged;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.computer.Database;
import org.pooldrill.edge.Perimeter;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Users;
import org.pooldrill.exchange.UnifiedContacts;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.file.Files;
import org.pooldrill.replica.Replicas;
import org.pooldrill.responsegroup.GroupCalls;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.Sessions;
import org.pooldrill.storage.StorageEvent;
import org.pooldrill.storage.StorageQueues;

/**
 * What the {@code estate} store comes to. The simulation decides on one of these, the reader of a log makes another from
 * the same events.
 */
public final class World {
    private final Estate estate;
    private final ComputersState computers;
    private final StorageQueues storage;
    private final Moves moves;
    private final Replicas replicas;
    private final Perimeter perimeter;
    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final Chats chats;
    private final UnifiedContacts unifiedContacts = new UnifiedContacts();
    private final Verdicts verdicts = new Verdicts();
    private final Sessions sessions = new Sessions();
    private final Files files;
    private final GroupCalls groupCalls;

    /** Everything works, and everybody is signed in. */
    public World(Estate estate) {
        this.estate = estate;
        computers = new ComputersState(estate);
        storage = new StorageQueues(estate.timings().number(Timing.STORAGE_QUEUE_LIMIT));
        moves = new Moves(estate);
        replicas = new Replicas(estate);
        perimeter = new Perimeter(estate);
        files = new Files(estate);
        groupCalls = new GroupCalls(estate);
        chats = new Chats(estate);
        estate.pools().values().forEach(pool -> add(pool.userSips()));
        estate.branches().values().forEach(branch -> add(branch.userSips()));
    }

    private void add(Users users) {
        populations.put(users.home(), new Population(users));
    }

    public ComputersState computers() {
        return computers;
    }

    public Moves moves() {
        return moves;
    }

    public Replicas replicas() {
        return replicas;
    }

    public Perimeter perimeter() {
        return perimeter;
    }

    /** The contacts that Exchange keeps. */
    public UnifiedContacts unifiedContacts() {
        return unifiedContacts;
    }

    /** The databases of Persistent Chat pools. */
    public Chats chats() {
        return chats;
    }

    /** The users by the pool or branch they are homed on, in the estate's order. */
    public Map<String, Population> populations() {
        return Collections.unmodifiableMap(populations);
    }

    /** The users among whom a user is. */
    public Optional<Population> populationOf(String user) {
        for (var population : populations.values()) {
            if (population.has(user)) {
                return Optional.of(population);
            }
        }
        return Optional.empty();
    }

    public Verdicts verdicts() {
        return verdicts;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** Files on simulated computers. */
    public Files files() {
        return files;
    }

    /** Calls to response groups, their numbers, and who is signed in to formal groups. */
    public GroupCalls groupCalls() {
        return groupCalls;
    }

    /** What waits in the storage service of Front Ends. */
    public StorageQueues storage() {
        return storage;
    }

    /** Of calls, conferences and messages there is a record, on the Front End that is primary for the user. */
    private void store(SessionEvent event) {
        if (event instanceof SessionEvent.CallStarted e) {
            store(e.from());
        } else if (event instanceof SessionEvent.ConferenceStarted e) {
            store(e.organizer());
        } else if (event instanceof SessionEvent.MessageSent e) {
            store(e.from());
        }
    }

    private void store(String user) {
        var pool = populationOf(user).map(population -> population.at(user)).orElse("");
        if (estate.pools().containsKey(pool) && storage.waits(pool)) {
            var fabric = computers.fabric(pool);
            fabric.primary(RoutingGroups.groupOf(user, fabric.total())).ifPresent(on -> storage.add(pool, on));
        }
    }

    /** Applies an event of the estate store. Nearly all are of sessions, which concern nothing else. */
    public void evolve(long timeMillis, Event event) {
        if (event instanceof SessionEvent e) {
            sessions.evolve(e);
            if (!storage.idle()) {
                store(e);
            }
            return;
        }
        computers.evolve(timeMillis, event);
        moves.evolve(event);
        replicas.evolve(event);
        perimeter.evolve(event);
        chats.evolve(timeMillis, event);
        unifiedContacts.evolve(event);
        files.evolve(timeMillis, event);
        if (event instanceof ClientEvent.RegistrarVerdict e) {
            verdicts.evolve(e);
        } else if (event instanceof ClientEvent.UsersMoved e) {
            move(e);
        } else if (event instanceof ClientEvent e) {
            populations.get(e.home()).evolve(e);
            signedOut(e);
        } else if (event instanceof DatabaseChanged e && e.database() == Database.User) {
            storage.database(e.pool(), e.available(), computers.computers(e.pool()));
        } else if (event instanceof StorageEvent e) {
            storage.evolve(e);
        } else if (event instanceof GroupEvent e) {
            groupCalls.evolve(e);
        }
    }

    private void move(ClientEvent.UsersMoved event) {
        var from = populations.get(event.home());
        var to = populations.get(event.to());
        for (var user : event.users()) {
            var out = from.mode(user) == Mode.SIGNED_OUT;
            var client = from.client(user);
            from.leave(user);
            to.join(user, out ? Mode.SIGNED_OUT : Mode.CANNOT_SIGN_IN, out ? Cause.NONE : Cause.SIGN_IN_FAILED, client);
        }
        sessions.signedOut(new TreeSet<>(event.users())::contains);
    }

    /** Whoever is sent home by a failback may stay in conferences of organisers whom it does not concern [doc]. */
    private void signedOut(ClientEvent event) {
        if (sessions.conferences().isEmpty()) {
            return;
        }
        if (event instanceof ClientEvent.UsersThrownOut e) {
            sessions.signedOut(user -> populations.get(e.home()).has(user)
                    && populations.get(e.home()).at(user).isEmpty());
        } else if (event instanceof ClientEvent.UsersSignedOut e) {
            sessions.signedOut(new TreeSet<>(e.users())::contains);
        }
    }
}
