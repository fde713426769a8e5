package org.pooldrill.scenario;

import static org.pooldrill.scenario.Scenario.DISASTER_FAILOVER;
import static org.pooldrill.scenario.Scenario.POOL1_LOST;
import static org.pooldrill.scenario.Scenario.PREPARED;
import static org.pooldrill.scenario.Scenario.contoso;

import org.junit.jupiter.api.Test;

/** What users have, who are moved to another pool and back. */
class MovedUsersTest {
    private static final String ALICE_ADDS_BOB = """
            - user: alice@contoso.com
              does: add-contact
              with: { contact: bob@contoso.com }
            """;
    private static final String WITHOUT_HER_DATA_TO_POOL2 = """
            - ps: Move-CsUser -Identity alice@contoso.com -Target pool2.contoso.com -Force
            - until: users['alice@contoso.com'].mode == 'Regular'
              within: 10m
            - expect: ["users['alice@contoso.com'].contacts == []", "pools['pool1.contoso.com'].lost.changes == 1"]
            """;

    @Test
    void anEmptyListComesAlongAsAnyOther() {
        contoso().passes(ALICE_ADDS_BOB, WITHOUT_HER_DATA_TO_POOL2, ALICE_ADDS_BOB, """
                - user: alice@contoso.com
                  does: remove-contact
                  with: { contact: bob@contoso.com }
                - ps: Move-CsUser -Identity alice@contoso.com -Target pool1.contoso.com
                - expect: ["users['alice@contoso.com'].home == 'pool1.contoso.com'", "users['alice@contoso.com'].contacts == []"]
                """);
    }

    @Test
    void whatWasLeftBehindIsFoundAgainByWhoComesBackWithoutHisData() {
        contoso().passes(ALICE_ADDS_BOB, WITHOUT_HER_DATA_TO_POOL2, """
                - ps: Move-CsUser -Identity alice@contoso.com -Target pool1.contoso.com -Force
                - expect:
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool2.contoso.com'].lost.changes == 0
                """);
    }

    @Test
    void nobodyMissesWhatHeHasFromTheOtherPool() {
        contoso().passes(ALICE_ADDS_BOB, WITHOUT_HER_DATA_TO_POOL2, ALICE_ADDS_BOB, """
                - ps: Move-CsUser -Identity alice@contoso.com -Target pool1.contoso.com -Force
                - expect:
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool2.contoso.com'].lost.changes == 0
                """);
    }

    @Test
    void whatWasLeftBehindIsLostForGoodWhereOtherDataTakeItsPlace() {
        contoso().passes(ALICE_ADDS_BOB, WITHOUT_HER_DATA_TO_POOL2, """
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: carol@contoso.com }
                - ps: Move-CsUser -Identity alice@contoso.com -Target pool1.contoso.com
                - expect:
                    - users['alice@contoso.com'].contacts == ['carol@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 1
                """);
    }

    @Test
    void nobodyMissesWhatWasDeletedWhereHeMovedAwayFrom() {
        contoso().passes(ALICE_ADDS_BOB, """
                - advance: 10m
                - ps: Move-CsUser -Identity alice@contoso.com -Target pool2.contoso.com
                - advance: 5s
                """, POOL1_LOST, PREPARED, DISASTER_FAILOVER, """
                - expect:
                    - users['alice@contoso.com'].contacts == ['bob@contoso.com']
                    - pools['pool1.contoso.com'].lost.changes == 0
                    - pools['pool1.contoso.com'].rpo == duration('0s')
                """);
    }
}
