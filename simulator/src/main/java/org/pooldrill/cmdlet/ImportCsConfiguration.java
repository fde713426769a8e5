package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * Reads an exported configuration back, into the Central Management store or into the local store of this computer [doc].
 * A local store that held on to a second master lets go of it then [model].
 */
final class ImportCsConfiguration implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Import-CsConfiguration")
            .synopsis("Reads topology, policies and settings from a file.")
            .description("Without -LocalStore it overwrites what the Central Management store has, which has to be"
                    + " writable; the replicas follow. With it the local store of this computer, or of each computer of"
                    + " this pool, is overwritten, and takes the next update from whichever master is active.")
            .topic("Failing over a pool, step 6")
            .changing()
            .parameter(text("FileName").mandatory().at(0).doc("A file that Export-CsConfiguration wrote."))
            .parameter(flag("LocalStore").doc("Overwrites the local store instead."))
            .refuses(ErrorId.WrongComputer, ErrorId.FileNotFound, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Import-CsConfiguration -FileName C:\\CsConfigurationFile.zip -LocalStore",
                    "Gives this Front End the configuration of the file.")
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
        var list = new ArrayList<Precondition>();
        list.add(file(call).exists(ExportedConfiguration.KIND, ExportedConfiguration.NOUN));
        if (list.get(0).isMet() && !call.arguments().flag("LocalStore")) {
            list.addAll(publishing(call).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        if (!in.arguments().flag("LocalStore")) {
            publishing(in).run(in);
            return;
        }
        var values = file(in).read(ExportedConfiguration.class).values();
        LocalStore.computers(in.session())
                .forEach(computer -> in.session().simulation().replicator().importInto(computer, values));
        in.end();
    }

    private static Publishing publishing(Call<Caller> call) {
        return new Publishing(call.session(), changes(call), asked(call));
    }

    /** What is to be published for the store to hold what the file holds, and nothing else. */
    private static Map<String, String> changes(Call<Caller> call) {
        var caller = call.session();
        var now = caller.simulation()
                .centralStore()
                .published(caller.on().orElse(""))
                .values();
        var wanted = file(call).read(ExportedConfiguration.class).values();
        var changes = new TreeMap<String, String>();
        now.keySet().stream().filter(key -> !wanted.containsKey(key)).forEach(key -> changes.put(key, ""));
        wanted.forEach((key, value) -> {
            if (!value.equals(now.get(key))) {
                changes.put(key, value);
            }
        });
        return changes;
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(call.session(), asked(call), call.arguments().text("FileName"));
    }

    private static String asked(Call<Caller> call) {
        return "Import of the configuration from " + call.arguments().text("FileName");
    }
}
