package org.pooldrill.cmdlet;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsPoolBackupRelationship} ("Failing over a pool", step 2): the type of what it returns is documented, the
 * names of its properties are inferred. Nothing is returned for a pool without a backup pool.
 */
final class GetCsPoolBackupRelationship implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Hadr.BackupService.BackupRelation";

    private final Declaration declaration = Declaration.of("Get-CsPoolBackupRelationship")
            .synopsis("Shows the associated backup pool of a pool.")
            .description("Returns nothing for a pool that has none. Only Topology Builder changes the relationship.")
            .topic("Failing over a pool")
            .parameter(Parameter.fqdn("PoolFqdn")
                    .at(0)
                    .mandatory()
                    .fromPipeline("Identity", "Fqdn", "RegistrarPool")
                    .doc("The pool whose backup pool is asked for."))
            .parameter(Parameter.flag("LocalStore").doc("Asks the local replica instead of the active master."))
            .output(Output.list(TYPE).with("PoolFqdn", "The pool.").with("BackupPoolFqdn", "Its backup pool."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsPoolBackupRelationship -PoolFqdn pool1.contoso.com", "Shows which pool backs pool1 up.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return Known.askedPool(call, "PoolFqdn");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = in.arguments().text("PoolFqdn");
        ReadTopology.of(in)
                .backupOf(pool)
                .ifPresent(backup -> in.emit(ShellObject.list(TYPE)
                        .with("PoolFqdn", pool)
                        .with("BackupPoolFqdn", backup)
                        .build()));
        in.end();
    }
}
