package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** {@code Remove-CsLisSubnet}: a subnet has no location any more [doc]. */
final class RemoveCsLisSubnet implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Remove-CsLisSubnet")
            .synopsis("Takes a subnet out of the location database.")
            .description("Clients are told with Publish-CsLisConfiguration.")
            .changing()
            .parameter(text("Subnet").mandatory().at(0).fromPipeline("Subnet").doc("Its address, such as 10.1.0.0."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example("Remove-CsLisSubnet -Subnet 10.1.0.0", "Forgets where the computers of 10.1.0.0 are.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var subnet = call.arguments().text("Subnet");
        var locations = call.session().simulation().locations();
        var list = new ArrayList<>(rules(call).writable());
        rules(call)
                .pool()
                .ifPresent(pool -> list.add(
                        0,
                        new Known(call.session(), "Removal of " + subnet)
                                .one(
                                        "subnet",
                                        subnet,
                                        locations.of(pool).subnets().keySet())));
        return list;
    }

    private static LocationRules rules(Call<Caller> call) {
        return new LocationRules(
                call.session(), "Removal of " + call.arguments().text("Subnet"));
    }

    @Override
    public void run(Invocation<Caller> in) {
        in.session()
                .simulation()
                .locations()
                .set(rules(in).pool().orElseThrow(), in.arguments().text("Subnet"), "");
        in.end();
    }
}
