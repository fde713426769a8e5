package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.pooldrill.management.ServerMoveRequest;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * "Failing over a pool", step 6, and the cmdlet reference: Central Management without a standby is moved to another pool.
 * That it is local, needs the new store, and is cancelled on the old pool is documented.
 */
final class MoveCsManagementServer implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Move-CsManagementServer")
            .synopsis("Moves the Central Management server to the pool of this computer.")
            .description(
                    "For Central Management that has no standby, as on a pool of Lync Server 2010. The databases have"
                            + " to be there (Install-CsDatabase), and the Front-End service has to run. The old store is read-only"
                            + " meanwhile; topology, settings and location data go along.")
            .description(
                    "Where the old Central Management server is dead, -Force takes them from files that were exported"
                            + " before. What was changed since then is lost.")
            .description(
                    "It installs the services of Central Management on this computer. Run Bootstrapper.exe /Setup on"
                            + " the other Front Ends of the pool, and on those of its partner for the standby.")
            .description("Run on the old pool while it is being moved, it cancels the move.")
            .topic("Failing over a pool, step 6")
            .changing()
            .parameter(text("ConfigurationFileName")
                    .doc("A file of Export-CsConfiguration; used instead of the old store."))
            .parameter(text("LisConfigurationFileName")
                    .doc("A file of Export-CsLisConfiguration; used instead of the old location database."))
            .parameter(flag("Force")
                    .doc("Does not ask the old store to be read-only first, and does without it where the files are"
                            + " given."))
            .parameter(text("Report").doc("The file to write the report to."))
            .needs("ConfigurationFileName", "Force")
            .needs("LisConfigurationFileName", "ConfigurationFileName")
            .refuses(
                    ErrorId.WrongComputer,
                    ErrorId.FileNotFound,
                    ErrorId.CmsPaired,
                    ErrorId.CmsNotAvailable,
                    ErrorId.ServiceNotRunning,
                    ErrorId.CmsFailoverInProgress,
                    ErrorId.CmsMoveInProgress)
            .example("Move-CsManagementServer", "Moves it from a pool that is up.")
            .example(
                    "Move-CsManagementServer -ConfigurationFileName C:\\CsConfigurationFile.zip"
                            + " -LisConfigurationFileName C:\\CsLisConfigurationFile.zip -Force",
                    "Takes it over from a pool that is lost.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> admission(Caller caller, Predicate<String> asks) {
        return List.of(
                caller.simulation().serverMove().rules().computer(caller.on().orElse("")));
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        call.arguments()
                .textIf("ConfigurationFileName")
                .ifPresent(path ->
                        list.add(file(call, path).exists(ExportedConfiguration.KIND, ExportedConfiguration.NOUN)));
        call.arguments()
                .textIf("LisConfigurationFileName")
                .ifPresent(path -> list.add(file(call, path).exists(ExportedLocations.KIND, ExportedLocations.NOUN)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(call.session().simulation().serverMove().rules().preconditions(request(call)));
        }
        return list;
    }

    private static TypedFile file(Call<Caller> call, String path) {
        return TypedFile.of(call.session(), "Moving the Central Management server", path);
    }

    private static ServerMoveRequest request(Call<Caller> call) {
        var arguments = call.arguments();
        return new ServerMoveRequest(
                call.session().on().orElse(""),
                arguments.flag("Force"),
                arguments.textIf("ConfigurationFileName").map(path -> file(call, path)
                        .read(ExportedConfiguration.class)
                        .values()),
                arguments.textIf("LisConfigurationFileName").map(path -> file(call, path)
                        .read(ExportedLocations.class)
                        .subnets()));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var simulation = in.session().simulation();
        var cancels = simulation.serverMove().rules().cancels(in.session().on().orElse(""));
        var from = simulation.centralStore().deployment().host().orElse("");
        var to = in.session().pool().orElse("");
        in.verbose(cancels ? "Cancelling the move from " + from + "." : "Moving from " + from + " to " + to + ".");
        simulation
                .serverMove()
                .start(
                        request(in),
                        refusal -> refusal.ifPresentOrElse(in::refuse, () -> {
                            if (!cancels) {
                                in.session().localComputers().stream()
                                        .filter(simulation.world().computers()::computerUp)
                                        .findFirst()
                                        .ifPresent(simulation.storeSetup()::installServices);
                                Report.write(in, "Central Management was moved from " + from + " to " + to);
                            }
                            in.end();
                        }));
    }
}
