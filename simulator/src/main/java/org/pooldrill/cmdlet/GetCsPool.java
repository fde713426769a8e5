package org.pooldrill.cmdlet;

import java.util.ArrayList;
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
import org.pooldrill.shell.object.Wildcard;

/** {@code Get-CsPool}: the pools of the topology; the properties are those of the cmdlet reference [doc]. */
final class GetCsPool implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Xds.DisplayPool";

    private final Declaration declaration = Declaration.of("Get-CsPool")
            .synopsis("Shows the pools of the deployment and the services that each runs.")
            .description("Shows the topology as it was published; whether the pools are up shows Get-CsWindowsService.")
            .parameter(Parameter.fqdn("Identity")
                    .at(0)
                    .fromPipeline("Fqdn", "PoolFqdn", "RegistrarPool")
                    .doc("The FQDN of one pool."))
            .parameter(Parameter.text("Filter").doc("Pools whose Identity fits this pattern with *."))
            .parameter(Parameter.text("Site").doc("The pools of one site, by its name."))
            .parameter(Parameter.flag("LocalStore").doc("Asks the local replica; pools are the same everywhere."))
            .atMostOneOf("Identity", "Filter")
            .output(Output.list(TYPE)
                    .with("Identity", "The pool's FQDN.")
                    .with("Services", "The services that it runs, as Get-CsService names them.")
                    .with("Computers", "Its computers, in the order of the topology.")
                    .with("Fqdn", "The pool's FQDN.")
                    .with("Site", "The site that it stands in."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsPool", "Shows all pools.")
            .example("Get-CsPool -Site Datacenter2", "Shows the pools of one site.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var estate = call.session().estate();
        var list = new ArrayList<>(Known.asked(call, "Identity", "pool", fqdns(call.session())));
        list.addAll(Known.asked(call, "Site", "site", estate.sites().keySet()));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var pattern = Wildcard.of(in.arguments().textIf("Filter").orElse("*"));
        for (var fqdn : fqdns(caller)) {
            var site = caller.estate().siteOf(fqdn).orElse("");
            if (in.arguments().textIf("Identity").map(fqdn::equalsIgnoreCase).orElse(true)
                    && in.arguments().textIf("Site").map(site::equalsIgnoreCase).orElse(true)
                    && pattern.fits(fqdn)) {
                in.emit(ShellObject.list(TYPE)
                        .with("Identity", fqdn)
                        .with(
                                "Services",
                                TopologyServices.of(caller).stream()
                                        .filter(service -> service.pool().equals(fqdn))
                                        .map(TopologyServices.Service::identity)
                                        .toList())
                        .with("Computers", caller.estate().computersOf(fqdn))
                        .with("Fqdn", fqdn)
                        .with("Site", "Site:" + site)
                        .build());
            }
        }
        in.end();
    }

    private static List<String> fqdns(Caller caller) {
        var all = new ArrayList<>(caller.pools());
        all.addAll(caller.estate().edges().keySet());
        return all;
    }
}
