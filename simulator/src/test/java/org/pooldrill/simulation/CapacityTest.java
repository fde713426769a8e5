package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;
import org.pooldrill.story.StoryEvent.FindingRaised;

/** A pool that has to serve more users than it holds: three Front Ends hold 20,000. */
class CapacityTest {

    private static List<String> findings(Contoso contoso) {
        return contoso.events(FindingRaised.class).stream()
                .map(finding -> finding.code() + " " + finding.at())
                .toList();
    }

    private static String users(int each) {
        return "pools: { pool1.contoso.com: { users: %d }, pool2.contoso.com: { users: %d } }\n".formatted(each, each);
    }

    @Test
    @Holds(
            value = {Rule.OVERLOAD_IS_NO_ERROR, Rule.CAPACITY_OF_A_POOL},
            findings = {FindingCode.CAPACITY_EXCEEDED, FindingCode.PAIR_UNDERSIZED})
    void servesEverybodyAndSaysThatItIsTooSmall() {
        try (var contoso = new Contoso(users(10_200), 1)) {
            assertThat(findings(contoso)).contains("PairUndersized " + POOL1, "PairUndersized " + POOL2);
            contoso.disaster(POOL1, POOL2).minutes(5);

            assertThat(findings(contoso)).contains("CapacityExceeded " + POOL2);
            assertThat(contoso.at("pools", POOL1, "users", "regular")).isEqualTo(10_202L);
            assertThat(contoso.at("pools", POOL2, "users", "regular")).isEqualTo(10_202L);
        }
    }

    @Test
    @Holds(findings = FindingCode.CAPACITY_EXCEEDED)
    void saysSoAsSoonAsTooManyAreSignedInThoughNothingElseHappens() {
        try (var contoso = new Contoso(users(15_000), 1)) {
            contoso.lose(POOL1).minutes(5);
            while (countAt(contoso) <= 20_200) {
                assertThat(findings(contoso)).doesNotContain("CapacityExceeded " + POOL2);
                contoso.seconds(1);
            }

            assertThat(findings(contoso)).contains("CapacityExceeded " + POOL2);
        }
    }

    private static long countAt(Contoso contoso) {
        return contoso.simulation().world().populations().values().stream()
                .mapToLong(population -> population.countAt(POOL2))
                .sum();
    }

    @Test
    void saysNothingWithinOnePercent() {
        try (var contoso = new Contoso(users(10_050), 1)) {
            contoso.disaster(POOL1, POOL2).minutes(5);

            assertThat(findings(contoso)).doesNotContain("CapacityExceeded " + POOL2);
        }
    }
}
