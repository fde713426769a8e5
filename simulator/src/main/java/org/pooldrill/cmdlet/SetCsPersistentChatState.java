package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.chat.ChatPool;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Failing over Persistent Chat Server", step 5, and the last step of failing it back [doc]. */
final class SetCsPersistentChatState implements Cmdlet<Caller> {
    private static final String STATE = "PoolState";

    private static final Declaration DECLARATION = Declaration.of("Set-CsPersistentChatState")
            .synopsis("Has a Persistent Chat pool use its primary database, or the one that the log is shipped to.")
            .description(
                    "It moves no data. The database that is to be used has to be online: for FailedOver log shipping"
                            + " is dropped there, what was shipped is applied, and the database is restored with recovery.")
            .topic("Failing over Persistent Chat Server, step 5")
            .changing()
            .parameter(ChatIdentity.parameter())
            .parameter(choice(STATE, ChatPool.NORMAL, ChatPool.FAILED_OVER)
                    .mandatory()
                    .doc("Normal or FailedOver."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsPersistentChatState -Identity service:chat.contoso.com -PoolState FailedOver",
                    "Has the servers of the pool use the secondary database.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        list.add(ChatIdentity.known(call.session(), call.arguments(), asked(call.arguments())));
        if (list.get(0).isMet()) {
            list.addAll(publishing(call.session(), call.arguments()).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = ChatIdentity.pool(in.session(), in.arguments());
        var database = pool.database();
        if (in.arguments().text(STATE).equals(ChatPool.NORMAL) && database.used() && !database.restored()) {
            in.session()
                    .simulation()
                    .findings()
                    .raise(new Finding(
                            FindingCode.STEP_SKIPPED,
                            pool.chat().fqdn(),
                            "Failing back Persistent Chat Server, steps 3 and 4: what was written to "
                                    + pool.chat().secondary()
                                    + " was not restored over the primary database, and is lost"));
        }
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = ChatIdentity.pool(caller, arguments);
        return new Publishing(caller, ChatPool.state(pool.chat().fqdn(), arguments.text(STATE)), asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "State " + arguments.text(STATE) + " for a Persistent Chat pool";
    }
}
