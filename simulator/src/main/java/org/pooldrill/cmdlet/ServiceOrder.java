package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.fqdn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pooldrill.computer.WindowsService;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Invocation;

/**
 * Which services on which computers Start- and Stop-CsWindowsService are about: those of the local machine, or of
 * -ComputerName; on a pool each of its computers does it.
 */
final class ServiceOrder {
    private static final String COMPUTER = "ComputerName";
    private static final String NAME = "Name";

    private final Caller caller;
    private final Arguments arguments;
    private final String asked;

    /** @param verb what is done to the services, as a refusal begins: {@code Start} */
    ServiceOrder(Caller caller, Arguments arguments, String verb) {
        this.caller = caller;
        this.arguments = arguments;
        this.asked = verb + " of " + (names().isEmpty() ? "the services" : joined(names()));
    }

    /** The parameters that name computers and services. */
    static Declaration.Builder parameters(Declaration.Builder declaration) {
        var words =
                Arrays.stream(WindowsService.values()).map(WindowsService::name).toArray(String[]::new);
        return declaration
                .parameter(choice(NAME, words)
                        .several()
                        .at(0)
                        .fromPipeline("Name")
                        .doc("The services, by name; without it all that are installed."))
                .parameter(fqdn(COMPUTER)
                        .alias("Fqdn")
                        .doc(
                                "The computer they run on; without it the one that the line is typed on, and on a pool each"
                                        + " of its computers."))
                .refuses(ErrorId.ComputerUnreachable, ErrorId.ParameterMissing, ErrorId.UnknownIdentity);
    }

    List<Precondition> preconditions() {
        var named = arguments.textIf(COMPUTER);
        if (named.isEmpty() && caller.on().isEmpty()) {
            return List.of(unmet(
                    "The line names a computer",
                    ErrorId.ParameterMissing,
                    "-" + COMPUTER,
                    "-" + COMPUTER + " has to be given on a management computer, which has no service of Lync",
                    "Type -" + COMPUTER + " with the computer, or type the line on it."));
        }
        var computers = computers();
        if (computers.isEmpty()) {
            var name = named.or(caller::on).orElseThrow();
            return List.of(unmet(
                    "The computer is in the topology",
                    ErrorId.UnknownIdentity,
                    name,
                    "there is no computer " + name + " with services of Lync in the topology"
                            + DidYouMean.hint(
                                    name,
                                    caller.simulation().world().computers().computers()),
                    "Name a Front End or an Edge server."));
        }
        var list = new ArrayList<Precondition>();
        list.add(reachable(computers));
        names().forEach(service -> list.add(installed(computers, service)));
        return list;
    }

    private Precondition reachable(List<String> computers) {
        var text = "The computer is up and can be reached";
        return within().isEmpty()
                ? unmet(
                        text,
                        ErrorId.ComputerUnreachable,
                        computers.get(0),
                        String.join(", ", computers) + (computers.size() > 1 ? " are" : " is")
                                + " down or cannot be reached",
                        "Bring it up first.")
                : Precondition.met(text, String.join(", ", within()));
    }

    private Precondition installed(List<String> computers, WindowsService service) {
        var text = "The service " + service + " is installed";
        var having =
                computers.stream().filter(computer -> has(computer, service)).toList();
        return having.isEmpty()
                ? unmet(
                        text,
                        ErrorId.UnknownIdentity,
                        service.name(),
                        "there is no service " + service + " on " + String.join(", ", computers),
                        service == WindowsService.LYNCBACKUP
                                ? "Run Bootstrapper.exe on the Front Ends of a paired pool first."
                                : "Name one that is: Get-CsWindowsService lists them.")
                : Precondition.met(text, "on " + String.join(", ", having));
    }

    private Precondition unmet(String text, ErrorId id, String target, String why, String todo) {
        return Precondition.unmet(text, Refusal.of(id, target, asked, why, todo));
    }

    /**
     * Has it done on every computer that is up, and ends the call when the last one is ready, or at once.
     *
     * @param noWait whether the call ends at once
     * @param each does it to the services of one computer and says when it is done
     */
    void run(Invocation<Caller> in, boolean noWait, Each each) {
        var up = within();
        computers().stream()
                .filter(computer -> !up.contains(computer))
                .forEach(computer -> in.warn(computer + " is down or cannot be reached and is left out."));
        var waiting = new ArrayList<>(up);
        for (var computer : up) {
            each.run(computer, services(computer), () -> {
                waiting.remove(computer);
                if (waiting.isEmpty() && !noWait) {
                    in.end();
                }
            });
        }
        if (noWait) {
            in.end();
        }
    }

    /** What is done to the services of one computer. */
    interface Each {
        void run(String computer, List<WindowsService> services, Runnable done);
    }

    private List<String> computers() {
        var world = caller.simulation().world().computers();
        return arguments
                .textIf(COMPUTER)
                .map(name -> Known.named(world.computers(), name).map(List::of).orElseGet(() -> Stream.concat(
                                Known.poolName(caller, name).stream(), Known.edgeName(caller, name).stream())
                        .flatMap(pool -> world.computers(pool).stream())
                        .toList()))
                .orElseGet(() -> caller.localComputers().stream()
                        .filter(world.computers()::contains)
                        .toList());
    }

    /** Those of the computers that have power and that the network joins with where the line is typed. */
    private List<String> within() {
        var world = caller.simulation().world().computers();
        var here = caller.on().flatMap(caller.estate()::siteOf);
        return computers().stream()
                .filter(world::computerUp)
                .filter(computer -> here.isEmpty()
                        || caller.estate()
                                .siteOf(computer)
                                .filter(there -> world.linkUp(here.get(), there))
                                .isPresent())
                .toList();
    }

    /** The services that are meant on a computer; those that are not installed there do not count. */
    private List<WindowsService> services(String computer) {
        var installed = caller.simulation().world().computers().services(computer);
        return names().isEmpty()
                ? installed
                : names().stream().filter(installed::contains).toList();
    }

    /** Whether a service was named in the line. */
    boolean names(WindowsService service) {
        return names().contains(service);
    }

    private List<WindowsService> names() {
        return arguments.texts(NAME).stream().map(WindowsService::valueOf).toList();
    }

    private boolean has(String computer, WindowsService service) {
        return caller.simulation().world().computers().services(computer).contains(service);
    }

    private static String joined(List<WindowsService> services) {
        return String.join(", ", services.stream().map(WindowsService::name).toList());
    }
}
