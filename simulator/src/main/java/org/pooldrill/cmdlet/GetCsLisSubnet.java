package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** {@code Get-CsLisSubnet}: what the location database holds, published or not [doc]. */
final class GetCsLisSubnet implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.Lis.Subnet";

    private static final Declaration DECLARATION = Declaration.of("Get-CsLisSubnet")
            .synopsis("Shows the location of each subnet in the location database.")
            .description("The database is the one beside the Central Management store that acts.")
            .parameter(text("Subnet").at(0).doc("The one subnet to show."))
            .output(Output.list(TYPE).with("Subnet", "Its address.").with("Location", "Where it is, in one line."))
            .refuses(ErrorId.CmsNotAvailable)
            .example("Get-CsLisSubnet", "Shows all of them.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var text = "The location database is available";
        var why = caller.simulation()
                .centralStore()
                .deployment()
                .masterFor(caller.on().flatMap(caller.estate()::siteOf));
        return List.of(why.map(pool -> Precondition.met(text, "the one at " + pool))
                .orElseGet(() -> Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.CmsNotAvailable,
                                "",
                                "Query for location data",
                                caller.simulation()
                                        .centralStore()
                                        .deployment()
                                        .whyNotAvailable(caller.on().flatMap(caller.estate()::siteOf)),
                                "Fail the Central Management server over first: Invoke-CsManagementServerFailover."))));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var locations = in.session().simulation().locations();
        var only = in.arguments().textIf("Subnet");
        locations
                .at(in.session().on())
                .ifPresent(pool -> locations.of(pool).subnets().forEach((subnet, location) -> {
                    if (only.map(subnet::equals).orElse(true)) {
                        in.emit(ShellObject.list(TYPE)
                                .with("Subnet", subnet)
                                .with("Location", location)
                                .build());
                    }
                }));
        in.end();
    }
}
