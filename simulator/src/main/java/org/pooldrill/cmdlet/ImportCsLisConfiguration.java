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

/** {@code Import-CsLisConfiguration}: after Central Management was failed over, location data come from a file [doc]. */
final class ImportCsLisConfiguration implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Import-CsLisConfiguration")
            .synopsis("Reads the location database from a file.")
            .description(
                    "It takes the place of what the database beside the Central Management store holds. Clients are"
                            + " told with Publish-CsLisConfiguration.")
            .changing()
            .parameter(text("FileName").mandatory().at(0).doc("A file that Export-CsLisConfiguration wrote."))
            .refuses(ErrorId.FileNotFound, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Import-CsLisConfiguration -FileName C:\\CsLisConfigurationFile.zip",
                    "Restores what was exported before the disaster.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<>(new LocationRules(call.session(), asked(call)).writable());
        list.add(file(call).exists(ExportedLocations.KIND, ExportedLocations.NOUN));
        return list;
    }

    private static TypedFile file(Call<Caller> call) {
        return TypedFile.of(call.session(), asked(call), call.arguments().text("FileName"));
    }

    private static String asked(Call<Caller> call) {
        return "Import of location data from " + call.arguments().text("FileName");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var locations = in.session().simulation().locations();
        locations.replace(
                locations.at(in.session().on()).orElseThrow(),
                file(in).read(ExportedLocations.class).subnets(),
                "a file");
        in.end();
    }
}
