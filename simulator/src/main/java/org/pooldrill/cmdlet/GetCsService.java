package org.pooldrill.cmdlet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pooldrill.cmdlet.TopologyServices.Role;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Parameter;

/**
 * {@code Get-CsService}: the services of the topology. That {@code -CentralManagement} shows which instance is active is
 * documented; the properties are those that the rules of this model speak of.
 */
final class GetCsService implements Cmdlet<Caller> {

    private final Declaration declaration = declare();

    private static Declaration declare() {
        var builder = Declaration.of("Get-CsService")
                .synopsis("Shows the services of the topology: pools, their databases and file stores, Edge pools.")
                .description(
                        "With -CentralManagement it shows both instances of the Central Management store; Active tells"
                                + " which one holds the topology that is in force.")
                .parameter(Parameter.text("Identity").at(0).doc("One service, such as Registrar:pool1.contoso.com."))
                .parameter(Parameter.fqdn("PoolFqdn")
                        .fromPipeline("Fqdn", "RegistrarPool")
                        .doc("The services of one pool or Edge pool."));
        for (var role : Role.values()) {
            builder.parameter(Parameter.flag(role.toString()).doc("The services of the role " + role + "."))
                    .output(role.output());
        }
        return builder.atMostOneOf(
                        Arrays.stream(Role.values()).map(Role::toString).toArray(String[]::new))
                .refuses(ErrorId.UnknownIdentity)
                .example("Get-CsService -CentralManagement", "Shows both instances of the Central Management store.")
                .example("Get-CsService -EdgeServer | Format-Table Identity, Registrar", "Shows the next hops.")
                .build();
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var services = TopologyServices.of(call.session());
        var list = new ArrayList<>(Known.asked(
                call,
                "Identity",
                "service",
                services.stream().map(TopologyServices.Service::identity).toList()));
        list.addAll(Known.asked(
                call,
                "PoolFqdn",
                "pool",
                services.stream().map(TopologyServices.Service::pool).distinct().toList()));
        return list;
    }

    @Override
    public void run(Invocation<Caller> in) {
        var arguments = in.arguments();
        var role = Arrays.stream(Role.values())
                .filter(each -> arguments.flag(each.toString()))
                .findFirst();
        TopologyServices.of(in.session()).stream()
                .filter(service -> role.map(service.role()::equals).orElse(true))
                .filter(service ->
                        arguments.textIf("PoolFqdn").map(service.pool()::equals).orElse(true))
                .filter(service -> arguments
                        .textIf("Identity")
                        .map(service.identity()::equalsIgnoreCase)
                        .orElse(true))
                .forEach(service -> in.emit(service.object()));
        in.end();
    }
}
