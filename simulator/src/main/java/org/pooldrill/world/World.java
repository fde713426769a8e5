package org.pooldrill.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pooldrill.change.Event;
import org.pooldrill.chat.Chats;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.client.Population;
import org.pooldrill.client.Verdicts;
import org.pooldrill.cms.Moves;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.edge.Perimeter;
import org.pooldrill.estate.Estate;
import org.pooldrill.exchange.UnifiedContacts;
import org.pooldrill.file.Files;
import org.pooldrill.replica.Replicas;
import org.pooldrill.responsegroup.GroupCalls;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.session.SessionEvent;
import org.pooldrill.session.Sessions;

/**
 * What the {@code estate} store comes to. The simulation decides on one of these, the reader of a log makes another from
 * the same events.
 */
public final class World {
    private final ComputersState computers;
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
        computers = new ComputersState(estate);
        moves = new Moves(estate);
        replicas = new Replicas(estate);
        perimeter = new Perimeter(estate);
        files = new Files(estate);
        groupCalls = new GroupCalls(estate);
        chats = new Chats(estate);
        estate.pools().values().forEach(pool -> add(pool.fqdn(), estate.users(pool.fqdn())));
        estate.branches().values().forEach(branch -> add(branch.fqdn(), branch.userSips()));
    }

    private void add(String home, List<String> users) {
        populations.put(home, new Population(home, users));
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
        return populations.values().stream()
                .filter(population -> population.has(user))
                .findFirst();
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

    /** Applies an event of the estate store. */
    public void evolve(long timeMillis, Event event) {
        computers.evolve(timeMillis, event);
        moves.evolve(event);
        replicas.evolve(event);
        perimeter.evolve(event);
        chats.evolve(timeMillis, event);
        unifiedContacts.evolve(event);
        files.evolve(timeMillis, event);
        if (event instanceof ClientEvent.RegistrarVerdict e) {
            verdicts.evolve(e);
        } else if (event instanceof ClientEvent e) {
            populations.get(e.home()).evolve(e);
            signedOut(e);
        } else if (event instanceof SessionEvent e) {
            sessions.evolve(e);
        } else if (event instanceof GroupEvent e) {
            groupCalls.evolve(e);
        }
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
