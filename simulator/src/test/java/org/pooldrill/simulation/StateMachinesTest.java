package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

/**
 * Random sequences of faults and commands: whatever is done, nothing becomes what its table does not have. The full
 * number is {@code -Dpooldrill.sequences=2000}.
 */
@Tag("long")
class StateMachinesTest {
    private static final int SEQUENCES = Integer.getInteger("pooldrill.sequences", 100);
    private static final int DEEDS = 50;

    /** The base line, and what is done to it so that other paths are taken. */
    private static final List<String> ESTATES =
            List.of("", """
            cms: { active: pool2.contoso.com, standby: pool1.contoso.com }
            edges: { edge1.contoso.com: { nextHop: pool2.contoso.com } }
            """, "targets: skype-2015\n", "edgeNextHopCheck: running\n", """
            pools:
              pool1.contoso.com:
                users: 40
                sql: { primary: sql1a.contoso.com, mirror: sql1b.contoso.com, witness: false, instance: rtc }
              pool2.contoso.com: { users: 40 }
              pool3.contoso.com: { site: Datacenter1, users: 42, sql: { primary: sql3a.contoso.com } }
            """);

    static Stream<Integer> seeds() {
        return IntStream.range(0, SEQUENCES).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Holds({
        Rule.POOL_STATE_MACHINE,
        Rule.MODULE_STATE_MACHINE,
        Rule.CMS_STATE_MACHINE,
        Rule.MIRROR_STATE_MACHINE,
        Rule.USER_STATE_MACHINE
    })
    void nothingBecomesWhatItsTableDoesNotHave(int seed) {
        var random = new Random(seed);
        try (var contoso = new Contoso(ESTATES.get(seed % ESTATES.size()), seed)) {
            var watch = new StateWatch(contoso.simulation());
            contoso.afterEach(watch::look);
            var deeds = new AnyDeed(contoso.simulation(), random);
            for (var deed = 0; deed < DEEDS; deed++) {
                watch.about(deeds.take());
                watch.look();
                contoso.seconds(random.nextInt(10) == 0 ? 3_600 : random.nextInt(400));
            }

            assertThat(watch.forbidden()).isEmpty();
        }
    }
}
