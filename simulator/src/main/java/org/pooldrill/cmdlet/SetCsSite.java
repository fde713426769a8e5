package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.finding.Finding;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Failing over the Edge pool used for XMPP federation", step 3, and the way back [doc]. */
final class SetCsSite implements Cmdlet<Caller> {
    private static final String XMPP = "XmppFederationRoute";
    private static final String FEDERATION = "FederationRoute";
    private static final String CHAT = "DefaultPersistentChatPool";

    private static final Declaration DECLARATION = Declaration.of("Set-CsSite")
            .synopsis("Changes a site's routes for federation and XMPP, and its Persistent Chat pool.")
            .description(
                    "An Edge pool follows a new route once its replica has it and its services run. Setting a route"
                            + " moves the designation: one Edge pool at a time carries XMPP, one federation.")
            .topic("Failing over the Edge pool used for XMPP federation, step 3")
            .changing()
            .parameter(identity("Identity")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The site's name, without a prefix."))
            .parameter(identity(XMPP, "EdgeServer")
                    .topicAlias("XmppExternalFederationRoute")
                    .bareIsTopicSpelling()
                    .doc("The Edge pool for XMPP, as EdgeServer:<Edge pool FQDN>."))
            .parameter(identity(FEDERATION, "EdgeServer")
                    .bareIsTopicSpelling()
                    .doc("The Edge pool for federation, as EdgeServer:<Edge pool FQDN>."))
            .parameter(identity(CHAT, "PersistentChatServer")
                    .doc("The Persistent Chat pool of the site's users, as PersistentChatServer:<FQDN>."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .atLeastOneOf(XMPP, FEDERATION, CHAT)
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsSite -Identity Datacenter2 -XmppFederationRoute EdgeServer:edge2.contoso.com",
                    "Has edge2 carry XMPP.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var known = new Known(call.session(), asked(arguments));
        var list = new ArrayList<Precondition>();
        list.add(known.site(arguments.text("Identity")));
        arguments.textIf(XMPP).ifPresent(edge -> list.add(known.edge(edge)));
        arguments.textIf(FEDERATION).ifPresent(edge -> list.add(known.edge(edge)));
        arguments
                .textIf(CHAT)
                .ifPresent(chat -> list.add(known.one(
                        "Persistent Chat pool",
                        chat,
                        call.session().estate().persistentChat().keySet())));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(call.session(), arguments).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        edge(in.session(), in.arguments(), XMPP).ifPresent(edge -> noteSkippedStop(in.session(), edge));
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var site = Known.named(caller.estate().sites().keySet(), arguments.text("Identity"))
                .orElseThrow();
        var values = new TreeMap<String, String>();
        edge(caller, arguments, XMPP).ifPresent(edge -> values.putAll(new TopologyEdit.XmppRoute(site, edge).values()));
        edge(caller, arguments, FEDERATION)
                .ifPresent(edge -> values.putAll(new TopologyEdit.FederationRoute(site, edge).values()));
        arguments
                .textIf(CHAT)
                .flatMap(name -> Known.named(caller.estate().persistentChat().keySet(), name))
                .ifPresent(chat -> values.put(ConfigurationKeys.defaultPersistentChatPool(site), chat));
        return new Publishing(caller, values, asked(arguments));
    }

    private static Optional<String> edge(Caller caller, Arguments arguments, String parameter) {
        return arguments.textIf(parameter).flatMap(name -> Known.edgeName(caller, name));
    }

    private static String asked(Arguments arguments) {
        return "Change of the routes of site " + arguments.text("Identity");
    }

    /**
     * Step 2 has the services of the new Edge pool stopped, so that it takes no traffic half-configured. On the way back
     * they are started first ("Failing back the Edge pool"), so the Edge pool that had the route at the start is spared.
     */
    private static void noteSkippedStop(Caller caller, String edge) {
        var simulation = caller.simulation();
        var atHome = caller.estate().xmppEdge().filter(edge::equals).isPresent();
        if (!atHome && simulation.world().computers().serviceRuns(edge, WindowsService.RTCSRV)) {
            simulation
                    .findings()
                    .raise(new Finding(
                            FindingCode.STEP_SKIPPED,
                            edge,
                            "Failing over the Edge pool used for XMPP federation, steps 2 and 7: the services of "
                                    + edge
                                    + " run while it gets the route; stop them first (Stop-CsWindowsService) and start"
                                    + " them when DNS and the port are right"));
        }
    }
}
