package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.count;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.eventlog.Entry;
import org.pooldrill.eventlog.EventLog;
import org.pooldrill.eventlog.Level;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.Wildcard;

/**
 * {@code Get-EventLog}: PowerShell's own, over the log "Lync Server" of simulated computers. Columns and their order are
 * PowerShell's; MachineName is added, since a line typed on a pool shows several computers [model].
 */
final class GetEventLog implements Cmdlet<Caller> {

    private static final String TYPE = "System.Diagnostics.EventLogEntry";

    private static final Declaration DECLARATION = Declaration.of("Get-EventLog")
            .synopsis("Shows the event log \"Lync Server\" of a computer, or of each computer of a pool, newest first.")
            .description("Failures are written when they begin and cleared by an event of their own when they are over."
                    + " A computer without power writes nothing. Numbers from 64,000 on are the model's, where no source"
                    + " names one.")
            .parameter(choice("LogName", "Lync Server").mandatory().at(0).doc("The log."))
            .parameter(fqdn("ComputerName")
                    .alias("Cn", "Fqdn")
                    .several()
                    .fromPipeline("Fqdn")
                    .doc("Computers or pools; without it the one that the line is typed on."))
            .parameter(text("Source").doc("Events of this source, such as LS Backup Service; * stands for anything."))
            .parameter(choice("EntryType", "Error", "Warning", "Information")
                    .several()
                    .doc("Events of these levels."))
            .parameter(count("InstanceId", 0, 65_535).at(1).several().doc("Events of these numbers."))
            .parameter(text("Message").doc("Events with this text; * stands for anything."))
            .parameter(count("Newest", 1, 1_000_000).doc("The newest so many of each computer."))
            .output(Output.table(TYPE)
                    .with("Index", "Counts the entries of that computer from 1.")
                    .with("Time", "When.")
                    .with("EntryType", "Error, Warning or Information.")
                    .with("Source", "Which service wrote it.")
                    .with("InstanceID", "The number of the event.")
                    .with("Message", "What happened.")
                    .with("MachineName", "The computer."))
            .refuses(ErrorId.ComputerUnreachable, ErrorId.ParameterMissing, ErrorId.UnknownIdentity)
            .example(
                    "Get-EventLog -LogName \"Lync Server\" -ComputerName fe1.pool1.contoso.com -Newest 10",
                    "Shows the ten newest events of one Front End.")
            .example(
                    "Get-EventLog \"Lync Server\" -ComputerName pool1.contoso.com -Source \"LS Backup Service\"",
                    "Shows what the Backup Service of pool1 has written.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var named = call.arguments().texts("ComputerName");
        if (named.isEmpty()) {
            return List.of(Precondition.that(
                    !caller.localComputers().isEmpty(),
                    "The line names a computer",
                    String.join(", ", caller.localComputers()),
                    () -> refusal(
                            ErrorId.ParameterMissing,
                            "-ComputerName",
                            "-ComputerName has to be given on a management computer, which has no such log")));
        }
        var list = new ArrayList<Precondition>();
        for (var name : named) {
            var computers = computers(caller, name);
            list.add(Precondition.that(
                    !computers.isEmpty(),
                    "The computer is in the topology",
                    name,
                    () -> refusal(
                            ErrorId.UnknownIdentity,
                            name,
                            "there is no computer " + name + " with services of Lync in the topology"
                                    + DidYouMean.hint(name, log(caller).computers()))));
            list.add(Precondition.that(
                    computers.isEmpty() || computers.stream().anyMatch(computer -> reads(caller, computer)),
                    "The computer is up and can be reached",
                    name,
                    () -> refusal(ErrorId.ComputerUnreachable, name, name + " is down or cannot be reached")));
        }
        return list;
    }

    private static Refusal refusal(ErrorId id, String target, String why) {
        return Refusal.of(
                id, target, "Query of the event log", why, "Name a Front End, an Edge server or a pool that is up.");
    }

    private static List<String> computers(Caller caller, String name) {
        var world = caller.simulation().world().computers();
        return Known.named(log(caller).computers(), name).map(List::of).orElseGet(() -> Stream.concat(
                        Known.poolName(caller, name).stream(), Known.edgeName(caller, name).stream())
                .flatMap(pool -> world.computers(pool).stream())
                .toList());
    }

    private static boolean reads(Caller caller, String computer) {
        var world = caller.simulation().world().computers();
        var here = caller.on().flatMap(caller.estate()::siteOf);
        return world.computerUp(computer)
                && (here.isEmpty()
                        || caller.estate()
                                .siteOf(computer)
                                .filter(there -> world.linkUp(here.get(), there))
                                .isPresent());
    }

    private static EventLog log(Caller caller) {
        return caller.simulation().view().eventLog();
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var names = arguments.texts("ComputerName");
        var computers = names.isEmpty()
                ? caller.localComputers()
                : names.stream()
                        .flatMap(name -> computers(caller, name).stream())
                        .distinct()
                        .toList();
        var newest = arguments.countIf("Newest").orElse(Long.MAX_VALUE);
        for (var computer : computers) {
            if (!reads(caller, computer)) {
                in.warn(computer + " is down or cannot be reached and is left out.");
                continue;
            }
            log(caller).of(computer).stream()
                    .filter(entry -> asked(arguments, entry))
                    .sorted(Comparator.comparing(Entry::number).reversed())
                    .limit(newest)
                    .forEach(entry -> in.emit(
                            shown(computer, entry, caller.estate().start().plusMillis(entry.atMillis()))));
        }
        in.end();
    }

    private static boolean asked(Arguments arguments, Entry entry) {
        var event = entry.event();
        var levels = arguments.texts("EntryType");
        var ids = arguments.list("InstanceId");
        return arguments
                        .textIf("Source")
                        .map(like -> Wildcard.of(like).fits(event.source()))
                        .orElse(true)
                && arguments
                        .textIf("Message")
                        .map(like -> Wildcard.of(like).fits(entry.text()))
                        .orElse(true)
                && (levels.isEmpty() || levels.stream().map(Level::valueOf).anyMatch(event.level()::equals))
                && (ids.isEmpty() || ids.stream().anyMatch(id -> id.toString().equals(String.valueOf(event.id()))));
    }

    private static ShellObject shown(String computer, Entry entry, Instant at) {
        var event = entry.event();
        return ShellObject.table(TYPE)
                .with("Index", entry.number())
                .with("Time", at)
                .with("EntryType", event.level())
                .with("Source", event.source())
                .with("InstanceID", event.id())
                .with("Message", entry.text())
                .with("MachineName", computer)
                .build();
    }
}
