package org.pooldrill.cmdlet;

import static org.pooldrill.shell.command.Parameter.choice;
import static org.pooldrill.shell.command.Parameter.flag;
import static org.pooldrill.shell.command.Parameter.fqdn;
import static org.pooldrill.shell.command.Parameter.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.computer.Database;
import org.pooldrill.estate.Timing;
import org.pooldrill.mirror.MirroringStatus;
import org.pooldrill.mirror.Side;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.shell.command.Arguments;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;

/** "Failing over a mirrored database", steps 3 and 4 [doc]; one database type a call. */
final class InvokeCsDatabaseFailover implements Cmdlet<Caller> {

    private static final Declaration DECLARATION = Declaration.of("Invoke-CsDatabaseFailover")
            .synopsis("Makes the other SQL server the principal of a pool's mirrored databases.")
            .description("Where there is a witness SQL Server does it by itself; the command is allowed there too. Each"
                    + " database type has a principal of its own: a pool that hosts the Central Management server needs"
                    + " it for User and for CentralMgmt. Application has one too; of the other types a pool has no"
                    + " mirror here.")
            .topic("Failing over a mirrored database, steps 3 and 4")
            .changing()
            .parameter(fqdn("PoolFqdn").mandatory().at(0).doc("The pool whose back end it is."))
            .parameter(DatabaseTypes.parameter().mandatory().doc("Which databases."))
            .parameter(choice("NewPrincipal", "Primary", "Mirror")
                    .mandatory()
                    .doc("Mirror when the primary has failed, Primary when the mirror has; nothing happens where it is"
                            + " principal already."))
            .parameter(text("ExcludeDatabaseList")
                    .several()
                    .doc("Databases of the type, by name, that stay where they are."))
            .parameter(flag("Force").doc("Also where the new principal cannot be reached or is not synchronised."))
            .parameter(flag("LocalStore").doc("Reads the topology from the local replica. Accepted without effect."))
            .parameter(Report.parameter())
            .refuses(ErrorId.UnknownIdentity, ErrorId.MirrorNotConfigured, ErrorId.NewPrincipalUnreachable)
            .example(
                    "Invoke-CsDatabaseFailover -PoolFqdn pool1.contoso.com -DatabaseType User -NewPrincipal Mirror"
                            + " -Verbose",
                    "Has the mirror serve the user databases of pool1.")
            .build();

    @Override
    public Declaration declaration() {
        return DECLARATION;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        var typed = call.arguments().text("PoolFqdn");
        var list = new ArrayList<Precondition>();
        list.add(new Known(call.session(), asked(call.arguments())).pool(typed));
        excluded(call.arguments()).ifPresent(list::add);
        if (list.get(0).isMet()) {
            list.addAll(ofTheMirror(call.session(), call.arguments()));
        }
        return list;
    }

    /** Databases that are to stay have to be of the type. */
    private static Optional<Precondition> excluded(Arguments arguments) {
        var known = database(arguments).map(GetCsDatabaseMirrorState::databases).orElse(List.of());
        return arguments.texts("ExcludeDatabaseList").stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> Precondition.unmet(
                        "The databases to exclude are of the type",
                        Refusal.of(
                                ErrorId.ParameterOutOfRange,
                                "-ExcludeDatabaseList",
                                asked(arguments),
                                name + " is no " + arguments.text("DatabaseType") + " database",
                                known.isEmpty()
                                        ? "Leave the parameter out."
                                        : "Accepted are " + String.join(", ", known) + ".")));
    }

    private static List<Precondition> ofTheMirror(Caller caller, Arguments arguments) {
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var type = arguments.text("DatabaseType");
        var configured = "The " + type + " databases have a primary and a mirror";
        var refused = refused(caller, arguments);
        if (refused.filter(ErrorId.MirrorNotConfigured::equals).isPresent()) {
            return List.of(Precondition.unmet(
                    configured,
                    Refusal.of(
                            ErrorId.MirrorNotConfigured,
                            pool,
                            asked(arguments),
                            pool + " has no " + type + " databases with a primary and a mirror",
                            "Get-CsDatabaseMirrorState -PoolFqdn " + pool + " shows what is mirrored.")));
        }
        var server = server(caller, pool, side(arguments));
        var reachable = "The new principal can be reached and is synchronised, or -Force is given";
        return List.of(
                Precondition.met(
                        configured,
                        String.join(" and ", caller.estate().pool(pool).sql().servers())),
                refused.isEmpty()
                        ? Precondition.met(reachable, server)
                        : Precondition.unmet(reachable, unreachable(caller, arguments)));
    }

    private static Refusal unreachable(Caller caller, Arguments arguments) {
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var server = server(caller, pool, side(arguments));
        var shown = caller.simulation()
                .world()
                .computers()
                .database(pool, database(arguments).orElseThrow());
        var status = side(arguments) == Side.PRIMARY ? shown.statusOnPrimary() : shown.statusOnMirror();
        return Refusal.of(
                ErrorId.NewPrincipalUnreachable,
                server,
                asked(arguments),
                status == MirroringStatus.INACCESSIBLE
                        ? server + " is down or cannot be reached"
                        : server + " is not synchronised with the principal (" + status + ")",
                "Bring it up and let it catch up, or give -Force.");
    }

    private static Optional<ErrorId> refused(Caller caller, Arguments arguments) {
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        return database(arguments)
                .map(database -> caller.simulation()
                        .datacenter()
                        .refusesDatabaseFailover(pool, database, side(arguments), arguments.flag("Force")))
                .orElse(Optional.of(ErrorId.MirrorNotConfigured));
    }

    @Override
    public void run(Invocation<Caller> in) {
        var caller = in.session();
        var arguments = in.arguments();
        var pool = Known.poolName(caller, arguments.text("PoolFqdn")).orElseThrow();
        var database = database(arguments).orElseThrow();
        var server = server(caller, pool, side(arguments));
        if (caller.simulation()
                .world()
                .computers()
                .database(pool, database)
                .principal()
                .equals(server)) {
            in.verbose(server + " is principal of the " + database + " databases already.");
            in.end();
            return;
        }
        in.verbose("Making " + server + " principal of the " + database + " databases of " + pool + ".");
        caller.later(caller.millis(Timing.DATABASE_FAILOVER), () -> {
            if (refused(caller, arguments).isPresent()) {
                in.refuse(unreachable(caller, arguments));
                return;
            }
            caller.simulation()
                    .datacenter()
                    .moveDatabase(pool, database, side(arguments), arguments.texts("ExcludeDatabaseList"));
            Report.write(in, asked(arguments));
            if (!caller.simulation()
                    .world()
                    .computers()
                    .database(pool, database)
                    .available()) {
                in.warn(server + " is principal, but the " + database + " databases of " + pool
                        + " stay unavailable: their other SQL server and the witness cannot be reached. Bring one of"
                        + " the two back.");
            }
            in.end();
        });
    }

    private static Optional<Database> database(Arguments arguments) {
        return Arrays.stream(Database.values())
                .filter(database -> database.name().equals(arguments.text("DatabaseType")))
                .findFirst();
    }

    private static Side side(Arguments arguments) {
        return Side.valueOf(arguments.text("NewPrincipal").toUpperCase(Locale.ROOT));
    }

    private static String server(Caller caller, String pool, Side side) {
        var sql = caller.estate().pool(pool).sql();
        return side == Side.PRIMARY ? sql.primary() : sql.mirror().orElse("");
    }

    private static String asked(Arguments arguments) {
        return "Failover of the " + arguments.text("DatabaseType") + " databases of " + arguments.text("PoolFqdn");
    }
}
