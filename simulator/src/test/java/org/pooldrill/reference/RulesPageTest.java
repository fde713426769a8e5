package org.pooldrill.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pooldrill.checkout.Checkout;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Rule;

class RulesPageTest {
    static final String PAGE = "reference/rules.md";
    private static final Holders HOLDERS = Holders.ofThisCheckout();

    @BeforeAll
    static void rewriteThePageWhereThatWasAskedFor() throws IOException {
        if (Boolean.getBoolean("pooldrill.docs.write")) {
            Files.writeString(Checkout.file("docs/" + PAGE), RulesPage.of(HOLDERS));
        }
    }

    @Test
    void everyRuleIsHeldByATestOrADrill() {
        var without = Stream.of(
                        Rule.values(), ErrorId.values(), FindingCode.values(), Timing.values(), RulesPage.causes())
                .flatMap(Arrays::stream)
                .filter(rule -> HOLDERS.of((Enum<?>) rule).isEmpty())
                .map(rule -> rule.getClass().getSimpleName() + "." + ((Enum<?>) rule).name())
                .toList();

        assertThat(without)
                .as("rules without a test or a drill: annotate one with @Holds, or comment it with # Holds:")
                .isEmpty();
    }

    @Test
    void drillsNameRulesThatThereAre() {
        assertThat(HOLDERS.unknown()).isEmpty();
    }

    @Test
    void thePageIsWhatTheRulesAndTheTestsMake() throws IOException {
        assertThat(Files.readString(Checkout.file("docs/" + PAGE)))
                .as("docs/%s; rewrite it with -Dtest=RulesPageTest -Dpooldrill.docs.write=true", PAGE)
                .isEqualTo(RulesPage.of(HOLDERS));
    }
}
