package org.pooldrill.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.backup.ExportState;
import org.pooldrill.backup.ImportState;
import org.pooldrill.client.Cause;
import org.pooldrill.client.Mode;
import org.pooldrill.cms.DeploymentState;
import org.pooldrill.cms.InstanceState;
import org.pooldrill.drill.Units;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.DocumentedTime;
import org.pooldrill.estate.Targets;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.mirror.DatabaseState;
import org.pooldrill.pool.Authority;
import org.pooldrill.pool.FailoverPhase;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.Quantity;

/** Every state, refusal, finding and constant that the documents name is found by that name, in one place each. */
class NamesTest {

    static Stream<Arguments> vocabularies() {
        return Stream.of(
                arguments(
                        names(Authority.State.values(), Enum::name),
                        "Active Down FailingOver FailedOver FailingBack Retired"),
                arguments(
                        names(FailoverPhase.values(), FailoverPhase::toString), "ReadOnly Syncing Verifying Switching"),
                arguments(
                        names(ExportState.values(), Enum::name),
                        "NotInitialized FinalState SteadyState NonSteadyState ErrorState"),
                arguments(names(ImportState.values(), Enum::name), "NormalState ErrorState"),
                arguments(
                        names(InstanceState.values(), InstanceState::toString),
                        "Active Backup MovingReadOnly StaleActive Absent"),
                arguments(
                        names(DeploymentState.values(), Enum::name),
                        "Healthy HealthyWithoutStandby NoMaster DualActive MoveInProgress"),
                arguments(
                        names(DatabaseState.values(), Enum::name),
                        "Principal Mirror DatabaseInaccessibleOrMirroringNotEnabled"),
                arguments(names(Mode.values(), Mode::toString), "Regular Resiliency CannotSignIn SignedOut"),
                arguments(
                        names(Cause.values(), Cause::toString),
                        "AwaitingRegistrarTimer AwaitingAdministrator NoBackupReachable PoolQuorumLost RgNoPrimary"
                                + " OcsR2DuringFailback SignInFailed AwaitingPoolFailover FailoverRunning"
                                + " FailbackRunning BackEndDown RgNoSecondary SbaHostPoolDown"),
                arguments(
                        names(FindingCode.values(), FindingCode::text),
                        "UnsupportedPairing PairUndersized CapacityExceeded BackupNotInitialized RpoTargetMissed"
                                + " RtoTargetMissed SplitBrain DualActive CmsStoreMismatch DisasterModeOnRunningPool"
                                + " DataSetAside ContentSyncSkipped FederationEdgeDown XmppEdgeDown MediaEdgeDown"
                                + " NextHopDown SingleSrvRecord SimpleUrlUnreachable SyncIntervalChanged"
                                + " ResponseGroupsNotImported LisNotRestored AnnouncementsNotMoved TopicSpelling"
                                + " StepSkipped"),
                arguments(
                        names(ErrorId.values(), Enum::name),
                        "EdgeNextHopInUse CmsNotAvailable HydrationFailed CmsMoveInProgress CmsStoreMismatch"
                                + " CmsStoreNotInBackupMode CmsFailoverInProgress MirrorNotConfigured AccessDenied"
                                + " ResponseGroupNameConflict PartnerFailedOver PoolNotPaired PoolUnreachable"
                                + " SyncNotComplete PoolNotFailedOver HomePoolDown BackupPoolDown UnknownSqlServer"
                                + " NotPrincipal BackupServiceStopped PoolAlreadyFailedOver NewPrincipalUnreachable"
                                + " WrongComputer ComputerUnreachable TargetPoolUnreachable ServiceNotRunning"
                                + " FileExists FileNotFound TwoFederationEdges UnknownIdentity ParameterOutOfRange"
                                + " ParameterMissing ParameterConflict UnknownCommand ResiliencyMode SignedOut"
                                + " CannotSignIn UnknownUser UnknownConference ConferenceNotJoinable"
                                + " FileStoreUnavailable ExternalMediaUnavailable FederationUnavailable"
                                + " ParkingUnavailable UnknownOrbit ContactLimit"));
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    void everyNameOfTheDocumentsIsInItsVocabularyOnce(List<String> vocabulary, String names) {
        assertThat(vocabulary).doesNotHaveDuplicates().contains(names.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registrarHeartbeat 30",
                "failoverWaitTime 600",
                "backEndTolerance 1800",
                "mobileSilence 600",
                "presenceDelay 300",
                "quorumLossRecovery 1200",
                "signInSpreadFrom 30",
                "signInSpreadTo 180",
                "cmsFailoverForced 120",
                "cmsFailoverNormal 180",
                "cmsReplication 60"
            })
    void everyConstantThatAnEstateCanChangeIsATimingByItsName(String nameAndSeconds) {
        var wanted = nameAndSeconds.split(" ");

        assertThat(Arrays.stream(Timing.values())
                        .filter(timing -> timing.key().equals(wanted[0]))
                        .map(Timings.DEFAULT::duration))
                .containsExactly(Duration.ofSeconds(Long.parseLong(wanted[1])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SYNC_INTERVAL 2m",
                "SYNC_INTERVAL_LEAST 5s",
                "SYNC_INTERVAL_MOST 3h",
                "FAILBACK_WAIT 15s",
                "REGISTRAR_DETECTION 300s",
                "REGISTRAR_FAILBACK 600s",
                "REGISTRAR_INTERVAL_LEAST 30s",
                "REGISTRAR_INTERVAL_MOST 24h",
                "POOL_RTO 30m",
                "POOL_RPO 30m",
                "LATER_POOL_RTO 20m",
                "LATER_POOL_RPO 5m",
                "CMS_RTO 5m",
                "CMS_RPO 5m",
                "BACK_END_RTO 5m",
                "BACK_END_RPO 5m",
                "COLD_START 1h",
                "UPGRADE_LOOK 10m",
                "UPGRADE_DOMAIN 20m",
                "FILE_SHARE_BACKUP 8h",
                "RESPONSE_GROUP_EXPORT 1d",
                "UNIFIED_CONTACTS 1d",
                "OFFLINE_SERVER_SKIPPED 10m",
                "IMPORT_FAILURE_REPEATED 10m"
            })
    void everyConstantThatADocumentFixesIsATimeByItsName(String nameAndTime) {
        var wanted = nameAndTime.split(" ");

        assertThat(Arrays.stream(DocumentedTime.values())
                        .filter(time -> time.name().equals(wanted[0]))
                        .map(DocumentedTime::duration))
                .containsExactly(Units.duration(wanted[1]).orElseThrow());
    }

    @Test
    void usersAreMovedHomeAndSignInInTheMorningAsDocumented() {
        assertThat(Timings.DEFAULT.number(Timing.FAILBACK_USERS_PER_MINUTE)).isEqualTo(333);
        assertThat(Figure.SIGN_IN_WITHIN.fallback()).isEqualTo(Quantity.time(Duration.ofMinutes(120)));
    }

    @Test
    @Holds({
        Rule.DETECTION_RANGE,
        Rule.FAILBACK_DETECTION_DEFAULT,
        Rule.SYNC_INTERVAL_DEFAULT,
        Rule.SYNC_INTERVAL_RANGE,
        Rule.POOL_TARGETS,
        Rule.CMS_TARGETS
    })
    void everyOtherConstantStandsWithWhatItBounds() {
        assertThat(BackupSettings.DEFAULT.syncInterval()).hasMinutes(2);
        assertThat(BackupSettings.MIN_SYNC_INTERVAL).hasSeconds(5);
        assertThat(BackupSettings.MAX_SYNC_INTERVAL).hasHours(3);
        assertThat(VoiceFailover.DEFAULT.failureDetection()).hasSeconds(300);
        assertThat(VoiceFailover.DEFAULT.failback()).hasSeconds(600);
        assertThat(VoiceFailover.MIN_DETECTION).hasSeconds(30);
        assertThat(VoiceFailover.MAX_DETECTION).hasHours(24);
        assertThat(Targets.LYNC_2013.poolRto()).hasMinutes(30);
        assertThat(Targets.LYNC_2013.poolRpo()).hasMinutes(30);
        assertThat(Targets.LYNC_2013.cmsRto()).hasMinutes(5);
        assertThat(Targets.LYNC_2013.cmsRpo()).hasMinutes(5);
        assertThat(Targets.SKYPE_2015.poolRto()).hasMinutes(20);
        assertThat(Targets.SKYPE_2015.poolRpo()).hasMinutes(5);
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }
}
