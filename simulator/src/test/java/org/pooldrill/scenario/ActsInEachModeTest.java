package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Every act of a user in every mode: what resiliency mode leaves and what it takes (domain text, section 3.4). */
class ActsInEachModeTest {
    private static final String PLANS = """
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: own, starts: 1h, length: 1h }
            - user: carol@contoso.com
              does: start-conference
              with: { id: carols }
            """;

    private static void expects(String before, String act, String with, String refused) {
        contoso()
                .passes(
                        PLANS,
                        before,
                        "- user: alice@contoso.com\n",
                        "  does: " + act + "\n",
                        with == null ? "" : "  with: { " + with.replace(';', ',') + " }\n",
                        refused.equals("-") ? "" : "  refused: " + refused + "\n");
    }

    @ParameterizedTest(name = "{0} {1}: {2} {3}")
    @CsvSource({
        "add-contact, contact: carol@contoso.com, -, ResiliencyMode",
        "remove-contact, contact: carol@contoso.com, -, ResiliencyMode",
        "set-presence, state: Busy, -, ResiliencyMode",
        "set-forwarding, to: tel:+15550100, -, ResiliencyMode",
        "schedule-conference, id: another; starts: 1h; length: 1h, -, ResiliencyMode",
        "modify-conference, id: own; starts: 2h, -, ResiliencyMode",
        "start-conference, id: adhoc, -, ResiliencyMode",
        "join-conference, id: carols, -, -",
        "upload-content, conference: own; file: a.pptx; size: 10MB, -, ResiliencyMode",
        "call, to: bob@contoso.com, -, -",
        "call, to: carol@contoso.com, -, -",
        "call, to: tel:+15550100, -, -",
        "im, to: bob@contoso.com, -, -",
        "im, to: carol@contoso.com, -, ResiliencyMode",
        "park-call, orbit: 101, -, ResiliencyMode",
        "sign-in, , -, -",
        "sign-out, , -, -",
    })
    @Holds(
            value = {
                Rule.NOTHING_PERSISTENT_IN_RESILIENCY,
                Rule.CALLS_IN_RESILIENCY,
                Rule.IM_IN_RESILIENCY,
                Rule.JOINING_IN_RESILIENCY,
                Rule.NO_VOICE_APPLICATIONS_IN_RESILIENCY,
                Rule.NO_PARKING_IN_RESILIENCY
            },
            refusals = ErrorId.ResiliencyMode)
    void isLimitedInResiliencyMode(String act, String with, String regular, String resiliency) {
        expects("", act, with, regular);
        expects(POOL1_LOST, act, with, resiliency);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "add-contact, contact: carol@contoso.com",
        "remove-contact, contact: carol@contoso.com",
        "set-presence, state: Busy",
        "set-forwarding, to: none",
        "schedule-conference, id: another; starts: 1h; length: 1h",
        "modify-conference, id: own; starts: 2h",
        "start-conference, id: adhoc",
        "join-conference, id: carols",
        "upload-content, conference: own; file: a.pptx; size: 10MB",
        "call, to: bob@contoso.com",
        "im, to: bob@contoso.com",
        "park-call, orbit: 101",
        "retrieve-call, orbit: 101",
    })
    @Holds(refusals = ErrorId.SignedOut)
    void isImpossibleForWhoIsNotSignedIn(String act, String with) {
        expects("""
                - fault: pool-down
                  at: pool1.contoso.com
                """, act, with, "CannotSignIn");
        expects("""
                - user: alice@contoso.com
                  does: sign-out
                """, act, with, "SignedOut");
    }

    @Test
    void signingInIsWhatSomebodySignedOutCanDo() {
        expects("""
                - user: alice@contoso.com
                  does: sign-out
                """, "sign-in", null, "-");
        expects("""
                - fault: pool-down
                  at: pool1.contoso.com
                """, "sign-in", null, "CannotSignIn");
    }

    @Test
    @Holds(Rule.IM_IN_RESILIENCY)
    void nobodyWhosePoolIsUpCanReachAUserInResiliencyModeByMessageFromAnotherSite() {
        contoso().passes(POOL1_LOST, """
                - user: carol@contoso.com
                  does: im
                  with: { to: alice@contoso.com }
                  refused: ResiliencyMode
                - user: carol@contoso.com
                  does: call
                  with: { to: alice@contoso.com }
                """);
    }

    @Test
    @Holds(value = Rule.JOINING_IN_RESILIENCY, refusals = ErrorId.ConferenceNotJoinable)
    void aConferenceOfAUserWhosePoolIsDownCannotBeJoinedOrFilled() {
        contoso().passes(PLANS, "- advance: 10m\n", POOL1_LOST, """
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: own }
                  refused: ConferenceNotJoinable
                - user: carol@contoso.com
                  does: upload-content
                  with: { conference: own, file: b.pptx, size: 1MB }
                  refused: ConferenceNotJoinable
                - expect: ["!conferences['own'].joinable", "!conferences['own'].dialIn"]
                """, PREPARED, DISASTER_FAILOVER, """
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: own }
                - expect: ["conferences['own'].running", "conferences['own'].dialIn"]
                """);
    }

    @Test
    void usersOfAnotherPoolUploadToTheOrganizersPool() {
        contoso().passes(PLANS, """
                - user: carol@contoso.com
                  does: upload-content
                  with: { conference: own, file: b.pptx, size: 1MB }
                - expect:
                    - conferences['own'].content == ['b.pptx']
                    - pools['pool1.contoso.com'].content.here == 1
                    - pools['pool1.contoso.com'].backup['ConfServices.DataConf'].produced == 1
                """);
    }

    @Test
    void usersOfAnotherPoolUploadToThePoolThatServesTheOrganizer() {
        contoso().passes(PLANS, "- advance: 10m\n", FAILED_OVER, """
                - user: carol@contoso.com
                  does: upload-content
                  with: { conference: own, file: b.pptx, size: 1MB }
                - expect:
                    - conferences['own'].content == ['b.pptx']
                    - pools['pool1.contoso.com'].content.atPartner == 1
                    - pools['pool1.contoso.com'].content.missing == 1
                """);
    }

    @Test
    @Holds(refusals = ErrorId.UnknownConference)
    void whoeverIsSignedOutIsInNoConferenceAnyMore() {
        contoso().passes("""
                - user: carol@contoso.com
                  does: start-conference
                  with: { id: carols }
                - user: bob@contoso.com
                  does: join-conference
                  with: { id: carols }
                """, POOL1_LOST, """
                - user: bob@contoso.com
                  does: leave-conference
                  with: { id: carols }
                  refused: UnknownConference
                - user: bob@contoso.com
                  does: join-conference
                  with: { id: carols }
                - user: bob@contoso.com
                  does: leave-conference
                  with: { id: carols }
                """);
    }

    @Test
    @Holds(Rule.PLANNED_MODES)
    void nothingCanBeChangedFromReadOnlyToTheEndOfAPlannedFailover() {
        readyToFailPool1Over().passes("""
                - advance: 10m
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com
                  background: true
                  name: failover
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                  refused: ResiliencyMode
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                - until: pools['pool1.contoso.com'].phase == 'Switching'
                - expect: ["pools['pool1.contoso.com'].users.cannotSignIn == 42"]
                - advance: 3m
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                  refused: ResiliencyMode
                - await: failover
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                """);
    }

    @Test
    @Holds(value = Rule.FILE_STORE_CARRIES_CONTENT, refusals = ErrorId.FileStoreUnavailable)
    void aFileStoreThatIsDownTakesNoContent() {
        contoso().passes(PLANS, """
                - fault: filestore-down
                  at: pool1.contoso.com
                - user: alice@contoso.com
                  does: upload-content
                  with: { conference: own, file: a.pptx, size: 1MB }
                  refused: FileStoreUnavailable
                """);
    }

    @Test
    @Holds(refusals = {ErrorId.FederationUnavailable, ErrorId.UnknownUser})
    void usersOfOtherOrganisationsAreOutOfReachWithoutFederation() {
        contoso().passes("""
                - user: alice@contoso.com
                  does: im
                  with: { to: partner@fabrikam.com }
                - fault: edge-down
                  at: edge1.contoso.com
                - user: alice@contoso.com
                  does: im
                  with: { to: partner@fabrikam.com }
                  refused: FederationUnavailable
                - user: alice@contoso.com
                  does: call
                  with: { to: nobody@contoso.com }
                  refused: UnknownUser
                """);
    }

    @Test
    void anEstateMayReadThatNoSessionsBeginInResiliencyMode() {
        var acts = """
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                %s- user: carol@contoso.com
                  does: call
                  with: { to: alice@contoso.com }
                %s- user: alice@contoso.com
                  does: im
                  with: { to: bob@contoso.com }
                %s- user: erin@contoso.com
                  does: call
                  with: { to: carol@contoso.com }
                - user: carol@contoso.com
                  does: call
                  with: { to: dave@contoso.com }
                """;
        var branch =
                "branches: { sba1.contoso.com: { registersWith: pool1.contoso.com, named: [erin@contoso.com] } }\n";
        contoso().with(branch).passes(POOL1_LOST, acts.formatted("", "", ""));
        var refused = "  refused: ResiliencyMode\n";
        contoso()
                .with(branch + "readings: { resiliencySessions: none }\n")
                .passes(POOL1_LOST, acts.formatted(refused, refused, refused));
    }
}
