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

/** {@code Get-CsPersistentChatState}: which database a Persistent Chat pool uses [doc]. */
final class GetCsPersistentChatState implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.PersistentChat.PoolState";

    private static final Declaration DECLARATION = Declaration.of("Get-CsPersistentChatState")
            .synopsis("Shows whether a Persistent Chat pool is failed over.")
            .description(
                    "Normal: its servers use the primary database; FailedOver: the one that the log is shipped to.")
            .topic("Failing over Persistent Chat Server")
            .parameter(ChatIdentity.parameter())
            .output(Output.list(TYPE)
                    .with("Identity", "The Persistent Chat pool.")
                    .with("PoolState", "Normal or FailedOver."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsPersistentChatState -Identity service:chat.contoso.com", "Shows the state of one pool.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return List.of(ChatIdentity.known(call.session(), call.arguments(), Known.query("the state of a chat pool")));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = ChatIdentity.pool(in.session(), in.arguments());
        in.emit(ShellObject.list(TYPE)
                .with("Identity", ChatIdentity.text(pool))
                .with("PoolState", pool.state())
                .build());
        in.end();
    }
}
