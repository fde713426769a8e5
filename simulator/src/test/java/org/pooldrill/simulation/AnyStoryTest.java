package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.change.BackupModule;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.failover.PoolFailback;
import org.pooldrill.failover.PoolFailover;

/**
 * Random stories of users, faults, failovers and failbacks. The invariants are on all the time; when everything was
 * repaired, failed back and synchronised, both copies are equal, everybody is Regular at home, and nothing waits.
 */
@Tag("long")
class AnyStoryTest {
    private static final int STORIES = Integer.getInteger("pooldrill.stories", 200);
    private static final int STEPS = 60;

    static Stream<Integer> seeds() {
        return IntStream.range(0, STORIES).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsWellOnceEverythingIsRepaired(int seed) {
        var random = new Random(seed);
        try (var contoso = new Contoso("", seed)) {
            for (var step = 0; step < STEPS; step++) {
                step(contoso, random);
                contoso.seconds(random.nextInt(400));
            }
            repair(contoso);
            for (var pool : List.of(POOL1, POOL2)) {
                assertThat(contoso.at("pools", pool, "state")).isEqualTo("Active");
                assertThat(contoso.at("pools", pool, "users", "regular")).isEqualTo(42L);
                assertThat(contoso.at("pools", pool, "backup", "UserServices.PresenceFocus", "export"))
                        .isEqualTo("FinalState");
                assertThat(contoso.at("pools", pool, "backup", "ConfServices.DataConf", "export"))
                        .isEqualTo("FinalState");
                var home = contoso.simulation().site(pool).state(pool);
                var copy = contoso.simulation().site(home.partner()).state(pool);
                assertThat(copy.fingerprint()).isEqualTo(home.fingerprint());
                assertThat(copy.files()).containsExactlyInAnyOrderElementsOf(home.files());
            }
        }
    }

    static void step(Contoso contoso, Random random) {
        var simulation = contoso.simulation();
        var pool = random.nextBoolean() ? POOL1 : POOL2;
        var user = simulation.estate().pool(pool).userSip(random.nextInt(42));
        var datacenter = simulation.datacenter();
        var faults = simulation.world().computers().faults().present();
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> simulation.doNow(() -> simulation.acts().addContact(user, "c" + random.nextInt(20)));
            case 3 -> simulation.doNow(() -> simulation.acts().removeContact(user, "c" + random.nextInt(20)));
            case 4 -> simulation.doNow(() -> simulation.acts().conferences().schedule(user, "m-" + user, 0, 60_000));
            case 5, 6 ->
                simulation.doNow(() -> simulation
                        .acts()
                        .conferences()
                        .upload(user, "m-" + user, "f" + random.nextInt(5), 1 + random.nextInt(60_000_000)));
            case 7 -> simulation.doNow(() -> simulation.acts().setForwarding(user, "tel:" + random.nextInt(9)));
            case 8 -> contoso.fault(FaultKind.POOL_DOWN, pool);
            case 9 -> contoso.fault(FaultKind.WAN_DOWN, "Datacenter1", "Datacenter2");
            case 10 ->
                contoso.fault(random.nextInt(4) == 0 ? FaultKind.FILESTORE_LOST : FaultKind.FILESTORE_DOWN, pool);
            case 11 -> {
                if (!faults.isEmpty()) {
                    var fault = faults.get(random.nextInt(faults.size()));
                    simulation.doNow(() -> datacenter.heal(fault.kind(), fault.at(), fault.with()));
                }
            }
            case 12 -> {
                var disaster = random.nextInt(3) > 0;
                if (refusesNothingButWhatIsElsewhere(contoso, pool, disaster) && !simulation.busy(pool)) {
                    simulation.doNow(() -> simulation
                            .failover()
                            .start(new PoolFailover.Order(pool, disaster, 300_000, random.nextBoolean()), end -> {}));
                }
            }
            default -> {
                var disaster = random.nextInt(4) == 0;
                var rules = simulation.failoverRules("").failback(pool, disaster, simulation.reachableFrom(""));
                if (rules.stream().allMatch(rule -> rule.isMet() || rule.text().contains("Central Management"))
                        && !simulation.busy(pool)) {
                    simulation.doNow(
                            () -> simulation.failback().start(new PoolFailback.Order(pool, disaster), end -> {}));
                }
            }
        }
    }

    /** Central Management and next hops are not what this story is about. */
    private static boolean refusesNothingButWhatIsElsewhere(Contoso contoso, String pool, boolean disaster) {
        return contoso
                .simulation()
                .failoverRules("")
                .failover(pool, disaster, contoso.simulation().reachableFrom(""))
                .stream()
                .allMatch(rule -> rule.isMet()
                        || rule.text().contains("Central Management")
                        || rule.text().contains("Edge"));
    }

    static void repair(Contoso contoso) {
        var simulation = contoso.simulation();
        while (!simulation.world().computers().faults().present().isEmpty()) {
            var fault = simulation.world().computers().faults().present().get(0);
            simulation.doNow(() -> simulation.datacenter().heal(fault.kind(), fault.at(), fault.with()));
        }
        contoso.minutes(60);
        for (var pool : List.of(POOL1, POOL2)) {
            if (contoso.at("pools", pool, "state").equals("FailedOver")) {
                assertThat(contoso.failback(pool, false)).isEmpty();
            }
        }
        contoso.minutes(30);
        for (var pool : List.of(POOL1, POOL2, POOL1, POOL2)) {
            var service = simulation.backup(pool).orElseThrow();
            simulation.doNow(() -> service.forceSync(EnumSet.allOf(BackupModule.class), done -> {}));
            contoso.minutes(120);
        }
    }
}
