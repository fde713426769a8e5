package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/** "Failing over a pool", the preliminary step: the next hop of an Edge pool at another site [doc]. */
final class SetCsEdgeServer implements Cmdlet<Caller> {

    private static final List<String> PORTS = List.of(
            "AccessEdgeInternalSipPort",
            "AccessEdgeExternalSipPort",
            "AccessEdgeClientSipPort",
            "MediaRelayAuthEdgePort",
            "MediaRelayInternalTurnTcpPort",
            "MediaRelayExternalTurnTcpPort",
            "MediaRelayInternalTurnUdpPort",
            "MediaRelayExternalTurnUdpPort",
            "MediaCommunicationPortStart",
            "MediaCommunicationPortCount",
            "XmppInternalPort",
            "XmppListeningPort",
            "DataPsomServerPort",
            "DataPsomClientPort");

    private static final Declaration DECLARATION = Declaration.of("Set-CsEdgeServer")
            .synopsis("Changes the next hop of an Edge pool.")
            .description(
                    "It is written to the Central Management store, which has to be available. The Edge pool itself"
                            + " may be down; it follows as soon as its replica does.")
            .topic("Failing over a pool")
            .changing()
            .parameter(identity("Identity", "EdgeServer")
                    .mandatory()
                    .at(0)
                    .bareIsTopicSpelling()
                    .fromPipeline("Identity")
                    .doc("The Edge pool, as EdgeServer:<Edge pool FQDN>."))
            .parameter(identity("Registrar", "Registrar")
                    .bareIsTopicSpelling()
                    .doc("The Front End pool that is to be its next hop, as Registrar:<pool FQDN>."))
            .parameter(port("AccessEdgeInternalSipPort", 5061, "SIP from inside"))
            .parameter(port("AccessEdgeExternalSipPort", 5061, "SIP from partners"))
            .parameter(port("AccessEdgeClientSipPort", 443, "SIP from users outside"))
            .parameter(port("MediaRelayAuthEdgePort", 5062, "authentication of media relay"))
            .parameter(port("MediaRelayInternalTurnTcpPort", 443, "media over TCP from inside"))
            .parameter(port("MediaRelayExternalTurnTcpPort", 443, "media over TCP from outside"))
            .parameter(port("MediaRelayInternalTurnUdpPort", 3478, "media over UDP from inside"))
            .parameter(port("MediaRelayExternalTurnUdpPort", 3478, "media over UDP from outside"))
            .parameter(port("MediaCommunicationPortStart", 50000, "the first port of media"))
            .parameter(port("MediaCommunicationPortCount", 10000, "how many ports media has"))
            .parameter(port("XmppInternalPort", 5098, "XMPP from inside"))
            .parameter(port("XmppListeningPort", 5269, "XMPP from partners"))
            .parameter(port("DataPsomServerPort", 8057, "web conferencing from inside"))
            .parameter(port("DataPsomClientPort", 443, "web conferencing from outside"))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .atLeastOneOf(
                    "Registrar",
                    "AccessEdgeInternalSipPort",
                    "AccessEdgeExternalSipPort",
                    "AccessEdgeClientSipPort",
                    "MediaRelayAuthEdgePort",
                    "MediaRelayInternalTurnTcpPort",
                    "MediaRelayExternalTurnTcpPort",
                    "MediaRelayInternalTurnUdpPort",
                    "MediaRelayExternalTurnUdpPort",
                    "MediaCommunicationPortStart",
                    "MediaCommunicationPortCount",
                    "XmppInternalPort",
                    "XmppListeningPort",
                    "DataPsomServerPort",
                    "DataPsomClientPort")
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com",
                    "Makes pool2 the next hop of edge1.")
            .build();

    private static Parameter.Builder port(String name, int standard, String use) {
        return Parameter.count(name, 1, 65_535)
                .doc("A port: " + use + "; " + standard
                        + " in Lync. Published with the topology; traffic in the model goes by pool, not by port.");
    }

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var known = new Known(call.session(), asked(arguments));
        var list = new ArrayList<Precondition>();
        list.add(known.edge(arguments.text("Identity")));
        arguments.textIf("Registrar").ifPresent(pool -> list.add(known.pool(pool)));
        if (list.stream().allMatch(Precondition::isMet)) {
            list.addAll(publishing(call.session(), arguments).preconditions());
        }
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        publishing(in.session(), in.arguments()).run(in);
    }

    private static Publishing publishing(Caller caller, Arguments arguments) {
        var edge = Known.edgeName(caller, arguments.text("Identity")).orElseThrow();
        var values = new TreeMap<String, String>();
        arguments
                .textIf("Registrar")
                .flatMap(name -> Known.poolName(caller, name))
                .ifPresent(pool -> values.putAll(new TopologyEdit.NextHop(edge, pool).values()));
        PORTS.forEach(port -> arguments
                .countIf(port)
                .ifPresent(number -> values.put(ConfigurationKeys.edgePort(edge, port), String.valueOf(number))));
        return new Publishing(caller, values, asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return arguments
                .textIf("Registrar")
                .map(pool -> "Next hop " + pool + " for " + arguments.text("Identity"))
                .orElse("Change of ports of " + arguments.text("Identity"));
    }
}
