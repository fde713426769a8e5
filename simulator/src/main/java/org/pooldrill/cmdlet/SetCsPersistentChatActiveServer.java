package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** "Failing over Persistent Chat Server", the last step, and the first of failing it back [doc]. */
final class SetCsPersistentChatActiveServer implements Cmdlet<Caller> {
    private static final String SERVERS = "ActiveServers";
    private static final String SWAP = "Swap";
    private static final String ASKED = "Active servers of a Persistent Chat pool";

    private static final Declaration DECLARATION = Declaration.of("Set-CsPersistentChatActiveServer")
            .synopsis("Says which servers of a Persistent Chat pool take connections.")
            .description("After a failover these should be near the new database; a failback begins with none.")
            .topic("Failing over Persistent Chat Server, step 7")
            .changing()
            .parameter(ChatIdentity.parameter())
            .parameter(Parameter.edits(SERVERS).in("Explicit").mandatory().doc("The servers by FQDN; $null for none."))
            .parameter(flag(SWAP).in(SWAP).mandatory().doc("Makes those active that are not, and the others inactive."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsPersistentChatActiveServer -ActiveServers chat2.contoso.com",
                    "Has chat2 alone take connections.")
            .example("Set-CsPersistentChatActiveServer -Swap", "Changes sides.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var list = new ArrayList<Precondition>();
        list.add(ChatIdentity.known(caller, call.arguments(), ASKED));
        if (list.get(0).isMet()) {
            list.add(serversKnown(caller, call.arguments()));
            list.addAll(publishing(caller, call.arguments()).preconditions());
        }
        return list;
    }

    private static Precondition serversKnown(Caller caller, Arguments arguments) {
        var servers = ChatIdentity.pool(caller, arguments).chat().servers().keySet();
        var unknown = wanted(caller, arguments).stream()
                .filter(server -> !servers.contains(server))
                .toList();
        return Precondition.that(
                unknown.isEmpty(),
                "The servers are of the pool",
                String.join(", ", servers),
                () -> Refusal.of(
                        ErrorId.UnknownIdentity,
                        unknown.get(0),
                        ASKED,
                        unknown.get(0) + " is no server of the pool; it has " + String.join(", ", servers),
                        "Name servers of the pool."));
    }

    private static List<String> wanted(Caller caller, Arguments arguments) {
        var pool = ChatIdentity.pool(caller, arguments);
        if (arguments.flag(SWAP)) {
            return pool.chat().servers().keySet().stream()
                    .filter(server -> !pool.active().contains(server))
                    .toList();
        }
        return arguments.editIf(SERVERS).map(edit -> edit.applyTo(pool.active())).orElse(List.of()).stream()
                .filter(server -> !server.isBlank())
                .map(server ->
                        Known.named(pool.chat().servers().keySet(), server).orElse(server))
                .toList();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = ChatIdentity.pool(in.session(), in.arguments());
        var elsewhere = pool.inAnotherTimeZone(wanted(in.session(), in.arguments()));
        if (!elsewhere.isEmpty()) {
            in.warn(String.join(", ", elsewhere) + " and the next hop, " + pool.nextHop()
                    + ", are in different time zones; active servers must be in that of the next hop.");
        }
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = ChatIdentity.pool(caller, arguments);
        return new Publishing(caller, ChatPool.active(pool.chat().fqdn(), wanted(caller, arguments)), ASKED);
    }
}
