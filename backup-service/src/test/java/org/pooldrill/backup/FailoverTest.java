package org.pooldrill.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pooldrill.backup.Pair.ANNA;
import static org.pooldrill.backup.Pair.P1;
import static org.pooldrill.backup.Pair.P2;
import static org.pooldrill.change.BackupModule.CMS_MASTER;
import static org.pooldrill.change.BackupModule.DATA_CONF;
import static org.pooldrill.change.BackupModule.PRESENCE_FOCUS;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pooldrill.backup.BackupEvent.PackageRejected;
import org.pooldrill.backup.Pair.Part;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.cms.CmsCommand;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What replication does when the authority over users or configuration moves. */
class FailoverTest {
    private final Pair pair = Pair.inStep();

    private List<String> contacts(String pool) {
        var user = pair.at(pool).state(P1).users().get(ANNA);
        return user == null ? List.of() : user.contacts();
    }

    private ExportState exported(BackupModule module) {
        return pair.export(P1, module);
    }

    @Test
    @Holds(Rule.COMPLETE_PACKAGES_ARE_IMPORTED)
    void importsWhatLiesCompleteAtTheBackupSiteBeforeADisasterFailover() {
        pair.advance(1);
        pair.contacts(10);
        pair.breaks(P2, Part.SERVICE);
        pair.cycles(1);
        pair.contacts(3);
        pair.breaks(P1, Part.POOL);
        assertThat(pair.service2.importWaiting(EnumSet.of(PRESENCE_FOCUS, DATA_CONF)))
                .containsExactly(P1 + "/1");
        assertThat(contacts(P2)).hasSize(10);
        assertThat(pair.files2.list()).isEmpty();
    }

    @Test
    @Holds(Rule.BACKUP_POOL_DECIDES)
    void bringsHomeWhatWasChangedAtTheBackupPoolWhileTheHomePoolIsStillFailedOver() {
        pair.contacts(5);
        pair.cycles(1);
        Failovers.disasterFailover(pair, P1);
        pair.contacts(P2, P1, 4);
        pair.cycles(1);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.ErrorState);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        pair.cycles(2);
        assertThat(pair.pool1.state(P1).staged()).hasSize(4);
        Failovers.failBack(pair, P1);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(9);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds(Rule.TAIL_IS_SET_ASIDE)
    void setsAsideWhatThePartnerDidNotKnowBeforeItsChangesAreImported() {
        pair.contacts(5);
        pair.cycles(1);
        pair.contacts(3);
        Failovers.disasterFailover(pair, P1);
        pair.contacts(P2, P1, 2);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        pair.cycles(2);
        assertThat(pair.pool1.recorded(ChangesSetAside.class)).singleElement().satisfies(aside -> assertThat(aside)
                .extracting("after", "upTo")
                .containsExactly(5L, 8L));
        Failovers.failBack(pair, P1);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(7);
        assertThat(exported(PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void neverImportsThePackageOfAPoolThatHasLostItsUsers() {
        pair.contacts(5);
        pair.advance(2_005);
        assertThat(pair.transfers()).isPositive();
        Failovers.takeOver(pair, P1);
        pair.cycles(2);
        assertThat(pair.pool2.recorded(PackageRejected.class)).hasSize(1);
        assertThat(contacts(P2)).isEmpty();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(2);
        assertThat(contacts(P1)).isEmpty();
        Copies.assertEqual(pair, "after the failback");
    }

    @Test
    void goesOnAfterTheNumbersThatWereSetAsideWhenTheHomePoolServesAgain() {
        pair.contacts(5);
        pair.cycles(1);
        pair.contacts(3);
        Failovers.disasterFailover(pair, P1);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.contacts(2);
        pair.cycles(2);
        assertThat(pair.pool2.recorded(ImportResumed.class)).hasSize(1);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(7);
        assertThat(exported(PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void countsAsKnownWhatWasImportedThoughTheAcknowledgementWasLost() {
        pair.contacts(5);
        pair.advance(4_030);
        assertThat(pair.pool2.recorded(BatchImported.class)).hasSize(1);
        Failovers.disasterFailover(pair, P1);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(1);
        assertThat(pair.pool1.recorded(ChangesSetAside.class)).isEmpty();
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(5);
        assertThat(exported(PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    @Holds({Rule.FAILBACK_IS_REPEATED, Rule.FAILBACK_BRINGS_CHANGES_HOME})
    void hydratesTheHomePoolWithTheRestAndRepeatsItWithoutHarm() {
        pair.contacts(5);
        pair.cycles(1);
        Failovers.disasterFailover(pair, P1);
        pair.contacts(P2, P1, 250);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        assertThat(pair.service2.hydrate(P1)).isEqualTo(250);
        assertThat(pair.service2.hydrate(P1)).isZero();
        Failovers.failBack(pair, P1);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(255);
        assertThat(pair.export(P2, PRESENCE_FOCUS)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void hydratesWhileAPackageWithTheSameChangesIsOnItsWay() {
        for (var millis : List.of(1_000L, 2_005L, 3_000L, 4_030L)) {
            var during = Pair.inStep();
            Failovers.disasterFailover(during, P1);
            during.healAll();
            Failovers.tellHome(during, P1);
            during.contacts(P2, P1, 150);
            during.advance(Pair.CYCLE + millis);
            during.contacts(P2, P1, 20);
            during.service2.hydrate(P1);
            Failovers.failBack(during, P1);
            during.cycles(2);
            Copies.assertEqual(during, "hydrated after " + millis);
            Copies.assertInOrder(during.pool1, "hydrated after " + millis);
            assertThat(during.pool1.state(P1).users().get(ANNA).contacts()).hasSize(170);
        }
    }

    @Test
    @Holds(Rule.DISASTER_FAILBACK_LOSES)
    void setsAsideWhatWasMadeAtTheBackupPoolWhenTheFailbackIsADisasterToo() {
        pair.contacts(5);
        pair.cycles(1);
        Failovers.disasterFailover(pair, P1);
        pair.contacts(P2, P1, 4);
        pair.upload(P2, P1, "slides", 100);
        pair.breaks(P2, Part.POOL);
        pair.heals(P1, Part.POOL);
        Failovers.disasterFailback(pair, P1);
        pair.contacts(1);
        pair.healAll();
        Failovers.tellCopy(pair, P1);
        pair.cycles(3);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(6);
        Copies.assertEqual(pair, "after the disaster failback");

        Failovers.disasterFailover(pair, P1);
        pair.contacts(P2, P1, 2);
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        pair.cycles(2);
        assertThat(contacts(P1)).isEqualTo(contacts(P2)).hasSize(8);
        assertThat(pair.pool1.recorded(ImportResumed.class)).isNotEmpty();
    }

    @Test
    void keepsTheOrderInWhichSettingsWereChangedAcrossAFailover() {
        pair.make(P1, P1, new ForwardingSet(ANNA, "tel:+1"));
        pair.cycles(1);
        pair.make(P1, P1, new ForwardingSet(ANNA, "tel:+2"));
        Failovers.disasterFailover(pair, P1);
        assertThat(pair.pool2.state(P1).users().get(ANNA).forwarding()).isEqualTo("tel:+1");
        pair.make(P2, P1, new ForwardingSet(ANNA, "tel:+3"));
        pair.healAll();
        Failovers.tellHome(pair, P1);
        Failovers.failBack(pair, P1);
        assertThat(pair.pool1.state(P1).users().get(ANNA).forwarding()).isEqualTo("tel:+3");
    }

    @Test
    @Holds(Rule.CMS_ACTIVE_AND_STANDBY)
    void carriesThePublicationsOfTheNewActiveMasterTheOtherWay() {
        pair.publish(P1, "a", "1");
        pair.cycles(1);
        pair.publish(P1, "b", "lost with the old master");
        pair.pool2.cms(List.of(new CmsCommand.Become(InstanceState.ACTIVE, 1, "forced failover")));
        pair.pool1.cms(List.of(new CmsCommand.Become(InstanceState.STALE_ACTIVE, 0, "forced failover")));
        pair.publish(P2, "a", "2");
        pair.cycles(1);
        assertThat(pair.export(P1, CMS_MASTER)).isEqualTo(ExportState.NotInitialized);
        assertThat(pair.export(P2, CMS_MASTER)).isEqualTo(ExportState.SteadyState);
        assertThat(pair.status(P2, CMS_MASTER).imports()).isEqualTo(ImportState.ErrorState);

        pair.service1.setAsideConfiguration(1, "the new active master did not know it");
        pair.pool1.cms(List.of(new CmsCommand.Become(InstanceState.BACKUP, 1, "marked by the Backup Service")));
        pair.cycles(2);
        assertThat(pair.pool1.cmsState().orElseThrow().configuration()).isEqualTo(Map.of("a", "2"));
        assertThat(pair.export(P2, CMS_MASTER)).isEqualTo(ExportState.FinalState);
        Copies.assertEqual(pair, "after the move of the Central Management server");

        pair.pool2.cms(List.of(new CmsCommand.Become(InstanceState.BACKUP, 2, "normal failover")));
        pair.pool1.cms(List.of(new CmsCommand.Become(InstanceState.ACTIVE, 2, "normal failover")));
        pair.publish(P1, "c", "3");
        pair.cycles(2);
        Copies.assertEqual(pair, "after the way back");
        assertThat(pair.export(P1, CMS_MASTER)).isEqualTo(ExportState.FinalState);
    }

    @Test
    void throwsAwayAPackageOfTheOldActiveMaster() {
        pair.advance(1);
        pair.publish(P1, "b", "late");
        pair.breaks(P2, Part.SERVICE);
        pair.cycles(1);
        pair.pool2.cms(List.of(new CmsCommand.Become(InstanceState.ACTIVE, 1, "forced failover")));
        pair.pool1.cms(List.of(new CmsCommand.Become(InstanceState.STALE_ACTIVE, 0, "forced failover")));
        pair.healAll();
        pair.cycles(1);
        assertThat(pair.pool2.recorded(PackageRejected.class)).hasSize(1);
        assertThat(pair.pool2.cmsState().orElseThrow().configuration()).isEmpty();
    }

    @Test
    void setsNothingAsideAtTheActiveMaster() {
        assertThatThrownBy(() -> pair.service1.setAsideConfiguration(0, "a mistake"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is Active");
    }
}
