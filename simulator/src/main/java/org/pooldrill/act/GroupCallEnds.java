package org.pooldrill.act;

import java.util.List;
import java.util.function.Supplier;
import org.pooldrill.application.ApplicationEvent;
import org.pooldrill.change.Event;
import org.pooldrill.client.ClientEvent;
import org.pooldrill.computer.ComputerEvent;
import org.pooldrill.pool.PoolEvent;
import org.pooldrill.responsegroup.GroupCalls;
import org.pooldrill.responsegroup.GroupEvent;
import org.pooldrill.responsegroup.GroupEvent.GroupCallConnected;
import org.pooldrill.responsegroup.GroupEvent.GroupCallDropped;
import org.pooldrill.responsegroup.GroupEvent.Stage;
import org.pooldrill.responsegroup.GroupRouting;
import org.pooldrill.simulation.Consequence;
import org.pooldrill.simulation.EstateLog;
import org.pooldrill.site.Physical;

/**
 * Calls to response groups that wait are taken when an agent is there, and lost when another pool answers from now on;
 * those with anonymous agents are lost with the pool that connects them. All other calls that were taken go on
 * ("Response Group disaster recovery" [doc]).
 */
public final class GroupCallEnds implements Consequence {
    private final GroupCalls calls;
    private final Supplier<GroupRouting> routing;
    private final Physical physical;
    private final EstateLog log;

    public GroupCallEnds(GroupCalls calls, Supplier<GroupRouting> routing, Physical physical, EstateLog log) {
        this.calls = calls;
        this.routing = routing;
        this.physical = physical;
        this.log = log;
    }

    @Override
    public void settle() {
        calls.waiting().forEach(this::review);
        calls.anonymous().stream()
                .filter(call -> !physical.up(call.pool()))
                .forEach(call -> log.record(new GroupCallDropped(
                        call.from(),
                        call.number(),
                        call.group(),
                        calls.owner(call.number()).orElse(""),
                        Stage.CONNECTED,
                        call.pool() + " is down, which connected it to an anonymous agent")));
    }

    private void review(GroupCalls.Waiting call) {
        var now = routing.get();
        var answer = now.answer(call.number());
        if (!answer.at().equals(call.pool())) {
            log.record(new GroupCallDropped(
                    call.from(),
                    call.number(),
                    call.group(),
                    answer.owner(),
                    Stage.WAITING,
                    answer.reaches()
                            ? "nobody had taken it when " + answer.at() + " began to answer instead of " + call.pool()
                            : answer.why()));
            return;
        }
        now.agents(answer).stream()
                .filter(agent -> !agent.equals(call.from()))
                .findFirst()
                .ifPresent(agent -> log.record(new GroupCallConnected(
                        call.from(),
                        call.number(),
                        call.group(),
                        call.pool(),
                        agent,
                        answer.group().orElseThrow().anonymous())));
    }

    @Override
    public List<Class<? extends Event>> concerns() {
        return List.of(
                ComputerEvent.class, PoolEvent.class, ClientEvent.class, GroupEvent.class, ApplicationEvent.class);
    }
}
