package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.readyToFailPool1Over;

import org.junit.jupiter.api.Test;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** What goes wrong in the procedures of Persistent Chat, and beside a pool's own data (domain text, 3.7, 3.13, 3.15). */
class PersistentChatTest {
    private static final String CHAT = """
            persistentChat:
              chat.contoso.com:
                nextHop: pool1.contoso.com
                servers: { chat1.contoso.com: Datacenter1, chat2.contoso.com: Datacenter2 }
                database: { primary: sqlchat1.contoso.com, secondary: sqlchat2.contoso.com, logShipping: 15m }
            """;
    private static final String SQL = "- ps: Invoke-Sqlcmd -ServerInstance sqlchat%s.contoso.com -Query \"%s\"\n";
    private static final String DROP = SQL.formatted("2", "exec sp_delete_log_shipping_secondary_database mgc");
    private static final String RECOVER = SQL.formatted("2", "restore database mgc with recovery");
    private static final String SITE_LOST = """
            - advance: 67m
            - fault: site-down
              at: Datacenter1
            - advance: 3m
            """;

    private static Scenario contoso() {
        return readyToFailPool1Over().with(CHAT);
    }

    @Test
    @Holds(Rule.CHAT_LOSS)
    void logsThatLieInTheShareAndAreNotAppliedAreLostToo() {
        contoso().passes(SITE_LOST, DROP, RECOVER, """
                - expect:
                    - persistentChat['chat.contoso.com'].lost == duration('22m')
                    - findings.exists(f, f.code == 'StepSkipped' && f.at == 'chat.contoso.com' && f.text.contains('steps 2 and 3'))
                """);
    }

    @Test
    void nothingIsShippedWhileTheLinkIsDownOrLogShippingIsDropped() {
        contoso().passes("""
                - advance: 31m
                - fault: wan-down
                - advance: 90m
                """, DROP, RECOVER, """
                - note: The servers write to the primary as before, so nothing is lost until they are told to use the other.
                - expect: ["persistentChat['chat.contoso.com'].works", "persistentChat['chat.contoso.com'].lost == duration('0s')"]
                - advance: 1h
                - heal: wan-down
                - advance: 1h
                - expect: ["persistentChat['chat.contoso.com'].lost == duration('0s')"]
                - ps: Set-CsPersistentChatState -PoolState FailedOver
                - expect:
                    - persistentChat['chat.contoso.com'].lost >= duration('3h46m')
                    - persistentChat['chat.contoso.com'].lost <= duration('3h47m')
                """);
    }

    @Test
    void logShippingThatWasNotDroppedAddsNothingToADatabaseThatIsOnline() {
        contoso().passes("- advance: 31m\n", RECOVER, """
                - expect:
                    - findings.exists(f, f.code == 'StepSkipped' && f.text.contains('steps 1 to 3'))
                - advance: 1h
                - ps: Set-CsPersistentChatState -PoolState FailedOver
                - expect: ["persistentChat['chat.contoso.com'].lost >= duration('1h16m')"]
                """);
    }

    @Test
    void aStepOfTheProcedureThatCannotBeCarriedOutIsRefusedBySqlServer() {
        contoso()
                .passes(
                        SQL.formatted("2", "drop database mgc") + "  refused: ParameterOutOfRange\n",
                        SITE_LOST,
                        """
                - ps: Invoke-Sqlcmd -ServerInstance sqlchat9.contoso.com -Query "restore database mgc with recovery"
                  refused: UnknownIdentity
                - ps: Invoke-Sqlcmd -ServerInstance sqlchat1.contoso.com -Query "restore database mgc with recovery"
                  refused: ServiceNotRunning
                - ps: Install-CsMirrorDatabase -SqlServerFqdn sqlchat2.contoso.com -DatabaseType PersistentChat -FileShare \\\\server\\share
                  refused: MirrorNotConfigured
                """,
                        DROP,
                        DROP + "  refused: ParameterOutOfRange\n",
                        RECOVER,
                        RECOVER + "  refused: ParameterOutOfRange\n");
    }

    @Test
    @Holds(refusals = ErrorId.CmsNotAvailable)
    void itsStateIsConfigurationAndNeedsCentralManagement() {
        Scenario.contoso().with(CHAT).passes(SITE_LOST, DROP, RECOVER, """
                - ps: Set-CsPersistentChatState -PoolState FailedOver
                  refused: CmsNotAvailable
                - ps: Set-CsPersistentChatActiveServer -ActiveServers chat2.contoso.com
                  refused: CmsNotAvailable
                - ps: Set-CsPersistentChatState -Identity service:chat9.contoso.com -PoolState FailedOver
                  refused: UnknownIdentity
                """);
    }

    @Test
    void whatWasWrittenMeanwhileIsLostWhereItIsNotRestoredOverThePrimary() {
        contoso()
                .passes(
                        SITE_LOST,
                        DROP,
                        SQL.formatted("2", "restore log mgc from disk = 'x' with norecovery"),
                        RECOVER,
                        """
                - ps: Set-CsPersistentChatState -PoolState FailedOver
                - ps: Set-CsPersistentChatActiveServer -ActiveServers chat2.contoso.com
                - advance: 2h
                - heal: site-down
                  at: Datacenter1
                - advance: 10m
                - ps: Set-CsPersistentChatState -PoolState Normal
                  warns: StepSkipped
                - expect:
                    - persistentChat['chat.contoso.com'].lost > duration('2h10m')
                    - persistentChat['chat.contoso.com'].lost < duration('2h20m')
                """);
    }

    @Test
    @Holds(Rule.CHAT_NEXT_HOP)
    void clientsComeThroughTheNextHopWhileSomebodyServesItsUsers() {
        contoso().passes(POOL1_LOST, """
                - expect: ["persistentChat['chat.contoso.com'].why == ['nobody serves the users of its next hop, pool1.contoso.com']"]
                - builder: { persistentChat: { chat.contoso.com: { nextHop: pool2.contoso.com } } }
                - expect: ["persistentChat['chat.contoso.com'].works"]
                - builder: { persistentChat: { chat.contoso.com: { nextHop: pool1.contoso.com } } }
                - expect: ["!persistentChat['chat.contoso.com'].works"]
                """, DISASTER_FAILOVER, """
                - expect: ["persistentChat['chat.contoso.com'].works"]
                - ps: Set-CsSite Datacenter2 -DefaultPersistentChatPool PersistentChatServer:chat.contoso.com
                - ps: Get-CsSite Datacenter2
                - expect: ["last.objects[0].DefaultPersistentChatPool == 'PersistentChatServer:chat.contoso.com'"]
                """);
    }

    @Test
    void activeServersInAnotherTimeZoneThanTheNextHopAreWarnedOf() {
        contoso().with("sites: { Datacenter2: { timeZone: \"+01:00\" } }\n").passes("""
                - ps: Set-CsPersistentChatActiveServer -ActiveServers chat2.contoso.com
                - expect: ["last.output.contains('time zone')"]
                - builder: { persistentChat: { chat.contoso.com: { nextHop: pool2.contoso.com } } }
                - ps: Set-CsPersistentChatActiveServer -ActiveServers chat2.contoso.com
                - expect: ["!last.output.contains('time zone')"]
                - ps: Get-CsPersistentChatActiveServer
                - expect: ["last.objects[0].ActiveServers == ['chat2.contoso.com']"]
                """);
    }

    @Test
    @Holds(Rule.OFFICE_WEB_APPS_AT_BOTH_SITES)
    void powerPointNeedsAnOfficeWebAppsServerThatIsUpWhereverTheUsersAre() {
        var lost = """
                - fault: site-down
                  at: Datacenter1
                - ps: Invoke-CsPoolFailOver -PoolFqdn pool1.contoso.com -DisasterMode
                - expect: ["pools['pool1.contoso.com'].powerPoint.works == %s", "pools['pool2.contoso.com'].powerPoint.works == %s"]
                """;
        readyToFailPool1Over()
                .with("officeWebApps: { owa1.contoso.com: Datacenter1 }\n")
                .passes(lost.formatted("false", "false"));
        readyToFailPool1Over()
                .with("officeWebApps: { owa1.contoso.com: Datacenter1, owa2.contoso.com: Datacenter2 }\n")
                .passes(lost.formatted("true", "true"));
    }

    @Test
    void monitoringStopsWithItsSqlServerAndNotWithAPoolThatHasOneElsewhere() {
        readyToFailPool1Over()
                .pool1("monitoring: { sql: sqlmon.contoso.com, lastBackup: 12h }")
                .passes(POOL1_LOST, """
                        - expect:
                            - monitoring['pool1.contoso.com'].works
                            - monitoring['pool1.contoso.com'].lost == duration('0s')
                        - fault: sql-down
                          at: sqlmon.contoso.com
                        - expect: ["!monitoring['pool1.contoso.com'].works"]
                        """);
        readyToFailPool1Over().pool1("monitoring: { lastBackup: 12h }").passes(POOL1_LOST, """
                        - expect: ["!monitoring['pool1.contoso.com'].works"]
                        """);
    }
}
