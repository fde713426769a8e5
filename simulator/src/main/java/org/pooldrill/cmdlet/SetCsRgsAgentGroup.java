package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pooldrill.application.ApplicationEvent.ResponseGroupChanged;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.estate.Participation;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.source.Mark;

/** Changes who answers: what was changed since the last export is lost with the pool ("Response Group" [doc]). */
final class SetCsRgsAgentGroup implements Cmdlet<Caller> {
    private static final String ASKED = "Change of an agent group";

    private static final Declaration DECLARATION = Declaration.of("Set-CsRgsAgentGroup")
            .synopsis("Changes the agents of a response group, and how they take part.")
            .description(
                    "In Lync one changes the properties of the instance first; here they are given with it, since a"
                            + " line has no variables of its own.")
            .topic("Response Group disaster recovery")
            .changing()
            .parameter(Parameter.anything("Instance")
                    .mandatory()
                    .at(0)
                    .fromPipeline("Identity")
                    .doc("The agent group, as Get-CsRgsAgentGroup shows it, or its identity."))
            .parameter(edits("AgentsByUri")
                    .mark(Mark.MODEL)
                    .doc("The agents, as sip:<address>: a list, or @{Add=...}, @{Remove=...}."))
            .parameter(choice("ParticipationPolicy", "Formal", "Informal")
                    .mark(Mark.MODEL)
                    .doc("Formal: agents sign in to the group themselves."))
            .atLeastOneOf("AgentsByUri", "ParticipationPolicy")
            .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
            .example(
                    "Get-CsRgsAgentGroup -Name \"Help Desk\" | Set-CsRgsAgentGroup -AgentsByUri"
                            + " @{Add=\"sip:carol@contoso.com\"}",
                    "Has carol answer too.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    private static List<String> agents(Call<Caller> call, List<String> present) {
        var uris = present.stream().map(agent -> "sip:" + agent).toList();
        return call.arguments().editIf("AgentsByUri").map(edit -> edit.applyTo(uris)).orElse(uris).stream()
                .map(uri -> uri.toLowerCase(Locale.ROOT))
                .map(uri -> uri.startsWith("sip:") ? uri.substring("sip:".length()) : uri)
                .distinct()
                .toList();
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var instance = RgsInstance.of(call, ASKED);
        var list = new ArrayList<>(instance.preconditions(WindowsService.RTCRGS));
        instance.named().ifPresent(named -> agents(call, named.group().agents()).stream()
                .filter(agent ->
                        call.session().simulation().world().populationOf(agent).isEmpty())
                .forEach(agent -> list.add(Precondition.unmet(
                        "Every agent is a user",
                        Refusal.of(
                                ErrorId.UnknownIdentity,
                                agent,
                                ASKED,
                                "there is no user " + agent,
                                "Give SIP addresses of users who are enabled.")))));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var named = RgsInstance.of(in, ASKED).named().orElseThrow();
        var group = named.group();
        var participation = in.arguments()
                .textIf("ParticipationPolicy")
                .map(word -> word.equals("Formal") ? Participation.FORMAL : Participation.INFORMAL)
                .orElse(group.participation());
        new ApplicationService(in.session(), ASKED, named.pool())
                .record(new ResponseGroupChanged(named.pool(), group.with(agents(in, group.agents()), participation)));
        in.end();
    }
}
