package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** {@code Get-CsPersistentChatActiveServer}: which servers of a Persistent Chat pool take connections [doc]. */
final class GetCsPersistentChatActiveServer implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.PersistentChat.ActiveServers";

    private static final Declaration DECLARATION = Declaration.of("Get-CsPersistentChatActiveServer")
            .synopsis("Shows the active servers of a Persistent Chat pool.")
            .description("A server that is not active takes no new connections.")
            .topic("Failing over Persistent Chat Server")
            .parameter(ChatIdentity.parameter())
            .output(Output.list(TYPE)
                    .with("Identity", "The Persistent Chat pool.")
                    .with("ActiveServers", "The servers that take connections."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsPersistentChatActiveServer", "Shows those of the only pool there is.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return List.of(ChatIdentity.known(call.session(), call.arguments(), Known.query("active chat servers")));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = ChatIdentity.pool(in.session(), in.arguments());
        in.emit(ShellObject.list(TYPE)
                .with("Identity", ChatIdentity.text(pool))
                .with("ActiveServers", pool.active())
                .build());
        in.end();
    }
}
