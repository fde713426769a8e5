package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Configuring and monitoring the Backup Service": removing the one collection of settings resets it [doc]. */
final class RemoveCsBackupServiceConfiguration implements Cmdlet<Caller> {
    private static final String ASKED = "Reset of the Backup Service's settings";

    private static final Declaration DECLARATION = Declaration.of("Remove-CsBackupServiceConfiguration")
            .synopsis("Resets the settings of the Backup Service to their defaults.")
            .topic("Configuring and monitoring the Backup Service")
            .changing()
            .parameter(identity("Identity")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("Only global."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example("Remove-CsBackupServiceConfiguration -Identity global", "Resets all settings.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        list.add(GlobalInstance.named(call.arguments().text("Identity"), ASKED));
        if (list.get(0).isMet()) {
            list.addAll(publishing(call.session()).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session()).run(in);
    }

    private static Publishing publishing(Caller caller) {
        return new Publishing(caller, Topology.backupSettings(BackupSettings.DEFAULT), ASKED);
    }
}
