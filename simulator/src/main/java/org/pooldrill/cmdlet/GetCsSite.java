package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.Topology;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;

/** {@code Get-CsSite}: the sites, with the routes that Set-CsSite changes [doc]. */
final class GetCsSite implements Cmdlet<Caller> {
    private static final String TYPE = "Microsoft.Rtc.Management.Xds.DisplaySite";
    private static final String IDENTITY = "Identity";

    private static final Declaration DECLARATION = Declaration.of("Get-CsSite")
            .synopsis("Shows the sites, and their routes for federation and XMPP.")
            .description("A route is shown at the site for which it was set; where none was set it is empty, and the"
                    + " designation in the topology goes.")
            .topic("Failing over the Edge pool used for XMPP federation")
            .parameter(identity(IDENTITY).at(0).doc("The name of a site; all without it."))
            .output(Output.list(TYPE)
                    .with("Identity", "The site, as Site:<name>.")
                    .with("Pools", "The Front End and Edge pools that stand there.")
                    .with("FederationRoute", "The Edge pool for federation.")
                    .with("XmppFederationRoute", "The Edge pool for XMPP.")
                    .with("DefaultPersistentChatPool", "The Persistent Chat pool of its users.")
                    .with("DisplayName", "Its name."))
            .refuses(ErrorId.UnknownIdentity)
            .example("Get-CsSite Datacenter2", "Shows one site.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return Known.asked(
                call, IDENTITY, "site", call.session().estate().sites().keySet());
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var only = in.arguments().textIf(IDENTITY);
        var topology = caller.simulation().centralStore().published(caller.on().orElse(""));
        caller.estate().sites().keySet().stream()
                .filter(site -> only.stream().allMatch(site::equalsIgnoreCase))
                .forEach(site -> in.emit(object(caller, topology, site)));
        in.end();
    }

    private static ShellObject object(Caller caller, Topology topology, String site) {
        var pools = new ArrayList<String>();
        caller.estate().pools().values().stream()
                .filter(pool -> pool.site().equals(site))
                .forEach(pool -> pools.add(pool.fqdn()));
        caller.estate().edges().values().stream()
                .filter(edge -> edge.site().equals(site))
                .forEach(edge -> pools.add(edge.fqdn()));
        return ShellObject.list(TYPE)
                .with("Identity", "Site:" + site)
                .with("Pools", pools)
                .with("FederationRoute", route(topology, ConfigurationKeys.federationRoute(site), "EdgeServer:"))
                .with("XmppFederationRoute", route(topology, ConfigurationKeys.xmppRoute(site), "EdgeServer:"))
                .with(
                        "DefaultPersistentChatPool",
                        route(topology, ConfigurationKeys.defaultPersistentChatPool(site), "PersistentChatServer:"))
                .with("DisplayName", site)
                .build();
    }

    private static String route(Topology topology, String key, String role) {
        var value = topology.values().getOrDefault(key, "");
        return value.isEmpty() ? "" : role + value;
    }
}
