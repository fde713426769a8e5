package org.pooldrill.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.pool.Histories.COPY_DEPLOYED;
import static org.pooldrill.pool.Histories.FAILBACK_STARTED;
import static org.pooldrill.pool.Histories.HANDED_OVER;
import static org.pooldrill.pool.Histories.HOME_DEPLOYED;
import static org.pooldrill.pool.Histories.NOTHING_KNOWN;
import static org.pooldrill.pool.Histories.POOL1;
import static org.pooldrill.pool.Histories.POOL2;
import static org.pooldrill.pool.Histories.READ_ONLY;
import static org.pooldrill.pool.Histories.RESUMING;
import static org.pooldrill.pool.Histories.TAKEN_OVER;
import static org.pooldrill.pool.Histories.TAKEOVER_STARTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.BackupModule;
import org.pooldrill.change.Change;
import org.pooldrill.change.Change.ConferenceModified;
import org.pooldrill.change.Change.ConferenceScheduled;
import org.pooldrill.change.Change.ContactAdded;
import org.pooldrill.change.Change.ContactRemoved;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Change.ForwardingSet;
import org.pooldrill.change.StreamCommand.Acknowledge;
import org.pooldrill.change.StreamCommand.ImportBatch;
import org.pooldrill.change.StreamCommand.ResumeImport;
import org.pooldrill.change.StreamCommand.SetAside;
import org.pooldrill.change.StreamEvent.BatchImported;
import org.pooldrill.change.StreamEvent.ChangesSetAside;
import org.pooldrill.change.StreamEvent.ImportResumed;
import org.pooldrill.change.StreamEvent.PackageAcknowledged;
import org.pooldrill.pool.PoolEvent.ContentErased;
import org.pooldrill.pool.PoolEvent.ContentSetAside;
import org.pooldrill.pool.PoolEvent.ContentTakenIn;
import org.pooldrill.pool.PoolEvent.FailbackFailed;
import org.pooldrill.pool.PoolEvent.PoolDeployed;
import org.pooldrill.pool.PoolEvent.ReadOnlyLifted;
import org.pooldrill.pool.PoolEvent.ResumptionFailed;
import org.pooldrill.pool.PoolEvent.ServiceHandedOver;
import org.pooldrill.pool.PoolEvent.ServiceResumed;
import org.pooldrill.pool.PoolEvent.ServiceReturned;
import org.pooldrill.pool.PoolEvent.ServiceTakenOver;
import org.pooldrill.pool.PoolEvent.TakeoverAbandoned;
import org.pooldrill.pool.PoolEvent.TakeoverStarted;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** A home pool's stream, in its own store and in its partner's: given its history, when asked, then these events. */
class FrontEndPoolTest {
    private static final String ALICE = "alice@contoso.com";
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";
    private static final Change BOB_ADDED = new ContactAdded(ALICE, BOB);
    private static final Change CAROL_ADDED = new ContactAdded(ALICE, CAROL);
    private static final Change SCHEDULED = new ConferenceScheduled(ALICE, "review", 0, 3_600_000);
    private static final ContentUploaded SLIDES =
            new ContentUploaded(ALICE, "review", ALICE, "slides.pptx", 10_000_000, "a1");

    private final AggregateTestFixture<FrontEndPool> fixture = new AggregateTestFixture<>(FrontEndPool.class);

    FrontEndPoolTest() {
        fixture.registerCommandTargetResolver(
                message -> new VersionedAggregateIdentifier(((PoolCommands) message.getPayload()).home(), null));
        fixture.setReportIllegalStateChange(false);
    }

    private TestExecutor<FrontEndPool> given(Object... events) {
        return fixture.given(events);
    }

    private static PoolCommands asked(PoolCommand... commands) {
        return new PoolCommands(POOL1, List.of(commands));
    }

    private static PoolCommand make(Change change) {
        return new PoolCommand.Make(change);
    }

    private static ResultValidator<FrontEndPool> refused(
            TestExecutor<FrontEndPool> given, PoolCommand command, ErrorId id) {
        return given.when(asked(command)).expectNoEvents().expectResultMessageMatching(Answers.refuses(id));
    }

    @Test
    void isDeployedInItsOwnStoreAndAsACopyInItsPartners() {
        fixture.givenNoPriorActivity()
                .when(asked(new PoolCommand.Deploy(POOL1, POOL1, POOL2)))
                .expectEvents(new PoolDeployed(POOL1, POOL1, POOL2))
                .expectState(pool -> assertThat(pool).isNotNull());
    }

    @Nested
    class WhileItServes {

        @Test
        void recordsWhatItsUsersChange() {
            given(HOME_DEPLOYED)
                    .when(asked(
                            make(BOB_ADDED),
                            make(new ForwardingSet(ALICE, "tel:+15550100")),
                            make(SCHEDULED),
                            make(SLIDES)))
                    .expectEvents(BOB_ADDED, new ForwardingSet(ALICE, "tel:+15550100"), SCHEDULED, SLIDES);
        }

        @Test
        void recordsNothingForAContactThatIsThereAlready() {
            given(HOME_DEPLOYED, BOB_ADDED).when(asked(make(BOB_ADDED))).expectNoEvents();
        }

        @Test
        void decidesEachCommandOfABurstOnWhatTheOnesBeforeItLeft() {
            given(HOME_DEPLOYED).when(asked(make(BOB_ADDED), make(BOB_ADDED))).expectEvents(BOB_ADDED);
        }

        @Test
        void removesOnlyContactsThatAreThere() {
            given(HOME_DEPLOYED, BOB_ADDED)
                    .when(asked(make(new ContactRemoved(ALICE, CAROL)), make(new ContactRemoved(ALICE, BOB))))
                    .expectEvents(new ContactRemoved(ALICE, BOB));
        }

        @Test
        @Holds(refusals = ErrorId.ContactLimit)
        void refusesTheContactAfterTheThousandth() {
            var history = new ArrayList<Object>(List.of(HOME_DEPLOYED));
            IntStream.range(0, 1_000).forEach(i -> history.add(new ContactAdded(ALICE, "c" + i + "@contoso.com")));
            refused(fixture.given(history), make(BOB_ADDED), ErrorId.ContactLimit);
        }

        @Test
        void refusesToModifyAConferenceOfSomebodyElse() {
            refused(
                    given(HOME_DEPLOYED, SCHEDULED),
                    make(new ConferenceModified(BOB, "review", 0, 60_000)),
                    ErrorId.UnknownConference);
        }

        @Test
        void refusesToModifyAConferenceThatDoesNotExist() {
            refused(
                    given(HOME_DEPLOYED),
                    make(new ConferenceModified(ALICE, "review", 0, 60_000)),
                    ErrorId.UnknownConference);
        }
    }

    @Nested
    class WhileNothingMayBeChanged {

        @Test
        void refusesChangesWhileReadOnly() {
            refused(given(HOME_DEPLOYED, READ_ONLY), make(BOB_ADDED), ErrorId.ResiliencyMode);
        }

        @Test
        void refusesChangesOnceHandedOver() {
            refused(given(HOME_DEPLOYED, HANDED_OVER), make(BOB_ADDED), ErrorId.ResiliencyMode);
        }

        @Test
        void refusesChangesWhileItIsHydrated() {
            refused(given(HOME_DEPLOYED, HANDED_OVER, RESUMING), make(BOB_ADDED), ErrorId.ResiliencyMode);
        }

        @Test
        void refusesChangesInACopyThatServesNobody() {
            refused(given(COPY_DEPLOYED), make(BOB_ADDED), ErrorId.ResiliencyMode);
        }

        @Test
        void refusesChangesWhileTheCopyIsBroughtIntoService() {
            refused(given(COPY_DEPLOYED, TAKEOVER_STARTED), make(BOB_ADDED), ErrorId.ResiliencyMode);
        }
    }

    @Nested
    class WhenItIsFailedOver {

        @Test
        @Holds(Rule.PLANNED_LOSES_NOTHING)
        void goesThroughThePhasesOfAPlannedFailover() {
            given(HOME_DEPLOYED)
                    .when(asked(
                            new PoolCommand.EnterPhase(FailoverPhase.READ_ONLY),
                            new PoolCommand.EnterPhase(FailoverPhase.SYNCING),
                            new PoolCommand.EnterPhase(FailoverPhase.VERIFYING),
                            new PoolCommand.EnterPhase(FailoverPhase.SWITCHING)))
                    .expectEvents(
                            Histories.phase(FailoverPhase.READ_ONLY),
                            Histories.phase(FailoverPhase.SYNCING),
                            Histories.phase(FailoverPhase.VERIFYING),
                            Histories.phase(FailoverPhase.SWITCHING));
        }

        @Test
        void becomesWritableAgainWhenThePlannedFailoverIsGivenUp() {
            given(HOME_DEPLOYED, READ_ONLY)
                    .when(asked(new PoolCommand.LiftReadOnly("given up"), make(BOB_ADDED)))
                    .expectEvents(new ReadOnlyLifted(POOL1, "given up"), BOB_ADDED);
        }

        @Test
        void handsOverOncePerTerm() {
            given(HOME_DEPLOYED, HANDED_OVER)
                    .when(asked(
                            new PoolCommand.HandOver(POOL2, 1, NOTHING_KNOWN),
                            new PoolCommand.HandOver(POOL2, 2, NOTHING_KNOWN)))
                    .expectEvents(new ServiceHandedOver(POOL1, POOL2, 2, NOTHING_KNOWN));
        }

        @Test
        void takesOverWithWhatTheCopyHasImported() {
            given(COPY_DEPLOYED, imported(1, BOB_ADDED, CAROL_ADDED), TAKEOVER_STARTED)
                    .when(asked(new PoolCommand.TakeOver(1, true)))
                    .expectEvents(new ServiceTakenOver(
                            POOL1,
                            1,
                            Map.of(
                                    BackupModule.PRESENCE_FOCUS, 2L,
                                    BackupModule.DATA_CONF, 0L,
                                    BackupModule.CMS_MASTER, 0L),
                            true));
        }

        @Test
        void acceptsChangesInTheCopyOnceItServes() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED, TAKEN_OVER)
                    .when(asked(make(BOB_ADDED)))
                    .expectEvents(BOB_ADDED);
        }

        @Test
        void isACopyAgainWhenTheTakeoverIsAbandoned() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED)
                    .when(asked(new PoolCommand.AbandonTakeover("power"), new PoolCommand.StartTakeover(true)))
                    .expectEvents(new TakeoverAbandoned(POOL1, "power"), new TakeoverStarted(POOL1, true));
        }

        @Test
        void abandonsNothingThatDidNotBegin() {
            given(COPY_DEPLOYED)
                    .when(asked(new PoolCommand.AbandonTakeover("power")))
                    .expectNoEvents();
        }
    }

    @Nested
    class WhenItIsFailedBack {

        @Test
        void servesInTheCopyWhileTheHomePoolIsHydrated() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED)
                    .when(asked(make(BOB_ADDED)))
                    .expectEvents(BOB_ADDED);
        }

        @Test
        void staysHandedOverWhenHydrationFails() {
            given(HOME_DEPLOYED, HANDED_OVER, RESUMING)
                    .when(asked(new PoolCommand.FailResumption("disk"), new PoolCommand.StartResumption(false)))
                    .expectEvents(new ResumptionFailed(POOL1, "disk"), RESUMING);
        }

        @Test
        void staysTakenOverWhenHydrationFails() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED)
                    .when(asked(new PoolCommand.FailFailback("disk"), make(BOB_ADDED)))
                    .expectEvents(new FailbackFailed(POOL1, "disk"), BOB_ADDED);
        }

        @Test
        void resumesWithWhatTheBackupPoolMade() {
            given(HOME_DEPLOYED, HANDED_OVER, imported(1, BOB_ADDED), RESUMING)
                    .when(asked(new PoolCommand.ResumeService(2, false), make(BOB_ADDED)))
                    .expectEvents(new ServiceResumed(POOL1, 2, false));
        }

        @Test
        void resumesWithoutWhatTheBackupPoolMadeInDisasterMode() {
            given(HOME_DEPLOYED, HANDED_OVER, imported(1, BOB_ADDED), RESUMING)
                    .when(asked(new PoolCommand.ResumeService(2, true), make(BOB_ADDED)))
                    .expectEvents(new ServiceResumed(POOL1, 2, true), BOB_ADDED);
        }

        @Test
        void isAPlainCopyAgainOnceTheHomePoolServes() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED, TAKEN_OVER, FAILBACK_STARTED)
                    .when(asked(new PoolCommand.ReturnService(2), new PoolCommand.ReturnService(2)))
                    .expectEvents(new ServiceReturned(POOL1, 2));
        }
    }

    @Nested
    class InReplication {

        @Test
        void importsABatchOnce() {
            var batch = new ImportBatch(BackupModule.PRESENCE_FOCUS, POOL1, "b1", 1, 1, List.of(BOB_ADDED));
            given(COPY_DEPLOYED)
                    .when(asked(new PoolCommand.Replicate(batch), new PoolCommand.Replicate(batch)))
                    .expectEvents(imported(1, BOB_ADDED));
        }

        @Test
        void failsOnABatchThatLeavesAGap() {
            var batch = new ImportBatch(BackupModule.PRESENCE_FOCUS, POOL1, "b1", 2, 2, List.of(BOB_ADDED));
            given(COPY_DEPLOYED)
                    .when(asked(new PoolCommand.Replicate(batch)))
                    .expectNoEvents()
                    .expectException(IllegalStateException.class);
        }

        @Test
        void isAcknowledgedOnce() {
            var acknowledge = new Acknowledge(BackupModule.PRESENCE_FOCUS, "b1", 1);
            given(HOME_DEPLOYED, BOB_ADDED)
                    .when(asked(new PoolCommand.Replicate(acknowledge), new PoolCommand.Replicate(acknowledge)))
                    .expectEvents(new PackageAcknowledged(POOL1, BackupModule.PRESENCE_FOCUS, "b1", 1));
        }

        @Test
        @Holds(Rule.TAIL_IS_SET_ASIDE)
        void setsAsideWhatThePartnerDidNotKnowAndDoesSoOnce() {
            var setAside = new SetAside(BackupModule.PRESENCE_FOCUS, 1, "lost");
            given(HOME_DEPLOYED, BOB_ADDED, CAROL_ADDED, HANDED_OVER)
                    .when(asked(new PoolCommand.Replicate(setAside), new PoolCommand.Replicate(setAside)))
                    .expectEvents(new ChangesSetAside(POOL1, BackupModule.PRESENCE_FOCUS, 1, 2, "lost"));
        }

        @Test
        @Holds(Rule.TAIL_IS_SET_ASIDE)
        void neverSetsAsideWhatWasAcknowledged() {
            given(HOME_DEPLOYED, BOB_ADDED, new PackageAcknowledged(POOL1, BackupModule.PRESENCE_FOCUS, "b1", 1))
                    .when(asked(new PoolCommand.Replicate(new SetAside(BackupModule.PRESENCE_FOCUS, 0, "lost"))))
                    .expectNoEvents();
        }

        @Test
        void takesUpTheImportAfterWhatWasSetAsideThere() {
            given(COPY_DEPLOYED, imported(1, BOB_ADDED))
                    .when(asked(new PoolCommand.Replicate(new ResumeImport(BackupModule.PRESENCE_FOCUS, 5))))
                    .expectEvents(new ImportResumed(POOL1, BackupModule.PRESENCE_FOCUS, 5));
        }

        @Test
        void takesInContentThatThePartnerLacksAsChangesToCarry() {
            given(HOME_DEPLOYED, SLIDES)
                    .when(asked(
                            new PoolCommand.TakeInContent(List.of(SLIDES)), new PoolCommand.TakeInContent(List.of())))
                    .expectEvents(new ContentTakenIn(POOL1, List.of(SLIDES)));
        }

        @Test
        void setsContentAsideThatNoSyncTookIn() {
            given(COPY_DEPLOYED, TAKEOVER_STARTED, TAKEN_OVER, SLIDES)
                    .when(asked(new PoolCommand.SetContentAside("home"), new PoolCommand.SetContentAside("home")))
                    .expectEvents(new ContentSetAside(POOL1, List.of(SLIDES), "home"));
        }

        @Test
        void losesItsContentWithItsShare() {
            given(HOME_DEPLOYED, SLIDES)
                    .when(asked(new PoolCommand.EraseContent("lost")))
                    .expectEvents(new ContentErased(POOL1, "lost"));
        }
    }

    private static BatchImported imported(long first, Change... changes) {
        return new BatchImported(
                POOL1,
                BackupModule.PRESENCE_FOCUS,
                POOL1,
                "b" + first,
                first,
                first + changes.length - 1,
                List.of(changes));
    }
}
