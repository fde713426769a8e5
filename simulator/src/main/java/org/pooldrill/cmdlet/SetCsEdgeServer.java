package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.identity;

import java.util.ArrayList;
import java.util.List;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Failing over a pool", the preliminary step: the next hop of an Edge pool at another site [doc]. */
final class SetCsEdgeServer implements Cmdlet<Caller> {

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
                    .mandatory()
                    .bareIsTopicSpelling()
                    .doc("The Front End pool that is to be its next hop, as Registrar:<pool FQDN>."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.UnknownIdentity, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsEdgeServer -Identity EdgeServer:edge1.contoso.com -Registrar Registrar:pool2.contoso.com",
                    "Makes pool2 the next hop of edge1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var arguments = call.arguments();
        var known = new Known(call.session(), asked(arguments));
        var list = new ArrayList<>(
                List.of(known.edge(arguments.text("Identity")), known.pool(arguments.text("Registrar"))));
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
        var pool = Known.poolName(caller, arguments.text("Registrar")).orElseThrow();
        return new Publishing(caller, new TopologyEdit.NextHop(edge, pool).values(), asked(arguments));
    }

    private static String asked(Arguments arguments) {
        return "Next hop " + arguments.text("Registrar") + " for " + arguments.text("Identity");
    }
}
