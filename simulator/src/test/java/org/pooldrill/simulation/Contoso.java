package org.pooldrill.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.change.Event;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.drill.ExpressionCheck;
import org.pooldrill.drill.Folder;
import org.pooldrill.estate.Estate;
import org.pooldrill.failover.PoolFailback;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.management.MoveRequest;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Precondition;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.store.EmbeddedStores;
import org.pooldrill.store.StoredEvent;
import org.pooldrill.store.Stores;
import org.pooldrill.usermodel.UserModel;

/** A small Contoso with a hand on everything: what a story test says in one line each. */
public final class Contoso implements AutoCloseable {
    public static final String POOL1 = "pool1.contoso.com";
    public static final String POOL2 = "pool2.contoso.com";
    public static final String ALICE = "alice@contoso.com";
    public static final String BOB = "bob@contoso.com";
    public static final String CAROL = "carol@contoso.com";

    private static final String SMALL = """
            pools:
              pool1.contoso.com: { users: 40 }
              pool2.contoso.com: { users: 40 }
            """;

    /** One event of the run. */
    record Happened(StoredEvent raw, Event event) {
        String store() {
            return raw.store();
        }
    }

    private final Simulation simulation;
    private final List<Happened> events = new ArrayList<>();
    private Runnable afterEach = () -> {};

    public Contoso(String overrides, long seed) {
        simulation = new Simulation(
                estate(overrides), seed, (raw, payload) -> events.add(new Happened(raw, (Event) payload)));
    }

    /** A Contoso with a load. */
    Contoso(UserModel load, long seed) {
        this(Optional.of(load), seed, EmbeddedStores.usual());
    }

    /** A Contoso with or without a load, whose events are kept there. */
    Contoso(Optional<UserModel> load, long seed, Stores stores) {
        simulation = new Simulation(
                estate(""), load, seed, (raw, payload) -> events.add(new Happened(raw, (Event) payload)), stores);
    }

    public Contoso() {
        this("", 1);
    }

    static Estate estate(String overrides) {
        return ready(overrides).estate();
    }

    static DrillFile.Ready ready(String overrides) {
        var yaml = """
                drill: small
                estate:
                  from: contoso
                """ + (overrides.contains("pools:") ? "" : SMALL).indent(2) + overrides.indent(2)
                + "steps: [ note: nothing ]\n";
        var loaded = DrillFile.read("small", yaml.getBytes(StandardCharsets.UTF_8), Folder.NONE, ExpressionCheck.NONE);
        return loaded.ready().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    public Simulation simulation() {
        return simulation;
    }

    List<Happened> events() {
        return events;
    }

    <E extends Event> List<E> events(Class<E> type) {
        return events.stream()
                .map(Happened::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public Contoso minutes(int minutes) {
        return seconds(minutes * 60);
    }

    public Contoso seconds(int seconds) {
        var until = simulation.now() + seconds * 1_000L;
        while (simulation.runNext(until)) {
            afterEach.run();
        }
        simulation.passTo(until);
        return this;
    }

    /** Looks at something after each moment that passes. */
    void afterEach(Runnable look) {
        afterEach = look;
    }

    public Contoso lose(String pool) {
        return fault(FaultKind.POOL_DOWN, pool);
    }

    public Contoso fault(FaultKind kind, String... at) {
        simulation.doNow(() -> {
            var problem = simulation.datacenter().fault(kind, List.of(at), Map.of(), Optional.empty());
            if (problem.isPresent()) {
                throw new AssertionError(problem.get());
            }
        });
        return this;
    }

    public Contoso heal(FaultKind kind, String... at) {
        simulation.doNow(() -> {
            var problem = simulation.datacenter().heal(kind, List.of(at), Map.of());
            if (problem.isPresent()) {
                throw new AssertionError(problem.get());
            }
        });
        return this;
    }

    public Contoso contact(String user, String contact) {
        simulation.doNow(() -> accepted(simulation.acts().addContact(user, contact)));
        return this;
    }

    public Contoso schedule(String user, String conference) {
        simulation.doNow(() -> accepted(simulation.acts().conferences().schedule(user, conference, 0, 3_600_000)));
        return this;
    }

    public Contoso upload(String user, String conference, String file, long bytes) {
        simulation.doNow(() -> accepted(simulation.acts().conferences().upload(user, conference, file, bytes)));
        return this;
    }

    private static void accepted(Optional<Refusal> refused) {
        refused.ifPresent(refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    /** Moves Central Management to a pool by force and waits for it. */
    public Contoso forceCms(String pool) {
        var sql = simulation.estate().pool(pool).sql();
        simulation.doNow(() -> simulation
                .cmsMove()
                .start(MoveRequest.disaster(pool, sql.primary(), sql.instance(), true), Contoso::accepted));
        return minutes(5);
    }

    public Contoso moveCms(String pool) {
        simulation.doNow(() -> simulation.cmsMove().start(MoveRequest.normal(pool), Contoso::accepted));
        return minutes(10);
    }

    public Contoso nextHop(String edge, String pool) {
        simulation.doNow(() -> accepted(
                simulation.centralStore().publish(Map.of("edges." + edge + ".nextHop", pool), Optional.empty())));
        return this;
    }

    /** Takes a pool out of the topology. */
    public Contoso removes(String pool) {
        return publishes(new TopologyEdit.Remove(pool));
    }

    Contoso pairs(String pool, Optional<String> backup) {
        return publishes(new TopologyEdit.Backup(pool, backup));
    }

    private Contoso publishes(TopologyEdit edit) {
        simulation.doNow(() -> accepted(simulation.centralStore().publish(List.of(edit), Optional.empty())));
        return this;
    }

    /** What stands in the way of a failover; the id that a cmdlet would give. */
    Optional<ErrorId> refusesFailover(String pool, boolean disaster) {
        return Precondition.firstUnmet(
                        simulation.failoverRules("").failover(pool, disaster, simulation.reachableFrom("")))
                .map(Refusal::id);
    }

    Optional<ErrorId> refusesFailback(String pool) {
        return Precondition.firstUnmet(simulation.failoverRules("").failback(pool, false, simulation.reachableFrom("")))
                .map(Refusal::id);
    }

    /** Starts a failover whose preconditions hold, and says how it ended. */
    Optional<ErrorId> failover(String pool, boolean disaster) {
        if (refusesFailover(pool, disaster).isPresent()) {
            throw new AssertionError("refused: " + refusesFailover(pool, disaster));
        }
        var ended = new ArrayList<Optional<Refusal>>();
        simulation.doNow(
                () -> simulation.failover().start(new PoolFailover.Order(pool, disaster, 600_000, false), ended::add));
        while (ended.isEmpty()) {
            simulation.runNext(Long.MAX_VALUE);
        }
        return ended.get(0).map(Refusal::id);
    }

    /** Starts a failback and says how it ended. */
    Optional<ErrorId> failback(String pool, boolean disaster) {
        var ended = new ArrayList<Optional<Refusal>>();
        simulation.doNow(() -> simulation.failback().start(new PoolFailback.Order(pool, disaster), ended::add));
        while (ended.isEmpty()) {
            simulation.runNext(Long.MAX_VALUE);
        }
        return ended.get(0).map(Refusal::id);
    }

    /** A pool is lost and correctly failed over: Central Management, next hop, pool. */
    public Contoso disaster(String pool, String backup) {
        lose(pool).minutes(6).forceCms(backup);
        nextHop("edge1.contoso.com", backup);
        failover(pool, true);
        return minutes(5);
    }

    @SuppressWarnings("unchecked")
    public Object at(Object... path) {
        Object value = simulation.document();
        for (var key : path) {
            value = ((Map<String, Object>) value).get(key);
        }
        return value;
    }

    public String mode(String user) {
        return at("users", user, "mode") + " at " + at("users", user, "at");
    }

    @Override
    public void close() {
        simulation.verify();
        simulation.close();
    }
}
