package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.CAROL;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import org.junit.jupiter.api.Test;

class ConferencesTest {

    @Test
    void whoIsSignedOutIsOutOfTheConferencesOfOthers() {
        try (var contoso = new Contoso()) {
            var acts = contoso.simulation().acts();
            var conferences = contoso.simulation().world().sessions().conferences();
            contoso.simulation().doNow(() -> acts.conferences().start(CAROL, "planning"));
            contoso.simulation().doNow(() -> acts.conferences().join(ALICE, "planning"));
            assertThat(conferences.get("planning").participants()).contains(ALICE);
            contoso.lose(POOL1);
            assertThat(conferences.get("planning").participants()).doesNotContain(ALICE);
            contoso.minutes(10);
            contoso.simulation().doNow(() -> assertThat(acts.conferences().join(ALICE, "planning"))
                    .isEmpty());
            assertThat(conferences.get("planning").participants()).contains(ALICE);
        }
    }

    @Test
    void contentGoesToThePoolOfTheOrganizerWhoeverUploadsIt() {
        try (var contoso = new Contoso()) {
            contoso.minutes(3)
                    .schedule(CAROL, "planning")
                    .upload(ALICE, "planning", "plan.pptx", 1_000_000)
                    .minutes(5);
            assertThat(contoso.at("pools", POOL2, "content", "here")).isEqualTo(1L);
            assertThat(contoso.at("pools", POOL2, "content", "atPartner")).isEqualTo(1L);
        }
    }
}
