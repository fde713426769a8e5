package org.pooldrill.datacenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.computer.Database.CentralMgmt;
import static org.pooldrill.computer.Database.User;
import static org.pooldrill.computer.FaultKind.SQL_DOWN;
import static org.pooldrill.computer.FaultKind.WITNESS_DOWN;
import static org.pooldrill.mirror.Side.MIRROR;
import static org.pooldrill.mirror.Side.PRIMARY;

import org.junit.jupiter.api.Test;
import org.pooldrill.computer.Database;
import org.pooldrill.estate.Timing;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.mirror.MirroringStatus;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class BackEndStoriesTest {
    private static final String POOL = "pool1.contoso.com";
    private static final String PRIMARY_SERVER = "sql1a.contoso.com";
    private static final String MIRROR_SERVER = "sql1b.contoso.com";

    private final Story watched = new Story(SampleEstate.CONTOSO);
    private final Story unwatched = new Story(SampleEstate.CONTOSO.withoutWitness());

    @Test
    @Holds(
            value = {Rule.WITNESS_FAILS_OVER, Rule.BACK_END_TARGETS},
            timings = Timing.MIRROR_AUTOMATIC_FAILOVER)
    void theWitnessSwapsBothDatabasesAfterAMinute() {
        watched.fault(SQL_DOWN, PRIMARY_SERVER).seconds(59);
        assertThat(watched.state().database(POOL, User).available()).isFalse();
        watched.seconds(1);
        for (var database : Database.values()) {
            var shown = watched.state().database(POOL, database);
            assertThat(shown.available()).isTrue();
            assertThat(shown.principal()).isEqualTo(MIRROR_SERVER);
            assertThat(shown.stateOnMirror()).isEqualTo(DatabaseState.Principal);
        }
        watched.minutes(60);
        assertThat(watched.state().toleranceExceeded(POOL)).isFalse();
    }

    @Test
    @Holds(
            value = Rule.RETURNING_SIDE_SYNCHRONIZES,
            timings = Timing.MIRROR_SYNCHRONIZATION,
            refusals = ErrorId.NewPrincipalUnreachable)
    void theOldPrincipalCatchesUpBeforeItMayTakeOver() {
        watched.fault(SQL_DOWN, PRIMARY_SERVER).minutes(5).heal(SQL_DOWN, PRIMARY_SERVER);
        assertThat(watched.state().database(POOL, User).statusOnPrimary()).isEqualTo(MirroringStatus.SYNCHRONIZING);
        assertThat(watched.datacenter().refusesDatabaseFailover(POOL, User, PRIMARY, false))
                .contains(ErrorId.NewPrincipalUnreachable);
        watched.minutes(2);
        assertThat(watched.datacenter().refusesDatabaseFailover(POOL, User, PRIMARY, false))
                .isEmpty();
        watched.datacenter().moveDatabase(POOL, User, PRIMARY);
        assertThat(watched.state().database(POOL, User).principal()).isEqualTo(PRIMARY_SERVER);
        assertThat(watched.state().database(POOL, CentralMgmt).principal()).isEqualTo(MIRROR_SERVER);
    }

    @Test
    void aPrincipalThatReturnsInTimeStaysPrincipal() {
        watched.fault(SQL_DOWN, PRIMARY_SERVER)
                .seconds(30)
                .heal(SQL_DOWN, PRIMARY_SERVER)
                .minutes(5);
        assertThat(watched.state().database(POOL, User).principal()).isEqualTo(PRIMARY_SERVER);
        assertThat(watched.state().database(POOL, User).statusOnMirror()).isEqualTo(MirroringStatus.SYNCHRONIZED);
    }

    @Test
    @Holds(Rule.PRINCIPAL_ALONE_IS_NOT_AVAILABLE)
    void aPrincipalWithoutPartnerAndWitnessIsNotAvailable() {
        watched.fault(WITNESS_DOWN, POOL);
        assertThat(watched.state().database(POOL, User).available()).isTrue();
        watched.fault(SQL_DOWN, MIRROR_SERVER);
        assertThat(watched.state().database(POOL, User).available()).isFalse();
        watched.heal(WITNESS_DOWN, POOL);
        assertThat(watched.state().database(POOL, User).available()).isTrue();
    }

    @Test
    @Holds(value = Rule.THIRTY_MINUTES_WITHOUT_BACK_END, timings = Timing.BACK_END_TOLERANCE)
    void withoutWitnessUsersAreSparedForHalfAnHour() {
        unwatched.minutes(1).fault(SQL_DOWN, PRIMARY_SERVER).minutes(29);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isFalse();
        assertThat(unwatched.state().backEndDownSince(POOL)).hasValue(60_000);
        unwatched.minutes(1);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isTrue();
        assertThat(unwatched.state().poolUp(POOL)).isTrue();
        unwatched.minutes(10).datacenter().moveDatabase(POOL, User, MIRROR);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isFalse();
        assertThat(unwatched.state().backEndDownSince(POOL)).isEmpty();
        assertThat(unwatched.state().database(POOL, CentralMgmt).available()).isFalse();
    }

    @Test
    @Holds({Rule.SHORT_OUTAGE_UNNOTICED, Rule.WITHOUT_WITNESS_BY_HAND})
    void anEarlyFailoverByHandIsNotNoticed() {
        unwatched.fault(SQL_DOWN, PRIMARY_SERVER).minutes(20);
        assertThat(unwatched.datacenter().refusesDatabaseFailover(POOL, User, MIRROR, false))
                .isEmpty();
        unwatched.datacenter().moveDatabase(POOL, User, MIRROR);
        unwatched.minutes(60);
        assertThat(unwatched.events()).noneMatch(event -> event.toString().contains("ToleranceExceeded"));
    }

    @Test
    void aSecondOutageIsSparedAnew() {
        unwatched.fault(SQL_DOWN, PRIMARY_SERVER).minutes(20).heal(SQL_DOWN, PRIMARY_SERVER);
        unwatched.fault(SQL_DOWN, PRIMARY_SERVER).minutes(29);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isFalse();
        unwatched.minutes(1);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isTrue();
        unwatched.heal(SQL_DOWN, PRIMARY_SERVER);
        assertThat(unwatched.state().toleranceExceeded(POOL)).isFalse();
    }

    @Test
    void withoutAMirrorNothingCanBeFailedOver() {
        var alone = new Story(SampleEstate.CONTOSO.withoutMirror());
        assertThat(alone.datacenter().refusesDatabaseFailover(POOL, User, MIRROR, true))
                .contains(ErrorId.MirrorNotConfigured);
        alone.fault(SQL_DOWN, PRIMARY_SERVER);
        assertThat(alone.state().database(POOL, User).available()).isFalse();
    }

    @Test
    void onlyPoolsWithCentralManagementHaveItsDatabase() {
        var three = new Story(SampleEstate.CONTOSO.withSites(3));
        var pool = "pool3.contoso.com";
        assertThat(three.state().database(pool, CentralMgmt).principal()).isEmpty();
        assertThat(three.datacenter().refusesDatabaseFailover(pool, CentralMgmt, MIRROR, false))
                .contains(ErrorId.MirrorNotConfigured);
        three.datacenter().installCentralManagement(pool);
        assertThat(three.state().database(pool, CentralMgmt).principal()).isEqualTo("sql3a.contoso.com");
        assertThat(three.state().database(pool, CentralMgmt).available()).isTrue();
    }
}
