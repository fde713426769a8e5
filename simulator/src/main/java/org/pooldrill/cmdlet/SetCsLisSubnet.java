package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/**
 * {@code Set-CsLisSubnet}: the location of a subnet, which a client there gives with an emergency call [doc]. The model
 * keeps it as one line of text.
 */
final class SetCsLisSubnet implements Cmdlet<Caller> {
    private static final String ADDRESS = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    private static final Declaration DECLARATION = Declaration.of("Set-CsLisSubnet")
            .synopsis("Gives a subnet a location in the location database; one that is not there yet is added.")
            .description("The database stands beside the Central Management store that acts, and nothing replicates it."
                    + " Clients are told with Publish-CsLisConfiguration.")
            .changing()
            .parameter(text("Subnet").mandatory().at(0).fromPipeline("Subnet").doc("Its address, such as 10.1.0.0."))
            .parameter(text("Location").mandatory().doc("Where in the building, such as a floor."))
            .parameter(text("CompanyName").doc("The company."))
            .parameter(text("HouseNumber").doc("The number of the house."))
            .parameter(text("StreetName").doc("The street."))
            .parameter(text("City").doc("The city."))
            .parameter(text("PostalCode").doc("The postal code."))
            .parameter(text("State").doc("The state."))
            .parameter(text("Country").doc("The country."))
            .parameter(text("Description").doc("A text for administrators; clients never see it, nor is it kept."))
            .parameter(flag("Force").doc("Suppresses messages that are not fatal."))
            .refuses(ErrorId.ParameterOutOfRange, ErrorId.CmsNotAvailable, ErrorId.CmsMoveInProgress)
            .example(
                    "Set-CsLisSubnet -Subnet 10.1.0.0 -City Redmond -Location \"Building 1\"",
                    "Says where the computers of 10.1.0.0 are.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var subnet = call.arguments().text("Subnet");
        return Stream.concat(Stream.of(address(subnet)), rules(call).writable().stream())
                .toList();
    }

    private static Precondition address(String subnet) {
        var text = "The subnet is an address";
        return Precondition.that(
                subnet.matches(ADDRESS),
                text,
                subnet,
                () -> Refusal.of(
                        ErrorId.ParameterOutOfRange,
                        "Subnet",
                        "Location of " + subnet,
                        subnet + " is no IPv4 address",
                        "Give the address of the subnet, such as 10.1.0.0."));
    }

    private static LocationRules rules(Call<Caller> call) {
        return new LocationRules(
                call.session(), "Location of " + call.arguments().text("Subnet"));
    }

    @Override
    public void run(Invocation<Caller> in) {
        in.session()
                .simulation()
                .locations()
                .set(rules(in).pool().orElseThrow(), in.arguments().text("Subnet"), oneLine(in.arguments()));
        in.end();
    }

    private static String oneLine(Arguments given) {
        return joined(
                        ", ",
                        given.textIf("CompanyName"),
                        joined(" ", given.textIf("HouseNumber"), given.textIf("StreetName")),
                        joined(" ", given.textIf("PostalCode"), given.textIf("City")),
                        given.textIf("State"),
                        given.textIf("Country"),
                        given.textIf("Location"))
                .orElseThrow();
    }

    @SafeVarargs
    private static Optional<String> joined(String between, Optional<String>... parts) {
        var text = Stream.of(parts).flatMap(Optional::stream).collect(Collectors.joining(between));
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
