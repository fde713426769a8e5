package org.pooldrill.responsegroup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Participation;
import org.pooldrill.responsegroup.GroupEvent.AgentSignedIn;
import org.pooldrill.responsegroup.GroupEvent.AgentSignedOut;
import org.pooldrill.responsegroup.GroupEvent.GroupCallConnected;
import org.pooldrill.responsegroup.GroupEvent.GroupCallDropped;
import org.pooldrill.responsegroup.GroupEvent.GroupCallWaiting;
import org.pooldrill.responsegroup.GroupEvent.GroupContactRemoved;
import org.pooldrill.responsegroup.GroupEvent.GroupContactSet;

/**
 * Which pool each group's number leads to, who is signed in to formal groups, and the calls that wait or go on: the fold
 * of the events of the {@code estate} store.
 */
public final class GroupCalls {

    /** A call that waits in a queue of a pool. */
    public record Waiting(String from, String number, String group, String pool) {}

    /** A call through a group whose agents stay anonymous: it lasts as long as the pool that connects it. */
    public record Anonymous(String from, String number, String group, String pool) {}

    /** A seat of an agent: a formal group at a pool. */
    public record Seat(String group, String pool) {}

    private final Map<String, String> contacts = new LinkedHashMap<>();
    private final Set<String> former = new LinkedHashSet<>();
    private final Map<Seat, Set<String>> agents = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Anonymous> anonymous = new ArrayList<>();
    private final List<GroupCallDropped> dropped = new ArrayList<>();

    /** Every number leads to its pool, and all agents of formal groups are signed in. */
    public GroupCalls(Estate estate) {
        estate.applications().responseGroups().forEach((pool, deployed) -> deployed.groups()
                .forEach(plan -> {
                    contacts.put(plan.number(), pool);
                    if (plan.participation() == Participation.FORMAL) {
                        signedIn(ResponseGroup.of(plan, pool).id(), pool).addAll(plan.agents());
                    }
                }));
    }

    /** The pool that owns the group with that number. */
    public Optional<String> owner(String number) {
        return Optional.ofNullable(contacts.get(number));
    }

    /** Whether a number leads to a group, or did so before the group was deleted at its owner. */
    public boolean knows(String number) {
        return contacts.containsKey(number) || former.contains(number);
    }

    /** The numbers that lead to groups. */
    public List<String> numbers() {
        return List.copyOf(contacts.keySet());
    }

    /** The formal groups that an agent is signed in to. */
    public List<Seat> signedIn(String user) {
        return agents.entrySet().stream()
                .filter(seat -> seat.getValue().contains(user))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether an agent is signed in to a formal group at a pool. */
    public boolean isSignedIn(String user, String groupId, String pool) {
        return agents.getOrDefault(new Seat(groupId, pool), Set.of()).contains(user);
    }

    /** The calls that wait, oldest first. */
    public List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    /** The calls through groups with anonymous agents, oldest first. */
    public List<Anonymous> anonymous() {
        return List.copyOf(anonymous);
    }

    /** The calls that were lost, oldest first. */
    public List<GroupCallDropped> dropped() {
        return Collections.unmodifiableList(dropped);
    }

    /** Applies one event. */
    public void evolve(GroupEvent event) {
        if (event instanceof GroupContactSet e) {
            contacts.put(e.number(), e.pool());
            former.remove(e.number());
        } else if (event instanceof GroupContactRemoved e) {
            contacts.remove(e.number());
            former.add(e.number());
        } else if (event instanceof AgentSignedIn e) {
            signedIn(e.group(), e.pool()).add(e.user());
        } else if (event instanceof AgentSignedOut e) {
            signedIn(e.group(), e.pool()).remove(e.user());
        } else if (event instanceof GroupCallWaiting e) {
            waiting.add(new Waiting(e.from(), e.number(), e.group(), e.pool()));
        } else if (event instanceof GroupCallConnected e) {
            forget(e.from(), e.number());
            if (e.anonymous()) {
                anonymous.add(new Anonymous(e.from(), e.number(), e.group(), e.pool()));
            }
        } else if (event instanceof GroupCallDropped e) {
            forget(e.from(), e.number());
            dropped.add(e);
        }
    }

    private void forget(String from, String number) {
        waiting.removeIf(call -> call.from().equals(from) && call.number().equals(number));
        anonymous.removeIf(call -> call.from().equals(from) && call.number().equals(number));
    }

    private Set<String> signedIn(String groupId, String pool) {
        return agents.computeIfAbsent(new Seat(groupId, pool), seat -> new LinkedHashSet<>());
    }
}
