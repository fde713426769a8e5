package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.responsegroup.GroupDatabase;
import org.pooldrill.responsegroup.ResponseGroup;
import org.pooldrill.responsegroup.Timetable;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/**
 * Get-CsRgsWorkflow, -Queue, -AgentGroup, -HoursOfBusiness and -HolidaySet: the parts of response groups. At a backup
 * pool what another pool owns is shown with {@code -Owner} or {@code -ShowAll} only [doc].
 */
final class GetCsRgs implements Cmdlet<Caller> {

    /** What is asked for. */
    enum Part {
        Workflow("workflows", "The number that callers dial, and what happens to their calls."),
        Queue("queues", "Where callers wait."),
        AgentGroup("agent groups", "Who answers, and how calls come to them."),
        HoursOfBusiness("business hours", "When workflows are open; the times are not modelled."),
        HolidaySet("holiday sets", "When workflows are closed; the days are not modelled.");

        private final String noun;
        private final String doc;

        Part(String noun, String doc) {
            this.noun = noun;
            this.doc = doc;
        }
    }

    private final Part part;
    private final Declaration declaration;

    GetCsRgs(Part part) {
        this.part = part;
        declaration = Declaration.of("Get-CsRgs" + part)
                .synopsis("Shows the " + part.noun + " of response groups.")
                .description(part.doc)
                .description("What a pool holds for another owner, from an import, is shown with -Owner or -ShowAll.")
                .topic("Response Group disaster recovery")
                .parameter(ApplicationService.parameter("Identity")
                        .at(0)
                        .byDefault("", "every pool that can be reached")
                        .doc("The pool to ask, as service:ApplicationServer:<pool FQDN>."))
                .parameter(text("Name").byDefault("*", "all").doc("Only those of this name; * stands for anything."))
                .parameter(ApplicationService.parameter("Owner").doc("Only what this pool owns."))
                .parameter(flag("ShowAll").doc("Whatever pool owns it."))
                .atMostOneOf("Owner", "ShowAll")
                .output(output(part))
                .refuses(ErrorId.UnknownIdentity, ErrorId.ServiceNotRunning)
                .example(
                        "Get-CsRgs" + part + " -Identity service:ApplicationServer:pool2.contoso.com -Owner"
                                + " service:ApplicationServer:pool1.contoso.com",
                        "Shows what pool2 holds for pool1.")
                .build();
    }

    private static Output output(Part part) {
        var output = Output.list(type(part));
        return switch (part) {
            case Workflow ->
                output.with("DefaultAction", "What happens to a call.")
                        .with("Name", "Its name.")
                        .with("Description", "What it is for.")
                        .with("PrimaryUri", "Its SIP address.")
                        .with("Active", "Whether it takes calls.")
                        .with("Anonymous", "Whether agents stay anonymous.")
                        .with("OwnerPool", "The pool that owns it.")
                        .with("DisplayNumber", "Its number as people read it.")
                        .with("LineUri", "Its number.")
                        .with("Identity", "The Application Server and a number of its own.");
            case Queue ->
                output.with("Name", "Its name.")
                        .with("Description", "What it is for.")
                        .with("AgentGroupIDList", "The agent groups that it leads to.")
                        .with("OwnerPool", "The pool that owns it.")
                        .with("Identity", "The Application Server and a number of its own.");
            case AgentGroup ->
                output.with("Name", "Its name.")
                        .with("Description", "What it is for.")
                        .with("ParticipationPolicy", "Formal: agents sign in to it; else Informal.")
                        .with("AgentsByUri", "The agents.")
                        .with("OwnerPool", "The pool that owns it.")
                        .with("Identity", "The Application Server and a number of its own.");
            case HoursOfBusiness, HolidaySet ->
                output.with("Name", "Its name.")
                        .with("OwnerPool", "The pool that owns it.")
                        .with("Identity", "The Application Server and a number of its own.");
        };
    }

    private static String type(Part part) {
        return "Microsoft.Rtc.Rgs.Management.WritableSettings." + part;
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    private ApplicationService service(Call<Caller> call, String pool) {
        return new ApplicationService(call.session(), Known.query(part.noun + " of " + pool), pool);
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var list = new ArrayList<Precondition>();
        var identity = call.arguments().text("Identity");
        if (!identity.isEmpty()) {
            list.addAll(service(call, identity).running(WindowsService.RTCRGS));
        }
        call.arguments()
                .textIf("Owner")
                .ifPresent(owner -> list.add(service(call, owner).known()));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var identity = in.arguments().text("Identity");
        var pools = identity.isEmpty()
                ? List.copyOf(in.session().estate().pools().keySet())
                : List.of(service(in, identity).pool());
        var name = Wildcard.of(in.arguments().text("Name"));
        for (var pool : pools) {
            var service = service(in, pool);
            if (service.running(WindowsService.RTCRGS).stream().allMatch(Precondition::isMet)) {
                parts(shown(in, pool, service.state().groups()), pool)
                        .filter(object -> name.fits(object.value("Name").toString()))
                        .forEach(in::emit);
            } else {
                in.warn("Response Group of " + pool + " cannot be asked.");
            }
        }
        in.end();
    }

    private GroupDatabase shown(Call<Caller> call, String pool, GroupDatabase all) {
        if (call.arguments().flag("ShowAll")) {
            return all;
        }
        var owner = call.arguments().textIf("Owner").flatMap(typed -> Known.poolName(call.session(), typed));
        return all.ownedBy(owner.orElse(pool));
    }

    private Stream<ShellObject> parts(GroupDatabase database, String pool) {
        return switch (part) {
            case Workflow ->
                database.groups().stream().filter(ResponseGroup::hasWorkflow).map(group -> object().with(
                                "DefaultAction", "TransferToQueue " + group.name())
                        .with("Name", group.name())
                        .with("Description", "")
                        .with(
                                "PrimaryUri",
                                "sip:" + group.number().replaceAll("[^0-9]", "") + "@"
                                        + group.owner().substring(group.owner().indexOf('.') + 1))
                        .with("Active", true)
                        .with("Anonymous", group.anonymous())
                        .with("OwnerPool", ApplicationService.identity(group.owner()))
                        .with("DisplayNumber", group.number().substring("tel:".length()))
                        .with("LineUri", group.number())
                        .with("Identity", ApplicationService.identity(pool, group.id()))
                        .build());
            case Queue ->
                database.groups().stream().map(group -> object().with("Name", group.name())
                        .with("Description", "")
                        .with("AgentGroupIDList", List.of(ApplicationService.identity(pool, group.id())))
                        .with("OwnerPool", ApplicationService.identity(group.owner()))
                        .with("Identity", ApplicationService.identity(pool, group.id()))
                        .build());
            case AgentGroup -> database.groups().stream().map(group -> agentGroup(pool, group));
            case HoursOfBusiness -> timetables(database, Timetable.Kind.HoursOfBusiness, pool);
            case HolidaySet -> timetables(database, Timetable.Kind.HolidaySet, pool);
        };
    }

    private ShellObject agentGroup(String pool, ResponseGroup group) {
        return object().with("Name", group.name())
                .with("Description", "")
                .with("ParticipationPolicy", group.participation())
                .with(
                        "AgentsByUri",
                        group.agents().stream().map(agent -> "sip:" + agent).toList())
                .with("OwnerPool", ApplicationService.identity(group.owner()))
                .with("Identity", ApplicationService.identity(pool, group.id()))
                .build();
    }

    private ShellObject.Builder object() {
        return ShellObject.list(type(part));
    }

    private Stream<ShellObject> timetables(GroupDatabase database, Timetable.Kind kind, String pool) {
        return database.timetables().stream()
                .filter(timetable -> timetable.kind() == kind)
                .map(timetable -> object().with("Name", timetable.name())
                        .with("OwnerPool", ApplicationService.identity(timetable.owner()))
                        .with("Identity", ApplicationService.identity(pool, timetable.id()))
                        .build());
    }

    /** A group that an identity names, and the pool that holds it. */
    record Named(String pool, ResponseGroup group) {

        /** The group of a workflow or an agent group: one of these objects, or its identity. */
        static Optional<Named> of(Caller caller, Object instance) {
            var identity = instance instanceof ShellObject object
                    ? object.value("Identity").toString()
                    : instance.toString();
            for (var pool : caller.estate().pools().keySet()) {
                for (var group :
                        caller.simulation().site(pool).applications().groups().groups()) {
                    if (ApplicationService.identity(pool, group.id()).equalsIgnoreCase(identity)) {
                        return Optional.of(new Named(pool, group));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
