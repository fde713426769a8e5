package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.pooldrill.simulation.Contoso.ALICE;
import static org.pooldrill.simulation.Contoso.BOB;
import static org.pooldrill.simulation.Contoso.CAROL;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pooldrill.act.Acts;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.refusal.Refusal;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/** Users of a Survivable Branch Appliance: their data is the pool's, and disaster recovery is not for them. */
class BranchTest {
    private static final String ZOE = "zoe@contoso.com";
    private static final String BRANCH = "sba1.contoso.com";

    private final Contoso contoso = new Contoso("""
            branches:
              sba1.contoso.com: { registersWith: pool1.contoso.com, users: 20, named: [zoe@contoso.com] }
            """, 1);
    private final Acts acts = contoso.simulation().acts();

    @AfterEach
    void close() {
        contoso.close();
    }

    @Test
    void workAsThoseOfThePoolThatTheBranchRegistersWith() {
        contoso.minutes(3)
                .contact(ZOE, ALICE)
                .schedule(ZOE, "branch meeting")
                .upload(ZOE, "branch meeting", "plan.pptx", 1_000_000);
        contoso.simulation().doNow(() -> {
            assertThat(acts.setForwarding(ZOE, BOB)).isEmpty();
            assertThat(acts.conferences().start(ZOE, "branch meeting")).isEmpty();
            assertThat(acts.conferences().join(CAROL, "branch meeting")).isEmpty();
            assertThat(acts.message(ZOE, CAROL)).isEmpty();
            assertThat(acts.park(ZOE, "101")).isEmpty();
            assertThat(acts.retrieve(ALICE, "101")).isEmpty();
        });
        contoso.minutes(5);

        assertThat(contoso.at("users", ZOE, "contacts")).asInstanceOf(LIST).containsExactly(ALICE);
        assertThat(contoso.at("conferences", "branch meeting", "content"))
                .asInstanceOf(LIST)
                .containsExactly("plan.pptx");
        assertThat(contoso.simulation().site(POOL2).state(POOL1).users()).containsKey(ZOE);
    }

    @Test
    @Holds({Rule.BRANCH_USERS_STAY_LIMITED, Rule.BRANCH_USERS_RETURN_WITH_FAILBACK})
    void keepVoiceAndStayInResiliencyModeUntilThePoolIsFailedBack() {
        contoso.minutes(3).contact(ZOE, ALICE).minutes(5).disaster(POOL1, POOL2);

        assertThat(contoso.mode(ALICE)).isEqualTo("Regular at " + POOL2);
        assertThat(contoso.mode(ZOE)).isEqualTo("Resiliency at " + BRANCH);
        assertThat(contoso.at("users", ZOE, "cause")).isEqualTo("SbaHostPoolDown");
        assertThat(contoso.at("users", ZOE, "contacts")).asInstanceOf(LIST).containsExactly(ALICE);
        contoso.simulation().doNow(() -> {
            assertThat(acts.call(ZOE, CAROL)).isEmpty();
            assertThat(acts.message(ZOE, ALICE)).isEmpty();
            assertThat(acts.message(ZOE, CAROL)).map(Refusal::id).hasValue(ErrorId.ResiliencyMode);
            assertThat(acts.addContact(ZOE, BOB)).map(Refusal::id).hasValue(ErrorId.ResiliencyMode);
        });

        contoso.heal(FaultKind.POOL_DOWN, POOL1).minutes(10);
        assertThat(contoso.mode(ZOE)).isEqualTo("Resiliency at " + BRANCH);
        contoso.failback(POOL1, false);
        assertThat(contoso.minutes(5).mode(ZOE)).isEqualTo("Regular at " + BRANCH);
    }
}
