package org.pooldrill.cmdlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.cmdlet.Admin.CMS_TO_POOL2;
import static org.pooldrill.cmdlet.Admin.EDGE1;
import static org.pooldrill.cmdlet.Admin.EDGE2;
import static org.pooldrill.cmdlet.Admin.POOL1;
import static org.pooldrill.cmdlet.Admin.POOL2;

import org.junit.jupiter.api.Test;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** The note of the starting page, typed line by line: step 2 before step 1, then both in order, and everybody home. */
class SeedNoteTest {

    @Test
    @Holds(value = Rule.STEP_ONE_BEFORE_STEP_TWO, refusals = ErrorId.PartnerFailedOver)
    void bringsEverybodyHomeWhenTheStepsAreTakenInOrder() {
        try (var admin = new Admin()) {
            admin.minutes(10).breaks(FaultKind.POOL_DOWN, POOL1).minutes(10);
            admin.doesOn(POOL2, CMS_TO_POOL2)
                    .does(nextHop(EDGE1, POOL2), "Invoke-CsPoolFailOver pool1.contoso.com -Dis");
            assertThat(admin.at("pools", POOL1, "servedBy")).isEqualTo(POOL2);
            admin.heals(FaultKind.POOL_DOWN, POOL1).minutes(20);

            assertThat(admin.refused("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com"))
                    .isEqualTo("PartnerFailedOver");

            admin.does("Invoke-CsPoolFailBack -PoolFqdn pool1.contoso.com");
            assertThat(admin.at("pools", POOL1, "state")).isEqualTo("Active");
            admin.minutes(15)
                    .doesOn(POOL1, "Invoke-CsManagementServerFailover")
                    .does(nextHop(EDGE1, POOL1), nextHop(EDGE2, POOL1))
                    .does("Invoke-CsPoolFailOver -PoolFqdn pool2.contoso.com");
            assertThat(admin.at("pools", POOL2, "state")).isEqualTo("FailedOver");
            assertThat(admin.at("pools", POOL2, "lost", "changes")).isEqualTo(0L);
            admin.minutes(60).does("Invoke-CsPoolFailBack -PoolFqdn pool2.contoso.com", nextHop(EDGE2, POOL2));

            admin.minutes(10);
            for (var pool : new String[] {POOL1, POOL2}) {
                assertThat(admin.at("pools", pool, "state")).isEqualTo("Active");
                assertThat(admin.at("pools", pool, "servedBy")).isEqualTo(pool);
                assertThat(admin.at("pools", pool, "users", "regular")).isEqualTo(42L);
            }
            assertThat(admin.at("cms", "state")).isEqualTo("Healthy");
            assertThat(admin.at("cms", "activeMaster")).isEqualTo(POOL1);
        }
    }

    private static String nextHop(String edge, String pool) {
        return "Set-CsEdgeServer -Identity EdgeServer:" + edge + " -Registrar Registrar:" + pool;
    }
}
