package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;
import static org.pooldrill.shell.command.Parameter.span;
import static org.pooldrill.shell.command.Parameter.truth;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Set-CsRegistrar} ("Central site voice resiliency" [doc]): whether users go to the backup registrar by
 * themselves, and after how long. The reference prints 84,400 seconds for 24 hours; 24 hours are meant.
 */
final class SetCsRegistrar implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Set-CsRegistrar")
            .synopsis("Changes how the users of a registrar fail over to the backup registrar.")
            .description("The failover of the registrar is automatic and gives limited functionality; for everything it"
                    + " takes Invoke-CsPoolFailOver. The way home hangs on the same switch.")
            .topic("Central site voice resiliency")
            .changing()
            .parameter(identity("Identity", "Registrar")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The registrar: Registrar: and the pool's FQDN."))
            .parameter(truth("EnableAutomaticFailover")
                    .doc("Whether users go to the backup registrar, and back, by themselves."))
            .parameter(span("FailureDetectionInterval", VoiceFailover.MIN_DETECTION, VoiceFailover.MAX_DETECTION)
                    .doc(
                            "How long no heartbeat has come before the backup registrar takes the pool for down, 30 seconds"
                                    + " to 24 hours; 300 seconds unless set."))
            .parameter(span("FailbackDetectionInterval", VoiceFailover.MIN_DETECTION, VoiceFailover.MAX_DETECTION)
                    .alias("FailBackInterval")
                    .doc("How long heartbeats have come again before users are sent home, 30 seconds to 24 hours; 600"
                            + " seconds unless set."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .atLeastOneOf("EnableAutomaticFailover", "FailureDetectionInterval", "FailbackDetectionInterval")
            .refuses(ErrorId.UnknownIdentity, ErrorId.PoolNotPaired, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsRegistrar -Identity Registrar:pool1.contoso.com -EnableAutomaticFailover $true"
                            + " -FailureDetectionInterval 300 -FailbackDetectionInterval 600",
                    "Sets the registrar of pool1 as it is by default.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var typed = call.arguments().text("Identity");
        var asked = asked(typed);
        var list = new ArrayList<Precondition>();
        list.add(new Known(caller, asked).pool(typed));
        if (list.get(0).isMet()) {
            var pool = Known.poolName(caller, typed).orElseThrow();
            var backup =
                    caller.simulation().centralStore().deployment().topology().backupOf(pool);
            list.add(Precondition.that(
                    backup.isPresent(),
                    "The pool has a backup registrar",
                    backup.orElse(""),
                    () -> Refusal.of(
                            ErrorId.PoolNotPaired,
                            pool,
                            asked,
                            pool + " has no backup registrar, since it has no associated backup pool",
                            "Assign one in Topology Builder first.")));
            list.addAll(publishing(caller, call.arguments()).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var pool = Known.poolName(caller, arguments.text("Identity")).orElseThrow();
        var edit = new TopologyEdit.Voice(
                pool,
                arguments.truthIf("EnableAutomaticFailover"),
                arguments.spanIf("FailureDetectionInterval"),
                arguments.spanIf("FailbackDetectionInterval"));
        return new Publishing(caller, edit.values(), asked(pool));
    }

    private static String asked(String pool) {
        return "Change of the registrar " + pool;
    }
}
