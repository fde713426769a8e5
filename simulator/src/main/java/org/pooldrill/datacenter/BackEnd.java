package org.pooldrill.datacenter;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pooldrill.computer.ComputerEvent.BackEndBack;
import org.pooldrill.computer.ComputerEvent.BackEndToleranceExceeded;
import org.pooldrill.computer.ComputerEvent.DatabasesLeft;
import org.pooldrill.computer.Database;
import org.pooldrill.estate.Timing;
import org.pooldrill.mirror.DatabaseMirror;
import org.pooldrill.simulation.Due;

/**
 * The SQL servers of one pool with its database types, each of which has a principal of its own. A witness swaps the
 * roles after {@code mirrorAutomaticFailover}; users are spared from a back end that is away for
 * {@code backEndTolerance} [doc: about 30 minutes].
 */
final class BackEnd {
    private final World world;
    private final String pool;
    private final Map<Database, DatabaseMirror> mirrors = new EnumMap<>(Database.class);
    private final Map<Database, Due> swaps = new EnumMap<>(Database.class);
    private final Map<Database, Due> catchingUp = new EnumMap<>(Database.class);
    private @Nullable Due tolerance;

    BackEnd(World world, String pool) {
        this.world = world;
        this.pool = pool;
        for (var database : Database.values()) {
            if (!world.state().database(pool, database).principal().isEmpty()) {
                mirrors.put(database, working());
            }
        }
    }

    void settle() {
        for (var database : Database.values()) {
            mirror(database).ifPresent(mirror -> settle(database, withServers(mirror)));
        }
        spareUsers();
    }

    /** The present mirror of a database type; nothing where the pool has no such database. */
    Optional<DatabaseMirror> mirror(Database database) {
        return Optional.ofNullable(mirrors.get(database));
    }

    /** Gives a database type another standing, with what follows for users. */
    void move(Database database, DatabaseMirror mirror) {
        move(database, mirror, List.of());
    }

    /** The same, except for some of its databases, which stay where they are. */
    void move(Database database, DatabaseMirror mirror, List<String> left) {
        var moves = mirror(database)
                .filter(before -> before.principal() != mirror.principal())
                .isPresent();
        if (moves && !left.equals(world.state().databasesLeft(pool, database))) {
            world.log().record(new DatabasesLeft(pool, database, left));
        }
        settle(database, mirror);
        spareUsers();
    }

    /** Makes a database type appear on the pool's SQL servers. */
    void install(Database database) {
        mirrors.putIfAbsent(database, working());
        settle();
    }

    private void settle(Database database, DatabaseMirror mirror) {
        mirrors.put(database, mirror);
        var shown = world.state().describe(pool, database, mirror);
        if (!shown.equals(world.state().database(pool, database))) {
            world.log().record(shown);
        }
        plan(swaps, database, mirror.swapsByItself(), Timing.MIRROR_AUTOMATIC_FAILOVER, this::swapped);
        plan(catchingUp, database, mirror.catchesUp(), Timing.MIRROR_SYNCHRONIZATION, DatabaseMirror::caughtUp);
    }

    private DatabaseMirror swapped(DatabaseMirror mirror) {
        return mirror.movedTo(mirror.principal().other());
    }

    private void plan(
            Map<Database, Due> plans,
            Database database,
            boolean wanted,
            Timing timing,
            UnaryOperator<DatabaseMirror> change) {
        var planned = plans.get(database);
        if (wanted && planned == null) {
            plans.put(database, world.after(timing, () -> {
                plans.remove(database);
                mirror(database).ifPresent(mirror -> move(database, change.apply(mirror)));
            }));
        } else if (!wanted && planned != null) {
            planned.cancel();
            plans.remove(database);
        }
    }

    private void spareUsers() {
        if (world.state().database(pool, Database.User).available()) {
            if (tolerance != null) {
                tolerance.cancel();
                tolerance = null;
            }
            if (world.state().toleranceExceeded(pool)) {
                world.log().record(new BackEndBack(pool));
            }
        } else if (tolerance == null) {
            tolerance = world.after(
                    Timing.BACK_END_TOLERANCE, () -> world.log().record(new BackEndToleranceExceeded(pool)));
        }
    }

    private DatabaseMirror withServers(DatabaseMirror mirror) {
        var sql = world.estate().pool(pool).sql();
        return mirror.with(
                !world.faults().holdSqlServer(sql.primary()),
                sql.mirror().stream().noneMatch(world.faults()::holdSqlServer),
                !world.faults().holdWitness(pool));
    }

    private DatabaseMirror working() {
        var sql = world.estate().pool(pool).sql();
        return withServers(DatabaseMirror.working(sql.mirror().isPresent(), sql.witness()));
    }
}
