package org.pooldrill.cmdlet;

import java.util.List;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.DidYouMean;
import org.pooldrill.shell.command.Parameter;

/** The user database that {@code Get-} and {@code Set-CsUserDatabaseState} name, by its service or its pool. */
final class UserDatabase {
    private UserDatabase() {}

    static Declaration.Builder parameters(Declaration.Builder declaration) {
        return declaration
                .parameter(Parameter.identity("Identity", "UserDatabase")
                        .at(0)
                        .fromPipeline("Identity")
                        .doc("The service: UserDatabase: and the FQDN of the primary SQL server."))
                .parameter(Parameter.fqdn("RegistrarPool").doc("The user database of this pool instead."))
                .refuses(ErrorId.UnknownIdentity);
    }

    /** The pools whose user databases are meant: all where none is named. */
    static List<String> pools(Call<Caller> call) {
        var caller = call.session();
        var estate = caller.estate();
        var arguments = call.arguments();
        if (arguments.given("RegistrarPool")) {
            return Known.poolName(caller, arguments.text("RegistrarPool")).stream()
                    .toList();
        }
        var server = arguments.textIf("Identity");
        return estate.pools().values().stream()
                .filter(pool -> server.map(name -> pool.sql().primary().equalsIgnoreCase(name)
                                || pool.fqdn().equalsIgnoreCase(name))
                        .orElse(true))
                .map(pool -> pool.fqdn())
                .toList();
    }

    static List<Precondition> known(Call<Caller> call) {
        var caller = call.session();
        var named = call.arguments().textIf("RegistrarPool").or(() -> call.arguments()
                .textIf("Identity"));
        var servers = caller.estate().pools().values().stream()
                .map(pool -> pool.sql().primary())
                .toList();
        return named.map(name -> List.of(Precondition.that(
                        !pools(call).isEmpty(),
                        "The user database is in the topology",
                        name,
                        () -> Refusal.of(
                                ErrorId.UnknownIdentity,
                                name,
                                Known.query(name),
                                "there is no user database " + name + " in the topology"
                                        + DidYouMean.hint(name, servers),
                                "Get-CsService -UserDatabase lists them."))))
                .orElse(List.of());
    }

    static String identity(Caller caller, String pool) {
        return "UserDatabase:" + caller.estate().pool(pool).sql().primary();
    }

    /** The one that is named; nothing where none is. */
    static Optional<String> one(Call<Caller> call) {
        return call.arguments().given("Identity") || call.arguments().given("RegistrarPool")
                ? pools(call).stream().findFirst()
                : Optional.empty();
    }
}
