package org.pooldrill.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pooldrill.backup.Limits;
import org.pooldrill.backup.ModuleStatus;
import org.pooldrill.change.BackupModule;
import org.pooldrill.client.Mode;
import org.pooldrill.computer.Database;
import org.pooldrill.pool.Authority.State;
import org.pooldrill.pool.Service;

/** One pool in the state document. */
final class PoolDocument {
    private static final int PRINTED_ITEMS = 1_000;

    private final View view;
    private final String pool;

    PoolDocument(View view, String pool) {
        this.view = view;
        this.pool = pool;
    }

    Map<String, Object> map() {
        var computers = view.world().computers();
        var backup = new LinkedHashMap<String, Object>();
        for (var module : BackupModule.values()) {
            backup.put(module.toString(), module(module));
        }
        var databases = new LinkedHashMap<String, Object>();
        for (var database : List.of(Database.User, Database.CentralMgmt, Database.Application)) {
            databases.put(database.toString(), database(database));
        }
        var content = LiveMap.fields()
                .with("here", () -> heldAt(pool))
                .with("atPartner", () -> view.partner(pool).map(this::heldAt).orElse(0L))
                .with("missing", () -> (long) view.lackingAt(pool, pool).size())
                .map();
        return LiveMap.fields()
                .with("state", () -> view.state(pool).toString())
                .with("phase", () -> view.authority(pool).phase(computers.poolUp(pool)))
                .with("site", () -> view.estate().pool(pool).site())
                .with("partner", () -> view.partner(pool).orElse(""))
                .with("reachable", () -> computers.reachable(pool))
                .with("servedBy", () -> servedBy())
                .with("readOnly", () -> view.authority(pool).home().service() == Service.READ_ONLY)
                .with("frontEnds", () -> frontEnds())
                .with("routingGroups", () -> routingGroups())
                .with("storage", () -> storage())
                .with("users", fixed(users()))
                .with("database", fixed(databases))
                .with("backup", fixed(backup))
                .with("rpo", () -> Duration.ofMillis(view.loss(pool).rpoMillis()))
                .with("rto", fixed(recovery()))
                .with("lost", fixed(lost()))
                .with("content", fixed(content))
                .with("externalMedia", fixed(media()))
                .with("webConferencing", fixed(media()))
                .with("powerPoint", fixed(RouteDocument.of(() -> view.powerPoint(pool), false)))
                .map();
    }

    String servedBy() {
        return view.authority(pool).servedBy(view.world().computers().poolUp(pool));
    }

    private Map<String, Object> frontEnds() {
        var frontEnds = view.world().computers().frontEnds(pool);
        var map = new LinkedHashMap<String, Object>();
        map.put("total", (long) frontEnds.total());
        map.put("running", (long) frontEnds.running());
        map.put("quorum", frontEnds.quorum());
        map.put("quorumNeeded", (long) frontEnds.quorumNeeded());
        return map;
    }

    private Map<String, Object> routingGroups() {
        var fabric = view.world().computers().fabric(pool);
        var map = new LinkedHashMap<String, Object>();
        map.put("total", (long) fabric.total());
        map.put("withoutPrimary", (long) fabric.withoutPrimary().size());
        map.put("withoutSecondary", (long) fabric.withoutSecondary().size());
        return map;
    }

    private Map<String, Object> storage() {
        var queues = view.world().storage();
        var waiting = view.world().computers().computers(pool).stream()
                .mapToLong(queues::waiting)
                .sum();
        var gone = view.state(pool) == State.Retired;
        var map = new LinkedHashMap<String, Object>();
        map.put("queued", gone ? 0L : waiting);
        map.put("flushed", queues.flushed(pool));
        map.put("imported", queues.imported(pool));
        map.put("lost", queues.overflowed(pool) + (gone ? waiting : 0L));
        return map;
    }

    private Map<String, Object> users() {
        var population = view.world().populations().get(pool);
        return LiveMap.fields()
                .with("enabled", () -> (long) population.size())
                .with("regular", () -> (long) population.count(Mode.REGULAR))
                .with("resiliency", () -> (long) population.count(Mode.RESILIENCY))
                .with("cannotSignIn", () -> (long) population.count(Mode.CANNOT_SIGN_IN))
                .with("signedOut", () -> (long) population.count(Mode.SIGNED_OUT))
                .map();
    }

    private Map<String, Object> database(Database database) {
        return LiveMap.fields()
                .with(
                        "principal",
                        () -> view.world().computers().database(pool, database).principal())
                .with("stateOnPrimary", () -> view.world()
                        .computers()
                        .database(pool, database)
                        .stateOnPrimary()
                        .toString())
                .with("stateOnMirror", () -> view.world()
                        .computers()
                        .database(pool, database)
                        .stateOnMirror()
                        .toString())
                .with(
                        "available",
                        () -> view.world().computers().database(pool, database).available())
                .map();
    }

    private Map<String, Object> module(BackupModule module) {
        return LiveMap.fields()
                .with("export", () -> status(module).export().toString())
                .with("import", () -> status(module).imports().toString())
                .with("produced", () -> status(module).produced())
                .with("exported", () -> status(module).exported())
                .with("imported", () -> status(module).imported())
                .with("acked", () -> status(module).acked())
                .with("backlogBytes", () -> status(module).backlogBytes())
                .with("oldestUnacked", () -> age(status(module).oldestUnacked()))
                .with("rpo", () -> Duration.ofMillis(view.rpoMillis(pool, module)))
                .map();
    }

    private ModuleStatus status(BackupModule module) {
        var limits = Limits.of(view.backupSettings(pool), view.estate().timings());
        var source = view.journal(pool);
        var partner = view.partner(pool).map(view::journal).orElse(source);
        return ModuleStatus.of(module, limits, source, partner);
    }

    private Duration age(OptionalLong since) {
        return since.isPresent() ? Duration.ofMillis(view.now() - since.getAsLong()) : Duration.ZERO;
    }

    private Map<String, Object> recovery() {
        var recovery = view.recovery(pool);
        return LiveMap.fields()
                .with("detect", () -> duration(recovery.detect()))
                .with("decide", () -> duration(recovery.decide()))
                .with("execute", () -> duration(recovery.execute()))
                .with("signIn", () -> duration(recovery.signIn()))
                .with("total", () -> duration(recovery.total()))
                .map();
    }

    static @Nullable Duration duration(OptionalLong millis) {
        return millis.isPresent() ? Duration.ofMillis(millis.getAsLong()) : null;
    }

    private Map<String, Object> lost() {
        var loss = view.loss(pool);
        return LiveMap.fields()
                .with("changes", loss::changes)
                .with("users", loss::users)
                .with("conferences", loss::conferences)
                .with("files", loss::files)
                .with("bytes", loss::bytes)
                .with("items", () -> items(loss))
                .map();
    }

    private static List<Map<String, Object>> items(Loss loss) {
        var list = new ArrayList<Map<String, Object>>();
        for (var item :
                loss.items().subList(0, Math.min(PRINTED_ITEMS, loss.items().size()))) {
            var map = new LinkedHashMap<String, Object>();
            map.put("user", item.user());
            map.put("kind", item.kind());
            map.put("id", item.id());
            map.put("at", item.at());
            map.put("cause", item.cause());
            list.add(map);
        }
        return list;
    }

    private long heldAt(String store) {
        return (long) view.uploads(pool).size() - view.lackingAt(store, pool).size();
    }

    private Map<String, Object> media() {
        return LiveMap.fields()
                .with("edge", () -> view.routes().externalMedia(pool).edge())
                .with("works", () -> view.routes().externalMedia(pool).works())
                .with("why", () -> view.routes().externalMedia(pool).why())
                .map();
    }

    private static Supplier<Object> fixed(Object value) {
        return () -> value;
    }
}
