package org.pooldrill.cmdlet;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pooldrill.computer.Database;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.shell.command.Call;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.Invocation;
import org.pooldrill.shell.command.Output;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.object.ShellObject;

/**
 * {@code Get-CsDatabaseMirrorState} ("Failing over a mirrored database", steps 1 and 2): which SQL server is principal.
 * The properties are documented; the databases of one type stand alike unless some were left behind by a failover.
 */
final class GetCsDatabaseMirrorState implements Cmdlet<Caller> {

    private static final String TYPE = "Microsoft.Rtc.Management.Database.DatabaseMirrorState";

    private static final Map<Database, List<String>> DATABASES = Map.of(
            Database.User, List.of("rtcab", "rtcxds", "rtcshared"),
            Database.CentralMgmt, List.of("xds", "lis"),
            Database.Application, List.of("rgsconfig", "rgsdyn", "cpsdyn"));

    /** The databases of a type by name. */
    static List<String> databases(Database type) {
        return DATABASES.get(type);
    }

    private final Declaration declaration = Declaration.of("Get-CsDatabaseMirrorState")
            .synopsis("Shows which SQL server of a pool is the principal of each database, and how its mirror stands.")
            .topic("Failing over a mirrored database")
            .parameter(Parameter.fqdn("PoolFqdn")
                    .at(0)
                    .mandatory()
                    .fromPipeline("Identity", "Fqdn", "RegistrarPool")
                    .doc("The pool whose databases are asked for."))
            .parameter(
                    DatabaseTypes.parameter()
                            .doc(
                                    "The databases of one type; all types if not given. Mirrored are"
                                            + " User, Application and, on pools that host it, CentralMgmt; of the others a pool has none here."))
            .parameter(Parameter.flag("LocalStore").doc("Accepted; the SQL servers are asked in any case."))
            .parameter(Report.parameter())
            .output(Output.list(TYPE)
                    .with("DatabaseName", "The database.")
                    .with("StateOnPrimary", "Principal, Mirror, or DatabaseInaccessibleOrMirroringNotEnabled.")
                    .with("StateOnMirror", "The same for the mirror SQL server.")
                    .with("MirroringStatusOnPrimary", "synchronized, synchronizing or disconnected.")
                    .with("MirroringStatusOnMirror", "The same for the mirror SQL server."))
            .refuses(ErrorId.UnknownIdentity)
            .example(
                    "Get-CsDatabaseMirrorState -PoolFqdn pool2.contoso.com -DatabaseType CentralMgmt",
                    "Shows which SQL server of pool2 to name when Central Management is failed over.")
            .build();

    @Override
    public Declaration declaration() {
        return declaration;
    }

    @Override
    public List<Precondition> preconditions(Call<Caller> call) {
        return Known.askedPool(call, "PoolFqdn");
    }

    @Override
    public void run(Invocation<Caller> in) {
        var pool = in.arguments().text("PoolFqdn");
        var wanted = in.arguments().textIf("DatabaseType");
        Arrays.stream(Database.values())
                .filter(type -> wanted.map(type.toString()::equals).orElse(true))
                .filter(type -> type != Database.CentralMgmt || hostsCentralManagement(in.session(), pool))
                .forEach(type -> emit(in, pool, type));
        Report.write(in, "mirror state of " + pool);
        in.end();
    }

    private static boolean hostsCentralManagement(Caller caller, String pool) {
        return !caller.simulation()
                .world()
                .computers()
                .database(pool, Database.CentralMgmt)
                .principal()
                .isEmpty();
    }

    private static void emit(Invocation<Caller> in, String pool, Database type) {
        var state = in.session().simulation().world().computers().database(pool, type);
        var left = in.session().simulation().world().computers().databasesLeft(pool, type);
        DATABASES.get(type).forEach(name -> {
            var stays = left.contains(name);
            in.emit(ShellObject.list(TYPE)
                    .with("DatabaseName", name)
                    .with("StateOnPrimary", stays ? swapped(state.stateOnPrimary()) : state.stateOnPrimary())
                    .with("StateOnMirror", stays ? swapped(state.stateOnMirror()) : state.stateOnMirror())
                    .with("MirroringStatusOnPrimary", state.statusOnPrimary())
                    .with("MirroringStatusOnMirror", state.statusOnMirror())
                    .build());
        });
    }

    private static DatabaseState swapped(DatabaseState state) {
        return switch (state) {
            case Principal -> DatabaseState.Mirror;
            case Mirror -> DatabaseState.Principal;
            case DatabaseInaccessibleOrMirroringNotEnabled -> state;
        };
    }
}
