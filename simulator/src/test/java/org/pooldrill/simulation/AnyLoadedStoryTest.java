package org.pooldrill.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.simulation.Contoso.POOL1;
import static org.pooldrill.simulation.Contoso.POOL2;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pooldrill.change.Change;
import org.pooldrill.usermodel.Figure;
import org.pooldrill.usermodel.Quantity;
import org.pooldrill.usermodel.UserModel;

/**
 * The random stories of {@link AnyStoryTest} on a working day of busy users, with the invariants on. At night, when
 * everything was repaired and the users have gone, both copies are equal and nothing goes on.
 */
@Tag("long")
class AnyLoadedStoryTest {
    private static final int STORIES = Integer.getInteger("pooldrill.stories.loaded", 8);
    private static final int STEPS = 40;
    private static final int NIGHT_SECONDS = 23 * 3_600;

    static Stream<Integer> seeds() {
        return IntStream.range(0, STORIES).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void endsWellOnceEverythingIsRepaired(int seed) {
        var random = new Random(seed);
        try (var contoso = new Contoso(busy(), seed)) {
            contoso.minutes(90);
            for (var step = 0; step < STEPS; step++) {
                AnyStoryTest.step(contoso, random);
                contoso.seconds(random.nextInt(400));
            }
            AnyStoryTest.repair(contoso);
            var nightMillis = (contoso.simulation().now() < NIGHT_SECONDS * 1_000L ? 1 : 2) * NIGHT_SECONDS * 1_000L;
            contoso.seconds((int) ((nightMillis - contoso.simulation().now()) / 1_000));

            assertThat(contoso.events(Change.class)).hasSizeGreaterThan(500);
            assertThat(contoso.simulation().world().sessions().conferences()).isEmpty();
            for (var pool : List.of(POOL1, POOL2)) {
                assertThat(contoso.at("pools", pool, "state")).isEqualTo("Active");
                assertThat(contoso.at("pools", pool, "users", "signedOut")).isEqualTo(42L);
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

    static UserModel busy() {
        return UserModel.lync2013()
                .with(Figure.CONTACT_EDITS, Quantity.number(20))
                .with(Figure.SCHEDULED_MEETINGS, Quantity.number(5))
                .with(Figure.IN_CONFERENCE, Quantity.percent(60))
                .with(Figure.CONFERENCE_LENGTH, Quantity.time(Duration.ofMinutes(10)))
                .with(Figure.DATA_COLLABORATION, Quantity.percent(100))
                .with(Figure.VIDEO_DECKS, Quantity.percent(50));
    }
}
