package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.pooldrill.fabric.Fabric;
import org.pooldrill.fabric.RoutingGroups;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;

/**
 * {@code Get-CsPoolFabricState} ("Limited functionality" [doc support]): which Front Ends hold the replicas of a pool's
 * routing groups, and which groups lack some. The cmdlet prints text; the lines are the model's, the facts documented.
 */
final class GetCsPoolFabricState implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Get-CsPoolFabricState")
            .synopsis("Shows the replicas of a pool's fabric services: where they are, and what is missing.")
            .description("Users whose routing group has no primary replica cannot sign in; those whose group has a"
                    + " primary and no secondary have limited functionality. What a stopped Front End held is built on"
                    + " others by itself; a group none of whose Front Ends runs needs one of them back, or"
                    + " Reset-CsPoolRegistrarState -ResetType QuorumLossRecovery.")
            .topic("Limited functionality")
            .parameter(fqdn("PoolFqdn")
                    .at(0)
                    .fromPipeline("Identity", "Fqdn")
                    .in("Pool")
                    .doc("The pool that is looked at."))
            .parameter(
                    text("RoutingGroup").in("RoutingGroup").doc("One routing group, by the name that the list shows."))
            .parameter(text("UserUri").in("UserUri").doc("The routing group of one user, by his SIP address."))
            .parameter(text("Tenant")
                    .in("Tenant")
                    .doc("A tenant of a hosted deployment. An estate has no tenants, so nothing is shown."))
            .parameter(choice("Type", "All", "MCUFactory", "ConferenceDirectory", "LYSS", "Routing")
                    .wordAlias("MCU", "MCUFactory")
                    .byDefault("All", "All")
                    .doc("The services that are looked at: MCU factories, conference directories, the storage service,"
                            + " or routing groups."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .atLeastOneOf("PoolFqdn", "RoutingGroup", "UserUri", "Tenant")
            .output(Output.list("System.String"))
            .refuses(ErrorId.UnknownIdentity)
            .example(
                    "Get-CsPoolFabricState -PoolFqdn pool1.contoso.com -Type Routing -Verbose",
                    "Lists the routing groups of pool1 with their primary and secondaries.")
            .example(
                    "Get-CsPoolFabricState -UserUri sip:alice@contoso.com",
                    "Shows on which Front Ends alice's routing group is.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var caller = call.session();
        var arguments = call.arguments();
        var list = new ArrayList<Precondition>();
        arguments.textIf("PoolFqdn").ifPresent(pool -> list.add(new Known(caller, Known.query(pool)).pool(pool)));
        arguments.textIf("UserUri").ifPresent(user -> list.add(UserIdentity.known(call, "UserUri")));
        arguments.textIf("RoutingGroup").ifPresent(group -> list.add(group(caller, group)));
        return list;
    }

    private static Precondition group(Caller caller, String name) {
        var text = "The routing group is there";
        return pools(caller).stream().anyMatch(pool -> number(caller, pool, name) >= 0)
                ? Precondition.met(text, name)
                : Precondition.unmet(
                        text,
                        Refusal.of(
                                ErrorId.UnknownIdentity,
                                name,
                                Known.query(name),
                                "no pool has a routing group " + name,
                                "Get-CsPoolFabricState -PoolFqdn <pool> -Type Routing -Verbose lists them."));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        arguments
                .textIf("PoolFqdn")
                .flatMap(name -> Known.poolName(caller, name))
                .ifPresent(pool -> pool(in, pool));
        arguments
                .textIf("UserUri")
                .flatMap(name -> UserIdentity.find(caller, name))
                .ifPresent(user -> {
                    var branch = caller.estate().branches().get(user.registrar());
                    var pool = branch == null ? user.registrar() : branch.registersWith();
                    in.emit("User " + user.sip() + " of pool " + pool + ":");
                    group(
                            in,
                            pool,
                            RoutingGroups.groupOf(
                                    user.sip(), fabric(caller, pool).total()));
                });
        arguments.textIf("RoutingGroup").ifPresent(name -> pools(caller).stream()
                .filter(pool -> number(caller, pool, name) >= 0)
                .forEach(pool -> group(in, pool, number(caller, pool, name))));
        in.end();
    }

    private static void pool(Invocation<Caller> in, String pool) {
        var caller = in.session();
        var fabric = fabric(caller, pool);
        var type = in.arguments().text("Type");
        in.emit("Fabric state of pool " + pool);
        for (var server : caller.estate().computersOf(pool)) {
            in.emit("  " + server + ": " + (fabric.runs(server) ? "up" : "down") + ", " + count(fabric, server, true)
                    + " primary, " + count(fabric, server, false) + " secondary");
        }
        if (type.equals("All") || type.equals("Routing")) {
            routing(in, pool, fabric);
        }
        var others = new LinkedHashMap<String, String>();
        others.put("MCUFactory", "MCU factory");
        others.put("ConferenceDirectory", "Conference directory");
        others.put("LYSS", "Storage service");
        others.forEach((word, name) -> {
            if (type.equals("All") || type.equals(word)) {
                in.emit(name + ": "
                        + (fabric.withoutPrimary().size() == fabric.total()
                                ? "no primary"
                                : "primary on " + firstRunning(caller, pool, fabric)));
            }
        });
    }

    /** The services of a pool that are not the users' have one replica set, led by the first server that runs [model]. */
    private static String firstRunning(Caller caller, String pool, Fabric fabric) {
        var running =
                caller.estate().computersOf(pool).stream().filter(fabric::runs).toList();
        return running.get(0)
                + (running.size() == 1
                        ? ", no secondary"
                        : ", secondaries on "
                                + String.join(", ", running.subList(1, Math.min(running.size(), Fabric.REPLICAS))));
    }

    private static void routing(Invocation<Caller> in, String pool, Fabric fabric) {
        var expected = Math.min(
                        Fabric.REPLICAS, in.session().estate().computersOf(pool).size())
                - 1;
        in.emit("Routing groups: " + fabric.total());
        in.emit("  without a primary: " + fabric.withoutPrimary().size());
        in.emit("  without a secondary: " + fabric.withoutSecondary().size());
        for (var group = 0; group < fabric.total(); group++) {
            var lacks =
                    fabric.primary(group).isEmpty() || fabric.secondaries(group).size() < expected;
            if (lacks || in.arguments().flag("Verbose")) {
                group(in, pool, group);
            }
        }
    }

    private static void group(Invocation<Caller> in, String pool, int group) {
        var fabric = fabric(in.session(), pool);
        var expected = Math.min(
                        Fabric.REPLICAS, in.session().estate().computersOf(pool).size())
                - 1;
        var secondaries = fabric.secondaries(group);
        in.emit("Routing group " + RoutingGroups.name(pool, group));
        in.emit("  Primary: expected 1, current "
                + fabric.primary(group).map(on -> "1 (" + on + ")").orElse("0"));
        in.emit("  Secondaries: expected " + expected + ", current " + secondaries.size()
                + (secondaries.isEmpty() ? "" : " (" + String.join(", ", secondaries) + ")"));
    }

    private static long count(Fabric fabric, String server, boolean primary) {
        return IntStream.range(0, fabric.total())
                .filter(group -> primary
                        ? fabric.primary(group).filter(server::equals).isPresent()
                        : fabric.secondaries(group).contains(server))
                .count();
    }

    private static int number(Caller caller, String pool, String name) {
        return IntStream.range(0, fabric(caller, pool).total())
                .filter(group -> RoutingGroups.name(pool, group).equalsIgnoreCase(name))
                .findFirst()
                .orElse(-1);
    }

    private static List<String> pools(Caller caller) {
        return List.copyOf(caller.estate().pools().keySet());
    }

    private static Fabric fabric(Caller caller, String pool) {
        return caller.simulation().world().computers().fabric(pool);
    }
}
