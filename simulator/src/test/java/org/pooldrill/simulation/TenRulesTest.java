package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.CAROL;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;
import org.pooldrill.client.Cause;
import org.pooldrill.client.ClientEvent.RegistrarVerdict;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The ten rules that a simulator must not get wrong, each by its number. */
class TenRulesTest {

    @Test
    @Holds({Rule.POOL_FAILOVER_IS_MANUAL, Rule.ONLY_THE_REGISTRAR_ACTS, Rule.FAILED_OVER_OUTRANKS_REGISTRAR})
    void rule1NothingFailsOverOrBackByItselfButTheRegistrar() {
        try (var contoso = new Contoso()) {
            contoso.lose(POOL1).minutes(300);
            assertThat(contoso.events(ServiceTakenOver.class)).isEmpty();
            assertThat(contoso.events(RegistrarVerdict.class))
                    .containsExactly(new RegistrarVerdict(POOL1, POOL2, true));
            assertThat(contoso.at("pools", POOL1, "state")).isEqualTo("Down");
            assertThat(contoso.mode(ALICE)).isEqualTo("Resiliency at " + POOL2);
        }
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2).heal(FaultKind.POOL_DOWN, POOL1).minutes(300);
            assertThat(contoso.at("pools", POOL1, "state")).isEqualTo("FailedOver");
            assertThat(contoso.mode(ALICE)).isEqualTo("Regular at " + POOL2);
        }
    }

    @Test
    @Holds(value = Rule.POOL_FQDN_IS_THE_HOME_POOL, refusals = ErrorId.PoolNotFailedOver)
    void rule2PoolFqdnIsTheHomePoolAtFailoverAndAtFailback() {
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2).heal(FaultKind.POOL_DOWN, POOL1).minutes(10);
            assertThat(contoso.refusesFailback(POOL2)).hasValue(ErrorId.PoolNotFailedOver);
            assertThat(contoso.refusesFailback(POOL1)).isEmpty();
        }
    }

    @Test
    @Holds(
            value = {Rule.ONE_POOL_OF_A_PAIR, Rule.CHECKED_BEFORE_CHANGED},
            refusals = ErrorId.PartnerFailedOver)
    void rule3OfAPairAtMostOnePoolIsFailedOver() {
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2).heal(FaultKind.POOL_DOWN, POOL1).minutes(20);
            var before = contoso.events().size();
            assertThat(contoso.refusesFailover(POOL2, false)).hasValue(ErrorId.PartnerFailedOver);
            assertThat(contoso.refusesFailover(POOL2, true)).hasValue(ErrorId.PartnerFailedOver);
            assertThat(contoso.events()).hasSize(before);
        }
    }

    @Test
    @Holds({Rule.NOBODY_IS_REHOMED, Rule.REGULAR_AFTER_FAILBACK})
    void rule4FailoverAndFailbackRehomeNobody() {
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2);
            assertThat(contoso.at("users", ALICE, "home")).isEqualTo(POOL1);
            assertThat(contoso.at("users", ALICE, "at")).isEqualTo(POOL2);
            contoso.heal(FaultKind.POOL_DOWN, POOL1).minutes(20);
            assertThat(contoso.failback(POOL1, false)).isEmpty();
            contoso.minutes(5);
            assertThat(contoso.at("users", ALICE, "home")).isEqualTo(POOL1);
            assertThat(contoso.mode(ALICE)).isEqualTo("Regular at " + POOL1);
        }
    }

    @Test
    @Holds(
            value = {Rule.CMS_BEFORE_POOL, Rule.CMS_NEED_NOT_RETURN, Rule.FAILBACK_LEAVES_CMS},
            refusals = ErrorId.CmsNotAvailable)
    void rule5CentralManagementIsFailedOverBeforeItsPool() {
        try (var contoso = new Contoso()) {
            contoso.lose(POOL1).minutes(6);
            contoso.simulation();
            assertThat(contoso.refusesFailover(POOL1, true)).hasValue(ErrorId.CmsNotAvailable);
            contoso.forceCms(POOL2).nextHop("edge1.contoso.com", POOL2);
            assertThat(contoso.refusesFailover(POOL1, true)).isEmpty();
            contoso.failover(POOL1, true);
            contoso.heal(FaultKind.POOL_DOWN, POOL1).minutes(20);
            assertThat(contoso.failback(POOL1, false)).isEmpty();
            assertThat(contoso.at("cms", "activeMaster")).isEqualTo(POOL2);
        }
    }

    @Test
    @Holds(value = Rule.NEXT_HOP_BEFORE_POOL, refusals = ErrorId.EdgeNextHopInUse)
    void rule6TheNextHopOfEveryEdgePoolIsChangedFirstEvenOfOneThatIsDown() {
        try (var contoso = new Contoso()) {
            contoso.fault(FaultKind.SITE_DOWN, "Datacenter1").minutes(6).forceCms(POOL2);
            assertThat(contoso.refusesFailover(POOL1, true)).hasValue(ErrorId.EdgeNextHopInUse);
            contoso.nextHop("edge1.contoso.com", POOL2);
            assertThat(contoso.refusesFailover(POOL1, true)).isEmpty();
        }
    }

    @Test
    @Holds({Rule.REPLICATION_PER_DIRECTION, Rule.STATUS_IS_OF_ONE_DIRECTION, Rule.CMS_MASTER_ON_THE_ACTIVE_POOL})
    void rule7ReplicationIsPerDirectionAndModule() {
        try (var contoso = new Contoso()) {
            contoso.minutes(3).contact(ALICE, BOB);
            assertThat(contoso.at("pools", POOL1, "backup", "UserServices.PresenceFocus", "export"))
                    .isEqualTo("SteadyState");
            assertThat(contoso.at("pools", POOL1, "backup", "ConfServices.DataConf", "export"))
                    .isEqualTo("FinalState");
            assertThat(contoso.at("pools", POOL2, "backup", "UserServices.PresenceFocus", "export"))
                    .isEqualTo("FinalState");
            assertThat(contoso.at("pools", POOL2, "backup", "CentralMgmt.CMSMaster", "export"))
                    .isEqualTo("NotInitialized");
        }
    }

    @Test
    @Holds(
            value = Rule.RESILIENCY_UNTIL_FAILOVER,
            refusals = ErrorId.ResiliencyMode,
            causes = Cause.AWAITING_REGISTRAR_TIMER)
    void rule8BetweenDisasterAndFailoverUsersAreInResiliencyMode() {
        try (var contoso = new Contoso()) {
            contoso.minutes(3).lose(POOL1).minutes(4);
            assertThat(contoso.mode(ALICE)).isEqualTo("CannotSignIn at ");
            assertThat(contoso.at("users", ALICE, "cause")).isEqualTo("AwaitingRegistrarTimer");
            contoso.minutes(5);
            assertThat(contoso.mode(ALICE)).isEqualTo("Resiliency at " + POOL2);
            assertThat(contoso.simulation().acts().addContact(ALICE, BOB))
                    .hasValueSatisfying(refusal -> assertThat(refusal.id()).isEqualTo(ErrorId.ResiliencyMode));
            assertThat(contoso.simulation().acts().call(ALICE, BOB)).isEmpty();
            contoso.forceCms(POOL2).nextHop("edge1.contoso.com", POOL2).failover(POOL1, true);
            assertThat(contoso.mode(ALICE)).isEqualTo("Regular at " + POOL2);
        }
    }

    @Test
    @Holds({Rule.CONTENT_STAYS_BEHIND, Rule.SYNC_AFTER_EVERY_FAILBACK, Rule.SYNC_NAMES_THE_SOURCE})
    void rule9FailbackDoesNotBringConferenceContentHome() {
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2)
                    .schedule(ALICE, "review")
                    .upload(ALICE, "review", "slides.pptx", 10_000_000)
                    .contact(ALICE, CAROL)
                    .heal(FaultKind.POOL_DOWN, POOL1)
                    .minutes(20);
            assertThat(contoso.failback(POOL1, false)).isEmpty();
            contoso.minutes(30);
            assertThat(contoso.at("users", ALICE, "contacts"))
                    .asInstanceOf(LIST)
                    .containsExactly(CAROL);
            assertThat(contoso.at("pools", POOL1, "content", "missing")).isEqualTo(1L);
            var sync = contoso.simulation().backup(POOL2).orElseThrow();
            contoso.simulation().doNow(() -> sync.forceSync(EnumSet.of(BackupModule.DATA_CONF), done -> {}));
            contoso.minutes(5);
            assertThat(contoso.at("pools", POOL1, "content", "missing")).isEqualTo(0L);
        }
    }

    @Test
    @Holds(Rule.FAILBACK_BRINGS_CHANGES_HOME)
    void failbackBringsHomeWhatWasDoneInItsLastMoment() {
        try (var contoso = new Contoso()) {
            contoso.disaster(POOL1, POOL2)
                    .heal(FaultKind.POOL_DOWN, POOL1)
                    .minutes(20)
                    .seconds(30);
            contoso.contact(ALICE, CAROL);
            assertThat(contoso.failback(POOL1, false)).isEmpty();
            assertThat(contoso.at("users", ALICE, "contacts"))
                    .asInstanceOf(LIST)
                    .containsExactly(CAROL);
        }
    }

    @Test
    @Holds({Rule.NOT_COVERED_BY_BACKUP, Rule.PARKED_CALLS_DROP, Rule.MODULES_AND_CATEGORIES})
    void rule10WhatTheBackupServiceDoesNotCarryIsNoModuleOfIt() {
        assertThat(BackupModule.values())
                .extracting(BackupModule::toString)
                .containsExactly("UserServices.PresenceFocus", "ConfServices.DataConf", "CentralMgmt.CMSMaster");
        try (var contoso = new Contoso()) {
            contoso.minutes(3);
            contoso.simulation().doNow(() -> contoso.simulation().acts().park(ALICE, "101"));
            contoso.minutes(10).lose(POOL1).minutes(1);
            assertThat(contoso.simulation().world().sessions().parked()).isEmpty();
        }
    }
}
