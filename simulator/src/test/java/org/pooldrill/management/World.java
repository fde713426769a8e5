package org.pooldrill.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Event;
import org.pooldrill.change.StreamCommand;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.Deployment;
import org.pooldrill.cms.Moves;
import org.pooldrill.computer.ComputersState;
import org.pooldrill.datacenter.Datacenter;
import org.pooldrill.edge.Perimeter;
import org.pooldrill.edge.Routes;
import org.pooldrill.edge.Surroundings;
import org.pooldrill.estate.Estate;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.replica.Replicas;
import org.pooldrill.simulation.Agenda;
import org.pooldrill.simulation.Randoms;
import org.pooldrill.site.PoolSite;
import org.pooldrill.world.WorldMachines;

/**
 * The base line with everything of Central Management at work, on machines that a test switches off. After every event
 * it looks whether more instances act than the test said may.
 */
final class World implements CmsReplication {
    final Estate estate = Contoso.estate();
    final TestMachines machines = new TestMachines(estate);
    private final ComputersState computers = new ComputersState(estate);
    final Moves moves = new Moves(estate);
    final Replicas replicas = new Replicas(estate);
    final Perimeter perimeter = new Perimeter(estate);
    final Map<String, PoolSite> sites = new LinkedHashMap<>();
    final List<Event> recorded = new ArrayList<>();
    final Agenda agenda = new Agenda(new NoCauses());
    final Ground ground;
    final CentralStore store;
    final CmsMove move;
    final InstanceUpkeep upkeep;
    final Replicator replicator;
    final EdgeSetup setup;
    final ReplicationStatus status;
    private final Datacenter datacenter = new Datacenter(estate, agenda, this::record, computers);
    boolean replicationWorks = true;
    int mastersAllowed = 1;
    private int happened;
    private int settled = -1;

    World() {
        this(false);
    }

    private World(boolean onDatacenters) {
        ground = new Ground(
                estate,
                sites,
                onDatacenters ? new WorldMachines(estate, computers) : machines,
                moves,
                agenda,
                this::record);
        store = new CentralStore(ground, replicas);
        move = new CmsMove(ground, this);
        upkeep = new InstanceUpkeep(ground);
        replicator = new Replicator(ground, replicas, new Randoms(1));
        setup = new EdgeSetup(ground, replicas, replicator);
        status = new ReplicationStatus(ground, replicas);
        for (var pool : estate.pools().keySet()) {
            var site = new PoolSite(pool, new InMemoryEventStorageEngine());
            sites.put(pool, site);
            site.store().subscribe(events -> {
                happened += events.size();
                mastersAreAsAllowed();
            });
        }
        store.install();
        settle();
    }

    /** The same on data centres instead of a test's switches. */
    static World onDatacenters() {
        return new World(true);
    }

    Datacenter datacenter() {
        return datacenter;
    }

    private void record(Event event) {
        recorded.add(event);
        happened++;
        computers.evolve(agenda.now(), event);
        moves.evolve(event);
        replicas.evolve(event);
        perimeter.evolve(event);
        mastersAreAsAllowed();
    }

    private void mastersAreAsAllowed() {
        assertThat(deployment().activeMasters()).hasSizeLessThanOrEqualTo(mastersAllowed);
    }

    Deployment deployment() {
        return ground.deployment();
    }

    Routes routes() {
        return new Routes(
                new Surroundings(estate, deployment(), replicas, perimeter, ground.machines(), pool -> ground.machines()
                        .poolUp(pool)));
    }

    /** Something happens at this moment. */
    World does(Runnable action) {
        action.run();
        happened++;
        settle();
        return this;
    }

    World fails(String... names) {
        return does(() -> machines.down.addAll(List.of(names)));
    }

    World returns(String... names) {
        return does(() -> machines.down.removeAll(List.of(names)));
    }

    Optional<Refusal> publishes(String key, String value) {
        return publishes(key, value, Optional.empty());
    }

    Optional<Refusal> publishes(String key, String value, Optional<String> on) {
        var refusal = store.publish(Map.of(key, value), on);
        settle();
        return refusal;
    }

    /** Types Invoke-CsManagementServerFailover and lets it come to its end. */
    Optional<Refusal> moves(MoveRequest request) {
        var outcome = starts(request);
        passes(20 * 60);
        assertThat(outcome).isNotEmpty();
        return outcome.get(0);
    }

    /** Types Invoke-CsManagementServerFailover; the list gets the outcome. */
    List<Optional<Refusal>> starts(MoveRequest request) {
        var outcome = new ArrayList<Optional<Refusal>>();
        does(() -> move.start(request, outcome::add));
        return outcome;
    }

    Optional<Refusal> restores(String on) {
        var outcome = new ArrayList<Optional<Refusal>>();
        does(() -> move.restore(on, outcome::add));
        passes(5 * 60);
        return outcome.get(0);
    }

    World passes(long seconds) {
        var until = agenda.now() + seconds * 1000;
        var more = true;
        while (more) {
            more = agenda.runNext(until, this::settle);
        }
        agenda.passTo(until);
        return this;
    }

    /** As the simulation does: only after something happened, until nothing more does. */
    private void settle() {
        while (settled != happened) {
            settled = happened;
            datacenter.settle();
            move.settle();
            upkeep.settle();
            replicator.settle();
        }
    }

    @Override
    public void sync(String source) {
        var target = deployment().other(source).orElseThrow();
        if (!replicationWorks) {
            return;
        }
        var changes = new ArrayList<Change>();
        sites.get(source)
                .store()
                .readEvents(CentralManagement.idAt(source))
                .asStream()
                .map(message -> message.getPayload())
                .filter(Change.class::isInstance)
                .forEach(change -> changes.add((Change) change));
        var imported = sites.get(target).cmsState().orElseThrow().stream().imported(BackupModule.CMS_MASTER);
        if (imported == changes.size()) {
            return;
        }
        var rest = changes.subList((int) imported, changes.size());
        sites.get(target)
                .cms(new CmsCommand.Replicate(new StreamCommand.ImportBatch(
                        BackupModule.CMS_MASTER, source, "b" + changes.size(), imported + 1, changes.size(), rest)));
        sites.get(source)
                .cms(new CmsCommand.Replicate(
                        new StreamCommand.Acknowledge(BackupModule.CMS_MASTER, "b" + changes.size(), changes.size())));
        settle();
    }

    @Override
    public void importWaiting(String target) {}

    private static final class NoCauses implements Agenda.Causes {
        @Override
        public long current() {
            return 0;
        }

        @Override
        public void causedBy(long seq, Runnable action) {
            action.run();
        }
    }
}
