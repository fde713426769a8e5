package org.pooldrill.frontends;

import org.junit.jupiter.api.Test;
import org.pooldrill.client.Cause;
import org.pooldrill.estate.Timing;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class RoutingGroupStoriesTest {

    @Test
    @Holds(
            value = {Rule.NO_SECONDARY_LIMITED, Rule.FABRIC_STATE_IS_SHOWN},
            causes = Cause.RG_NO_SECONDARY,
            timings = Timing.REPLICA_BUILD)
    void usersOfAGroupWithoutSecondaryHaveLimitedFunctionalityUntilReplicasAreBuilt() {
        Told.passes(Told.frontEnds(4), """
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.total == 4
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 0
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - fault: frontend-down
                  at: fe3.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].frontEnds.quorum
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 0
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 2
                    - pools['pool1.contoso.com'].users.resiliency > 0
                    - pools['pool1.contoso.com'].users.regular > 0
                    - pools['pool1.contoso.com'].users.resiliency + pools['pool1.contoso.com'].users.regular == 122
                    - users.exists(u, users[u].cause == 'RgNoSecondary' && users[u].mode == 'Resiliency')
                - ps: Get-CsPoolFabricState -PoolFqdn pool1.contoso.com -Type Routing
                - expect:
                    - "last.output.contains('without a secondary: 2')"
                    - last.output.contains('Secondaries') && last.output.contains('expected 2, current 0')
                - advance: 5m
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 0
                    - pools['pool1.contoso.com'].users.regular == 122
                """);
    }

    @Test
    @Holds(value = Rule.NO_PRIMARY_NO_SIGN_IN, causes = Cause.RG_NO_PRIMARY)
    void usersOfAGroupWithoutPrimaryCannotSignInUntilOneOfItsServersIsBack() {
        Told.passes(Told.frontEnds(7), """
                - fault: frontend-down
                  at: fe1.pool1.contoso.com
                - fault: frontend-down
                  at: fe2.pool1.contoso.com
                - fault: frontend-down
                  at: fe3.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].state == 'Active'
                    - pools['pool1.contoso.com'].frontEnds.quorum
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 1
                    - pools['pool1.contoso.com'].users.cannotSignIn > 5
                    - users.exists(u, users[u].cause == 'RgNoPrimary')
                    - pools['pool1.contoso.com'].users.cannotSignIn < 40
                - advance: 10m
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 1
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 0
                    - pools['pool1.contoso.com'].users.cannotSignIn > 5
                    - pools['pool1.contoso.com'].users.resiliency == 0
                - heal: frontend-down
                  at: fe3.pool1.contoso.com
                - advance: 9m
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 0
                    - pools['pool1.contoso.com'].users.cannotSignIn == 0
                """);
    }

    @Test
    void nobodyNoticesOneOfThreeFrontEnds() {
        Told.passes(Told.frontEnds(3), """
                - fault: frontend-down
                  at: fe1.pool1.contoso.com
                - expect:
                    - pools['pool1.contoso.com'].routingGroups.withoutPrimary == 0
                    - pools['pool1.contoso.com'].routingGroups.withoutSecondary == 0
                    - pools['pool1.contoso.com'].users.regular == 122
                - user: alice@contoso.com
                  does: add-contact
                  with: { contact: bob@contoso.com }
                """);
    }
}
