package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pooldrill.cms.Topology;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * Writes the configuration to a file: what Move-CsManagementServer needs when the old Central Management server is dead,
 * and part of the cure of a store that does not come back ("Failing over a pool", step 6, and a support article) [doc].
 */
final class ExportCsConfiguration implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Export-CsConfiguration")
            .synopsis("Writes topology, policies and settings to a file.")
            .description("The file is one of the computer that the line is typed on. Without -LocalStore it takes the"
                    + " Central Management store, which has to be available.")
            .topic("Failing over a pool, step 6")
            .changing()
            .parameter(text("FileName").mandatory().at(0).doc("The file to write; one that exists is not overwritten."))
            .parameter(flag("LocalStore")
                    .doc("Takes the replica on this computer, which is there even while no master is."))
            .refuses(ErrorId.WrongComputer, ErrorId.CmsNotAvailable, ErrorId.FileExists, ErrorId.FileNotFound)
            .example("Export-CsConfiguration -FileName C:\\CsConfigurationFile.zip", "Exports all of it.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> admission(Caller caller, Predicate<String> asks) {
        return asks.test("LocalStore") ? List.of(LocalStore.here(caller)) : List.of();
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var text = "There is a configuration to export";
        return List.of(
                source(call)
                        .map(topology ->
                                Precondition.met(text, topology.values().size() + " values"))
                        .orElseGet(() -> Precondition.unmet(
                                text,
                                Refusal.of(
                                        ErrorId.CmsNotAvailable,
                                        "",
                                        asked(call),
                                        call.session()
                                                .simulation()
                                                .centralStore()
                                                .deployment()
                                                .whyNotAvailable(call.session()
                                                        .on()
                                                        .flatMap(call.session().estate()::siteOf)),
                                        "Export the replica of a Front End: -LocalStore."))),
                file(call).isFree());
    }

    private static Optional<Topology> source(Call<Caller> call) {
        var caller = call.session();
        var store = caller.simulation().centralStore();
        if (call.arguments().flag("LocalStore")) {
            return LocalStore.computers(caller).stream()
                    .findFirst()
                    .map(computer ->
                            caller.simulation().world().replicas().of(computer).topology());
        }
        var site = caller.on().flatMap(caller.estate()::siteOf);
        return store.deployment()
                .masterFor(site)
                .map(master -> store.published(caller.on().orElse("")));
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(call.session(), asked(call), call.arguments().text("FileName"));
    }

    private static String asked(Call<Caller> call) {
        return "Export of the configuration to " + call.arguments().text("FileName");
    }

    @Override
    public void run(Invocation<Caller> in) {
        source(in).ifPresent(topology -> file(in).write(
                        "the configuration", ExportedConfiguration.KIND, new ExportedConfiguration(topology.values())));
        in.end();
    }
}
