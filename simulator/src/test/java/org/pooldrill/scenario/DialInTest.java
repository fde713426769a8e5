package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.FAILED_OVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;

import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Calling into a meeting: codes, conference directories and auto attendants (domain text, section 3.14). */
class DialInTest {
    private static final String REVIEW = """
            - user: alice@contoso.com
              does: schedule-conference
              with: { id: review, starts: 1h, length: 1h }
            - advance: 10m
            """;

    @Test
    @Holds(Rule.DIAL_IN_AFTER_FAILOVER)
    void theAutoAttendantAnswersNobodyInResiliencyModeAndAtTheBackupPoolAfterTheFailover() {
        contoso().passes(REVIEW, """
                - expect:
                    - conferences['review'].dialIn
                    - conferences['review'].pstnId == '1115'
                    - conferenceDirectories['1'].pool == 'pool1.contoso.com' && conferenceDirectories['1'].works
                - user: carol@contoso.com
                  does: dial-in
                  with: { conference: review }
                """, POOL1_LOST, """
                - expect: ["!conferences['review'].dialIn", "!conferenceDirectories['1'].works"]
                - user: carol@contoso.com
                  does: dial-in
                  with: { conference: review }
                  refused: ConferenceNotJoinable
                """, PREPARED, DISASTER_FAILOVER, """
                - expect:
                    - conferences['review'].dialIn
                    - conferences['review'].pstnId == '1115'
                    - conferenceDirectories['1'].works
                - user: carol@contoso.com
                  does: dial-in
                  with: { conference: review }
                - expect: ["conferences['review'].running"]
                """);
    }

    @Test
    @Holds(value = Rule.FORCED_MOVE_LOSES_CODES, refusals = ErrorId.TargetPoolUnreachable)
    void aDirectoryMovedByForceLosesTheCodesOfExistingMeetings() {
        contoso().passes(REVIEW, FAILED_OVER, """
                - ps: Move-CsConferenceDirectory -Identity 1 -TargetPool pool2.contoso.com
                  refused: TargetPoolUnreachable
                - ps: Move-CsConferenceDirectory -Identity 1 -TargetPool pool2.contoso.com -Force
                - expect:
                    - conferenceDirectories['1'].pool == 'pool2.contoso.com'
                    - conferences['review'].joinable
                    - "!conferences['review'].dialIn"
                    - conferences['review'].pstnId == ''
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: review }
                - user: carol@contoso.com
                  does: dial-in
                  with: { conference: review }
                  refused: ConferenceNotJoinable
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: another, starts: 2h, length: 1h }
                - expect: ["conferences['another'].dialIn", "conferences['another'].pstnId != ''"]
                """);
    }

    @Test
    void aDirectoryMovedWhileBothPoolsAreThereKeepsItsCodes() {
        contoso().passes(REVIEW, """
                - ps: Move-CsConferenceDirectory -Identity 1 -TargetPool pool2.contoso.com
                - ps: Get-CsConferenceDirectory
                - expect:
                    - last.objects.size() == 2
                    - last.objects[0].ServiceId == 'UserServer:pool2.contoso.com'
                    - conferences['review'].dialIn && conferences['review'].pstnId == '1115'
                """);
    }

    @Test
    void aDirectoryIsRemovedByForceAloneWhileItsPoolIsDown() {
        contoso().passes(REVIEW, """
                - ps: New-CsConferenceDirectory -Identity 42 -HomePool pool1.contoso.com
                - ps: New-CsConferenceDirectory -Identity 42 -HomePool pool2.contoso.com
                  refused: ParameterOutOfRange
                - expect: ["conferenceDirectories['42'].works"]
                - advance: 10m
                """, FAILED_OVER, """
                - ps: Remove-CsConferenceDirectory -Identity 42
                  refused: TargetPoolUnreachable
                - ps: Remove-CsConferenceDirectory -Identity 42 -Force
                - ps: Remove-CsConferenceDirectory -Identity 42 -Force
                  refused: UnknownIdentity
                - expect: ["conferenceDirectories.size() == 2"]
                """);
    }

    @Test
    void withoutAnAccessNumberNobodyIsCalledIn() {
        contoso().passes(REVIEW, """
                - ps: Get-CsDialInConferencingAccessNumber pool1-attendant | Move-CsApplicationEndpoint -TargetApplicationPool pool2.contoso.com
                - expect:
                    - "!conferences['review'].dialIn"
                - ps: Move-CsApplicationEndpoint -Identity sip:pool1-attendant@contoso.com -TargetApplicationPool pool1.contoso.com
                - expect: ["conferences['review'].dialIn"]
                - fault: service-stopped
                  at: pool1.contoso.com
                  service: RTCCAA
                - expect: ["!conferences['review'].dialIn", "conferences['review'].joinable"]
                """);
    }
}
