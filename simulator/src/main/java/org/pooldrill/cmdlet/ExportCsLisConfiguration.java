package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Export-CsLisConfiguration}: the backup of location data that nothing else makes [doc]. */
final class ExportCsLisConfiguration implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Export-CsLisConfiguration")
            .synopsis("Writes the location database to a file.")
            .description(
                    "The Backup Service does not carry location data: what was changed since the last export is lost"
                            + " with the pool that hosts Central Management.")
            .changing()
            .parameter(text("FileName").mandatory().at(0).doc("The file to write; one that exists is not overwritten."))
            .refuses(ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress, ErrorId.FileExists, ErrorId.FileNotFound)
            .example("Export-CsLisConfiguration -FileName C:\\CsLisConfigurationFile.zip", "Exports all of it.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<>(new LocationRules(call.session(), asked(call)).writable());
        list.add(file(call).isFree());
        return list;
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(call.session(), asked(call), call.arguments().text("FileName"));
    }

    private static String asked(Call<Caller> call) {
        return "Export of location data to " + call.arguments().text("FileName");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var locations = in.session().simulation().locations();
        var pool = locations.at(in.session().on()).orElseThrow();
        file(in).write(
                        "location data of " + pool,
                        ExportedLocations.KIND,
                        new ExportedLocations(locations.of(pool).subnets()));
        in.end();
    }
}
