package org.pooldrill.responsegroup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.client.Mode;
import org.pooldrill.estate.Participation;
import org.pooldrill.pool.Authority;

/**
 * Where a call to a response group ends up in each phase ("Response Group disaster recovery", call behaviour [doc]): at
 * the pool that owns the group while that serves and while it fails back; at the backup pool from the outage to the end
 * of the failover if the group was imported there, else nowhere. Agents who are not Regular are unavailable, and so are
 * those whose pool is failing back [doc].
 */
public final class GroupRouting {

    /** What it is decided on. */
    public interface Ground {

        /** The published state of a pool. */
        Authority.State state(String pool);

        Optional<String> partner(String pool);

        /** Why Response Group of a pool answers no calls; empty where it does. */
        String idleGroups(String pool);

        /** What the database of a pool holds; asked only of pools whose Response Group runs. */
        GroupDatabase database(String pool);

        Mode mode(String user);

        /** The pool that a user's data is homed on; empty for nobody. */
        String home(String user);
    }

    /**
     * Where a call ends up.
     *
     * @param owner the pool that owns the group
     * @param at the pool that answers; empty where none does
     * @param group the group there
     * @param why what stands in the way
     */
    public record Answer(String owner, String at, Optional<ResponseGroup> group, String why) {

        public boolean reaches() {
            return group.isPresent();
        }

        private static Answer none(String owner, String why) {
            return new Answer(owner, "", Optional.empty(), why);
        }
    }

    private final Ground ground;
    private final GroupCalls calls;

    public GroupRouting(Ground ground, GroupCalls calls) {
        this.ground = ground;
        this.calls = calls;
    }

    /** Where a call to a number of a group ends up now. */
    public Answer answer(String number) {
        var contact = calls.owner(number);
        if (contact.isEmpty()) {
            return Answer.none(
                    "",
                    "no response group has the number " + number + " any more: deleted at the pool that"
                            + " owned it, it takes no calls elsewhere either");
        }
        var owner = contact.get();
        return switch (ground.state(owner)) {
            case Active, FailingBack -> at(owner, owner, number, owner);
            case Down, FailingOver, FailedOver -> atBackup(owner, number);
            case Retired -> Answer.none(owner, owner + " is no longer in the topology");
        };
    }

    private Answer atBackup(String owner, String number) {
        var because = owner + " is " + ground.state(owner);
        return ground.partner(owner)
                .map(backup -> at(owner, backup, number, because + " and " + backup))
                .orElseGet(() -> Answer.none(owner, because + " and has no backup pool"));
    }

    private Answer at(String owner, String pool, String number, String who) {
        var idle = ground.idleGroups(pool);
        if (!idle.isEmpty()) {
            return Answer.none(owner, pool.equals(owner) ? idle : ground.state(owner) + " " + owner + ": " + idle);
        }
        return ground.database(pool)
                .numbered(number)
                .map(group -> new Answer(owner, pool, Optional.of(group), ""))
                .orElseGet(() -> Answer.none(owner, who + " has no group with the number " + number));
    }

    /** The agents whom a call would find now, in the order in which they are asked. */
    public List<String> agents(Answer answer) {
        var available = new ArrayList<String>();
        answer.group().ifPresent(group -> group.agents().stream()
                .filter(agent -> available(agent, group, answer.at()))
                .forEach(available::add));
        return available;
    }

    private boolean available(String agent, ResponseGroup group, String at) {
        var home = ground.home(agent);
        return !home.isEmpty()
                && ground.mode(agent) == Mode.REGULAR
                && ground.state(home) != Authority.State.FailingBack
                && (group.participation() == Participation.INFORMAL || calls.isSignedIn(agent, group.id(), at));
    }
}
