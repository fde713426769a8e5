package org.pooldrill.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ConfigurationSet;
import org.pooldrill.change.StreamCommand.ImportBatch;
import org.pooldrill.change.StreamCommand.SetAside;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.cms.CmsEvent.InstanceChanged;
import org.pooldrill.cms.CmsEvent.InstanceInstalled;
import org.pooldrill.refusal.ErrorId;

/** One instance of the Central Management store: given its history, when asked, then these events. */
class CentralManagementTest {
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final String ID = CentralManagement.idAt(POOL1);
    private static final String NEXT_HOP = "edges.edge1.contoso.com.nextHop";
    private static final InstanceInstalled ACTIVE =
            new InstanceInstalled(POOL1, InstanceState.ACTIVE, POOL2, Map.of(NEXT_HOP, POOL1));
    private static final InstanceInstalled STANDBY =
            new InstanceInstalled(POOL1, InstanceState.BACKUP, POOL2, Map.of(NEXT_HOP, POOL1));
    private static final ConfigurationSet MOVED = new ConfigurationSet(NEXT_HOP, POOL2);

    private final AggregateTestFixture<CentralManagement> fixture = new AggregateTestFixture<>(CentralManagement.class);

    CentralManagementTest() {
        fixture.registerCommandTargetResolver(
                message -> new VersionedAggregateIdentifier(((CmsCommands) message.getPayload()).instance(), null));
        fixture.setReportIllegalStateChange(false);
    }

    private static CmsCommands asked(CmsCommand... commands) {
        return new CmsCommands(ID, List.of(commands));
    }

    @Test
    void isInstalledWithWhatItsDatabaseHolds() {
        fixture.givenNoPriorActivity()
                .when(asked(new CmsCommand.Install(POOL1, InstanceState.ACTIVE, POOL2, Map.of(NEXT_HOP, POOL1))))
                .expectEvents(ACTIVE);
    }

    @Test
    void publishesAsTheActiveMaster() {
        fixture.given(ACTIVE)
                .when(asked(new CmsCommand.Publish(Map.of(NEXT_HOP, POOL2))))
                .expectEvents(MOVED);
    }

    @Test
    void recordsOnlyValuesThatDiffer() {
        fixture.given(ACTIVE, MOVED)
                .when(asked(new CmsCommand.Publish(Map.of(NEXT_HOP, POOL2, "nothing.there", ""))))
                .expectNoEvents();
    }

    @Test
    void refusesToPublishUnlessItIsTheActiveMaster() {
        for (var state : List.of(InstanceState.BACKUP, InstanceState.STALE_ACTIVE, InstanceState.MOVING_READ_ONLY)) {
            new CentralManagementTest()
                    .fixture
                    .given(ACTIVE, new InstanceChanged(state, 1, "test"))
                    .when(asked(new CmsCommand.Publish(Map.of(NEXT_HOP, POOL2))))
                    .expectNoEvents()
                    .expectResultMessageMatching(new CustomTypeSafeMatcher<>("refused with CmsNotAvailable") {
                        @Override
                        protected boolean matchesSafely(
                                org.axonframework.commandhandling.CommandResultMessage<?> message) {
                            var decision = ((CmsAnswer) message.getPayload())
                                    .decisions()
                                    .get(0);
                            return decision.refused().stream()
                                    .anyMatch(refusal -> refusal.id() == ErrorId.CmsNotAvailable);
                        }
                    });
        }
    }

    @Test
    void takesAnotherStateOnce() {
        var become = new CmsCommand.Become(InstanceState.ACTIVE, 1, "failover");
        fixture.given(STANDBY)
                .when(asked(become, become))
                .expectEvents(new InstanceChanged(InstanceState.ACTIVE, 1, "failover"));
    }

    @Test
    void importsWhatTheOtherInstancePublished() {
        var batch = new ImportBatch(BackupModule.CMS_MASTER, POOL2, "b1", 1, 1, List.of(MOVED));
        fixture.given(STANDBY)
                .when(asked(new CmsCommand.Replicate(batch), new CmsCommand.Replicate(batch)))
                .expectEvents(new BatchImported(ID, BackupModule.CMS_MASTER, POOL2, "b1", 1, 1, List.of(MOVED)));
    }

    @Test
    void setsAsideWhatTheNewActiveMasterDidNotKnow() {
        fixture.given(ACTIVE, MOVED, new InstanceChanged(InstanceState.STALE_ACTIVE, 1, "returned"))
                .when(asked(new CmsCommand.Replicate(new SetAside(BackupModule.CMS_MASTER, 0, "unknown"))))
                .expectEvents(new ChangesSetAside(ID, BackupModule.CMS_MASTER, 0, 1, "unknown"));
    }

    @Test
    void hasThePublishedValuesBackOnceLaterOnesWereSetAside() {
        var state = new CmsState();
        state.evolve(ACTIVE);
        state.evolve(MOVED);
        state.evolve(new ConfigurationSet("sites.Datacenter2.xmppRoute", "edge2.contoso.com"));
        var version = state.version();
        state.evolve(new ChangesSetAside(ID, BackupModule.CMS_MASTER, 0, 2, "unknown"));
        assertThat(state.configuration()).containsExactly(Map.entry(NEXT_HOP, POOL1));
        assertThat(state.version()).isGreaterThan(version);
    }
}
