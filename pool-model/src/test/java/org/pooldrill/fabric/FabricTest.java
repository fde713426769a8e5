package org.pooldrill.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.fabric.Fabric.Move;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class FabricTest {
    private static Fabric of(int servers) {
        return new Fabric(
                IntStream.rangeClosed(1, servers).mapToObj(n -> "fe" + n).toList());
    }

    @Test
    @Holds(Rule.ROUTING_GROUP_REPLICAS)
    void everyGroupHasThreeReplicasOnDifferentServers() {
        var fabric = of(5);
        for (var group = 0; group < fabric.total(); group++) {
            assertThat(fabric.replicas(group)).hasSize(3).doesNotHaveDuplicates();
        }
        assertThat(fabric.routingGroups()).isEqualTo(new RoutingGroups(5, java.util.Set.of(), java.util.Set.of()));
    }

    @Test
    void aSecondaryIsPromotedAndTheOldPrimaryComesBackAsSecondary() {
        var fabric = of(3);
        fabric.serves("fe1", false);
        assertThat(fabric.primary(0)).contains("fe2");
        assertThat(fabric.secondaries(0)).containsExactly("fe3");
        fabric.serves("fe1", true);
        assertThat(fabric.primary(0)).contains("fe2");
        assertThat(fabric.secondaries(0)).containsExactly("fe3", "fe1");
    }

    @Test
    void aGroupWithOneReplicaOfThreeIsLimitedUntilOthersAreBuilt() {
        var fabric = of(4);
        fabric.serves("fe2", false);
        fabric.serves("fe3", false);
        assertThat(fabric.withoutPrimary()).isEmpty();
        assertThat(fabric.routingGroups().limited()).containsExactly(0, 1);
        assertThat(fabric.missing()).containsExactly(new Move(0, "fe2", "fe4"), new Move(1, "fe2", "fe1"));
        fabric.missing().forEach(fabric::moved);
        assertThat(fabric.routingGroups().limited()).isEmpty();
        assertThat(fabric.primary(0)).contains("fe1");
    }

    @Test
    void aGroupAllOfWhoseServersStopHasNoPrimaryUntilOneReturnsOrItIsReloaded() {
        var fabric = of(7);
        for (var server : List.of("fe1", "fe2", "fe3")) {
            fabric.serves(server, false);
        }
        assertThat(fabric.withoutPrimary()).containsExactly(0);
        assertThat(fabric.missing()).noneMatch(move -> move.group() == 0);
        fabric.reloaded(List.of(0));
        assertThat(fabric.withoutPrimary()).isEmpty();
        assertThat(fabric.secondaries(0)).hasSize(2);
    }

    @Test
    void oneOfTwoServersIsEnoughForItsUsers() {
        var fabric = of(2);
        fabric.serves("fe2", false);
        assertThat(fabric.withoutSecondary()).containsExactly(0, 1);
        assertThat(fabric.routingGroups().limited()).isEmpty();
    }

    @Test
    void aSingleServerLacksNothing() {
        assertThat(of(1).withoutSecondary()).isEmpty();
    }

    @Test
    void usersSpreadEvenlyOverTheGroups() {
        var counts = new int[12];
        IntStream.rangeClosed(1, 12_000)
                .forEach(n -> counts[RoutingGroups.groupOf("pool1-%05d@contoso.com".formatted(n), 12)]++);
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(900, 1_100));
    }
}
