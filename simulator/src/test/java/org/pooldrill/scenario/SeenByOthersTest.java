package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.POOL1_REPAIRED;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.estate.Timing;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The table of "user experience during failover and failback", line by line (domain text, section 3.4). */
class SeenByOthersTest {
    private static final String FAILED_OVER = POOL1_LOST + DISASTER_FAILOVER + "- advance: 10m\n";
    private static final String MEETINGS = """
            - user: alice@contoso.com
              does: start-conference
              with: { id: affected }
            - user: carol@contoso.com
              does: join-conference
              with: { id: affected }
            - user: carol@contoso.com
              does: start-conference
              with: { id: unaffected }
            - user: alice@contoso.com
              does: join-conference
              with: { id: unaffected }
            """;
    private static final String FAILBACK_BEGINS = """
            - ps: Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com
              background: true
              name: failback
            """;

    /** A failback that takes as long for few users as it takes for many. */
    private static Scenario slowlyMoved() {
        return readyToFailPool1Over().with("timings: { failbackUsersPerMinute: 5 }\n");
    }

    @Test
    @Holds(value = Rule.PRESENCE_LATER, timings = Timing.PRESENCE_DELAY)
    void presenceIsUnknownInResiliencyModeAndNotRightForFiveMinutesAfterAFailover() {
        readyToFailPool1Over().passes("""
                - user: alice@contoso.com
                  does: set-presence
                  with: { state: Busy }
                - expect:
                    - users['alice@contoso.com'].presence.ownPool == 'Busy'
                    - users['alice@contoso.com'].contactList && users['alice@contoso.com'].answers
                - fault: pool-down
                  at: pool1.contoso.com
                - expect: ["users['alice@contoso.com'].presence.otherPools == 'Offline'"]
                - advance: 10m
                - expect:
                    - users['alice@contoso.com'].presence.ownPool == 'Unknown'
                    - users['alice@contoso.com'].presence.otherPools == 'Unknown'
                    - "!users['alice@contoso.com'].contactList"
                """, DISASTER_FAILOVER, """
                - until: users['alice@contoso.com'].mode == 'Regular'
                  within: 5m
                - expect: ["users['alice@contoso.com'].presence.ownPool == 'Unknown'"]
                - advance: 5m
                - expect:
                    - users['alice@contoso.com'].presence.ownPool == 'Busy'
                    - users['alice@contoso.com'].contactList
                """);
    }

    @Test
    void duringAFailbackUsersOfOtherPoolsSeeTheLastPresenceAndThoseOfTheSamePoolNone() {
        slowlyMoved().passes(FAILED_OVER, """
                - user: alice@contoso.com
                  does: set-presence
                  with: { state: DoNotDisturb }
                """, POOL1_REPAIRED, FAILBACK_BEGINS, """
                - until: users['alice@contoso.com'].mode == 'Resiliency'
                  within: 10m
                - expect:
                    - users['alice@contoso.com'].at == 'pool1.contoso.com'
                    - users['alice@contoso.com'].presence.ownPool == 'Unknown'
                    - users['alice@contoso.com'].presence.otherPools == 'DoNotDisturb'
                    - "!users['alice@contoso.com'].contactList"
                - user: carol@contoso.com
                  does: call
                  with: { to: alice@contoso.com }
                - user: alice@contoso.com
                  does: schedule-conference
                  with: { id: later, starts: 1h }
                  refused: ResiliencyMode
                - await: failback
                - advance: 4m
                - expect:
                    - users['alice@contoso.com'].mode == 'Regular' && users['alice@contoso.com'].contactList
                    - users['alice@contoso.com'].presence.ownPool == 'DoNotDisturb'
                """);
    }

    @Test
    @Holds({Rule.FAILBACK_ENDS_CONFERENCES, Rule.FAILBACK_LEAVES_OTHERS_CONFERENCES})
    void conferencesOfAffectedOrganizersEndWithTheFailbackAndOthersGoOn() {
        slowlyMoved().passes(FAILED_OVER, MEETINGS, POOL1_REPAIRED, FAILBACK_BEGINS, """
                - expect:
                    - "!conferences['affected'].running && !conferences['affected'].joinable"
                    - conferences['unaffected'].running && conferences['unaffected'].joinable
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: affected }
                  refused: ConferenceNotJoinable
                - until: users['alice@contoso.com'].mode == 'Resiliency'
                  within: 10m
                - user: alice@contoso.com
                  does: join-conference
                  with: { id: unaffected }
                - user: alice@contoso.com
                  does: start-conference
                  with: { id: adhoc }
                  refused: ResiliencyMode
                - await: failback
                - advance: 4m
                - expect:
                    - "!conferences['affected'].running"
                    - conferences['unaffected'].running
                - user: alice@contoso.com
                  does: start-conference
                  with: { id: affected }
                - user: carol@contoso.com
                  does: join-conference
                  with: { id: affected }
                """);
    }

    @Test
    @Holds({Rule.SESSIONS_DO_NOT_SURVIVE, Rule.FULL_SERVICE_AFTER_FAILOVER})
    void whatRanWhenThePoolDiedIsMadeAnewByTheUsers() {
        readyToFailPool1Over().passes(MEETINGS, FAILED_OVER, """
                - expect:
                    - "!conferences['affected'].running"
                    - conferences['unaffected'].running
                - user: alice@contoso.com
                  does: leave-conference
                  with: { id: unaffected }
                  refused: UnknownConference
                - user: alice@contoso.com
                  does: join-conference
                  with: { id: unaffected }
                - user: alice@contoso.com
                  does: start-conference
                  with: { id: affected }
                """);
    }

    @Test
    @Holds(value = Rule.MOBILE_SILENCE, refusals = ErrorId.NotAnswered, timings = Timing.MOBILE_SILENCE)
    void phonesAndTabletsStaySilentForTheFirstTenMinutesOfAFailover() {
        readyToFailPool1Over().passes("""
                - user: bob@contoso.com
                  does: sign-out
                - user: bob@contoso.com
                  does: sign-in
                  with: { client: mobile }
                - user: carol@contoso.com
                  does: start-conference
                  with: { id: review }
                """, POOL1_LOST, """
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                """, DISASTER_FAILOVER, """
                - advance: 4m
                - expect:
                    - users['bob@contoso.com'].mode == 'Regular' && !users['bob@contoso.com'].answers
                    - users['alice@contoso.com'].answers
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                  refused: NotAnswered
                - user: carol@contoso.com
                  does: im
                  with: { to: bob@contoso.com }
                  refused: NotAnswered
                - user: bob@contoso.com
                  does: join-conference
                  with: { id: review }
                  refused: ConferenceNotJoinable
                - advance: 2m
                - expect: ["users['bob@contoso.com'].answers"]
                - user: alice@contoso.com
                  does: call
                  with: { to: bob@contoso.com }
                - user: bob@contoso.com
                  does: join-conference
                  with: { id: review }
                """);
    }

    @Test
    @Holds(value = Rule.VOICE_MAIL_NEEDS_EXCHANGE, refusals = ErrorId.VoiceMailUnavailable)
    void voiceMailWorksWhileExchangeCanBeReached() {
        var steps = """
                - fault: site-down
                  at: Datacenter1
                - user: carol@contoso.com
                  does: voice-mail
                  with: { to: alice@contoso.com }
                """;
        var um = "exchange: { unifiedMessaging: { um1.contoso.com: Datacenter1%s } }\n";
        readyToFailPool1Over().with(um.formatted("")).passes(steps, "  refused: VoiceMailUnavailable\n");
        readyToFailPool1Over()
                .with(um.formatted(", um2.contoso.com: Datacenter2"))
                .passes(steps);
    }

    @Test
    @Holds(Rule.UNIFIED_CONTACTS_UNAFFECTED)
    void contactsThatExchangeKeepsAreNotLostWithAPool() {
        readyToFailPool1Over()
                .with("exchange: { unifiedContacts: [alice@contoso.com] }\n")
                .passes("""
                        - advance: 121s
                        - user: alice@contoso.com
                          does: add-contact
                          with: { contact: carol@contoso.com }
                        - user: bob@contoso.com
                          does: add-contact
                          with: { contact: carol@contoso.com }
                        """, POOL1_LOST, """
                        - user: alice@contoso.com
                          does: add-contact
                          with: { contact: dave@contoso.com }
                          refused: ResiliencyMode
                        """, DISASTER_FAILOVER, """
                        - advance: 5m
                        - expect:
                            - users['alice@contoso.com'].contacts == ['carol@contoso.com']
                            - users['bob@contoso.com'].contacts == []
                            - pools['pool1.contoso.com'].lost.changes == 1
                        - user: alice@contoso.com
                          does: remove-contact
                          with: { contact: carol@contoso.com }
                        - expect: ["users['alice@contoso.com'].contacts == []"]
                        """);
    }
}
