package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.failover.PoolFailover;
import org.pooldrill.log.LogEvent;
import org.pooldrill.survivor.Risk;
import org.pooldrill.survivor.RiskCurve;
import org.pooldrill.survivor.SurvivingSite;
import org.pooldrill.view.Loss;
import org.pooldrill.view.View;

/**
 * Random stories, cut off at a random moment. Three answers to "what would be lost now?" are the same: what one site
 * rebuilt alone loses when it takes the users over, what the sweep says of that moment, and what is lost when the pool
 * really dies then and is failed over.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("long")
class AnySurvivorTest {
    private static final int STORIES = Integer.getInteger("pooldrill.survivors", 60);
    private static final int STEPS = 40;
    private static final int CALM_STEPS = 4;

    /** What the stories have come to, so that none of these cases goes missing. */
    private enum Case {
        NOTHING_LOST,
        SOMETHING_LOST,
        PACKAGE_WAITED,
        POOL_WAS_DOWN
    }

    private final Set<Case> seen = EnumSet.noneOf(Case.class);

    static Stream<Integer> seeds() {
        return IntStream.range(0, STORIES).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesWhatAFailoverAtThatMomentWouldHave(int seed) {
        var random = new Random(seed);
        try (var contoso = new Contoso("", seed)) {
            var steps = random.nextInt(random.nextBoolean() ? CALM_STEPS : STEPS);
            for (var step = 0; step < steps; step++) {
                AnyStoryTest.step(contoso, random);
                contoso.seconds(random.nextInt(200));
            }
            var home = random.nextBoolean() ? POOL1 : POOL2;
            burst(contoso, home, random);
            compare(contoso, home, home.equals(POOL1) ? POOL2 : POOL1);
        }
    }

    @AfterAll
    void comeToEveryCase() {
        assertThat(seen).containsExactly(Case.values());
    }

    /** Some changes, and a few moments for their package to come on its way, to lie at the partner, or to be imported. */
    private static void burst(Contoso contoso, String home, Random random) {
        var simulation = contoso.simulation();
        for (var i = random.nextInt(4); i > 0; i--) {
            var user = simulation.estate().pool(home).userSip(random.nextInt(42));
            simulation.doNow(() -> simulation.acts().addContact(user, "late" + random.nextInt(50)));
            simulation.doNow(() -> simulation.acts().conferences().schedule(user, "late-" + user, 0, 60_000));
            simulation.doNow(() -> simulation.acts().conferences().upload(user, "late-" + user, "deck", 2_000_000));
        }
        contoso.seconds((int) ((120_000 - simulation.now() % 120_000) / 1_000) + random.nextInt(6));
    }

    private void compare(Contoso contoso, String home, String backup) {
        var simulation = contoso.simulation();
        var estate = simulation.estate();
        var now = simulation.now();
        var events = contoso.events().stream()
                .map(Contoso.Happened::raw)
                .map(raw -> new LogEvent(raw.seq(), raw.t(), raw.store(), raw.n(), raw.type(), raw.data(), raw.cause()))
                .toList();
        var curve = new ArrayList<Risk>();
        RiskCurve.of(events::forEach, new View(estate), home, now, now, 1, curve::add);

        try (var site = SurvivingSite.of(events::forEach, estate, backup, now)) {
            for (var stream : List.of(home, backup)) {
                assertThat(site.view().knows(backup, stream).orElseThrow().describe())
                        .isEqualTo(simulation.site(backup).state(stream).describe());
            }
            if (site.refusesRescue().isPresent() || simulation.busy(home)) {
                return;
            }
            var rescue = site.rescue();
            assertThat(curve).singleElement().satisfies(risk -> {
                assertThat(risk.loss().items()).hasSameSizeAs(rescue.loss().items());
                assertThat(risk.loss().rpoMillis()).isEqualTo(rescue.loss().rpoMillis());
            });
            seen.add(rescue.loss().items().isEmpty() ? Case.NOTHING_LOST : Case.SOMETHING_LOST);
            if (!rescue.imported().isEmpty()) {
                seen.add(Case.PACKAGE_WAITED);
            }
            if (!simulation.physical().up(home)) {
                seen.add(Case.POOL_WAS_DOWN);
            }
            die(contoso, home);
            assertThat(rescue.loss().items())
                    .isEqualTo(reallyLost(contoso, home).items());
            assertThat(simulation.site(backup).state(home).describe())
                    .isEqualTo(site.view().knows(backup, home).orElseThrow().describe());
        }
    }

    /** The pool dies now, unless it is dead already. */
    private static void die(Contoso contoso, String home) {
        var dead = contoso.simulation().world().computers().faults().present().stream()
                .anyMatch(fault ->
                        fault.kind() == FaultKind.POOL_DOWN && fault.place().equals(home));
        if (!dead) {
            contoso.fault(FaultKind.POOL_DOWN, home);
        }
    }

    private static Loss reallyLost(Contoso contoso, String home) {
        var simulation = contoso.simulation();
        var before = simulation.view().loss(home).items().size();
        simulation.doNow(
                () -> simulation.failover().start(new PoolFailover.Order(home, true, 0, false), end -> assertThat(end)
                        .isEmpty()));
        contoso.minutes(10);
        return simulation.view().loss(home).after(before);
    }
}
