package org.pooldrill.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.management.Contoso.EDGE1;
import static org.pooldrill.management.Contoso.EDGE2;
import static org.pooldrill.management.Contoso.POOL1;
import static org.pooldrill.management.Contoso.POOL2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.backup.ExportState;
import org.pooldrill.backup.Limits;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Event;
import org.pooldrill.cms.CentralManagement;
import org.pooldrill.cms.CmsState;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.cms.TopologyEdit;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.estate.Timings;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.simulation.Simulation;

/** Central Management in a whole simulation, carried by the real Backup Service, read from the events alone. */
class CentralManagementStoryTest {
    private static final MoveRequest FORCED = MoveRequest.disaster(POOL2, "sql2a.contoso.com", "rtc", true);

    private final Simulation simulation = new Simulation(Contoso.estate(), 1, (raw, payload) -> {});

    @AfterEach
    void everyStateIsThatOfItsStore() {
        for (var pool : List.of(POOL1, POOL2)) {
            assertThat(simulation.site(pool).cmsState().orElseThrow().configuration())
                    .isEqualTo(replayed(pool).configuration());
            assertThat(simulation.view().deployment().instance(pool))
                    .isEqualTo(simulation.centralStore().deployment().instance(pool));
        }
        simulation.verify();
        simulation.close();
    }

    private CmsState replayed(String pool) {
        var state = new CmsState();
        simulation
                .site(pool)
                .store()
                .readEvents(CentralManagement.idAt(pool))
                .asStream()
                .forEach(message -> state.evolve((Event) message.getPayload()));
        return state;
    }

    private void passes(long seconds) {
        var until = simulation.now() + seconds * 1000;
        while (simulation.runNext(until)) {}
        simulation.passTo(until);
    }

    private void publishes(TopologyEdit... edits) {
        simulation.doNow(() -> assertThat(simulation.centralStore().publish(List.of(edits), Optional.empty()))
                .isEmpty());
    }

    private void fault(FaultKind kind, String at) {
        simulation.doNow(() -> assertThat(simulation.datacenter().fault(kind, List.of(at), Map.of(), Optional.empty()))
                .isEmpty());
    }

    private void heal(FaultKind kind, String at) {
        simulation.doNow(() -> assertThat(simulation.datacenter().heal(kind, List.of(at), Map.of()))
                .isEmpty());
    }

    private List<Optional<Refusal>> moves(MoveRequest request) {
        var outcome = new ArrayList<Optional<Refusal>>();
        simulation.doNow(() -> simulation.cmsMove().start(request, outcome::add));
        return outcome;
    }

    private DeploymentState state() {
        return simulation.view().deployment().state();
    }

    @Test
    @Holds({Rule.CMS_NORMAL_WAITS, Rule.CMS_MASTER_ON_THE_ACTIVE_POOL})
    void aNormalFailoverLosesNothingAndTheOtherPoolExportsFromThenOn() {
        publishes(new TopologyEdit.NextHop(EDGE1, POOL2));
        var outcome = moves(MoveRequest.normal(POOL2));
        passes(200);

        assertThat(outcome).containsExactly(Optional.empty());
        assertThat(state()).isEqualTo(DeploymentState.Healthy);
        assertThat(simulation.view().deployment().topology().nextHop(EDGE1)).contains(POOL2);
        publishes(new TopologyEdit.NextHop(EDGE2, POOL1));
        passes(300);
        assertThat(simulation.site(POOL1).cmsState().orElseThrow().configuration())
                .isEqualTo(simulation.site(POOL2).cmsState().orElseThrow().configuration());
        assertThat(simulation
                        .backup(POOL1)
                        .orElseThrow()
                        .journal()
                        .export(
                                BackupModule.CMS_MASTER,
                                Limits.of(
                                        simulation
                                                .centralStore()
                                                .settings(POOL1)
                                                .backupSettings(),
                                        Timings.DEFAULT)))
                .isEqualTo(ExportState.NotInitialized);
    }

    @Test
    @Holds({Rule.CMS_FORCED_DOES_NOT_WAIT, Rule.CONFIGURATION_SURVIVES})
    void aNextHopPublishedJustBeforeTheDisasterIsLostAndComesBackNowhere() {
        passes(61);
        publishes(new TopologyEdit.NextHop(EDGE1, POOL2));
        passes(58);
        fault(FaultKind.POOL_DOWN, POOL1);
        assertThat(simulation.view().routes().edge(EDGE1).nextHop()).isEqualTo(POOL2);

        moves(FORCED);
        passes(120);
        assertThat(simulation.view().routes().edge(EDGE1).nextHop()).isEqualTo(POOL1);
        passes(60);
        assertThat(simulation.view().routes().edge(EDGE1).replicaNextHop()).isEqualTo(POOL1);

        heal(FaultKind.POOL_DOWN, POOL1);
        passes(300);
        assertThat(simulation.view().deployment().instance(POOL1)).isEqualTo(InstanceState.STALE_ACTIVE);
        assertThat(simulation.view().deployment().activeMasters()).containsExactly(POOL2);
        publishes(new TopologyEdit.MediaEdge(POOL1, Optional.of(EDGE2)));
        passes(1200);

        assertThat(state()).isEqualTo(DeploymentState.Healthy);
        assertThat(simulation.site(POOL1).cmsState().orElseThrow().configuration())
                .isEqualTo(simulation.site(POOL2).cmsState().orElseThrow().configuration());
        var outcome = moves(MoveRequest.normal(POOL1));
        passes(300);
        assertThat(outcome).containsExactly(Optional.empty());
        assertThat(simulation.view().routes().edge(EDGE1).nextHop()).isEqualTo(POOL1);
        publishes(new TopologyEdit.NextHop(EDGE1, POOL2));
        passes(300);
        assertThat(simulation.site(POOL2).cmsState().orElseThrow().configuration())
                .isEqualTo(simulation.site(POOL1).cmsState().orElseThrow().configuration());
    }
}
