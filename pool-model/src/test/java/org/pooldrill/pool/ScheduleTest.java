package org.pooldrill.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schedule is a linked map of conferences by their ids. */
class ScheduleTest {
    private static final int DEEDS = 60_000;
    private static final int USERS = 50;

    private final Schedule schedule = new Schedule();
    private final Map<String, ConferenceRecord> expected = new LinkedHashMap<>();

    @ParameterizedTest(name = "{0} ids")
    @ValueSource(ints = {1, 100, 9_000, 40_000})
    void isALinkedMapWhateverIsDoneToIt(int ids) {
        var random = new Random(ids);
        for (var deed = 1; deed <= DEEDS; deed++) {
            var id = "größe-" + random.nextInt(ids);
            var takesMore = deed % 20_000 > 12_000;
            if (random.nextInt(10) < (takesMore ? 8 : 2)) {
                assertThat(schedule.remove(id)).isEqualTo(expected.remove(id));
            } else {
                var record = new ConferenceRecord(user(random), id, random.nextLong(), random.nextInt(9));
                assertThat(schedule.put(record)).isEqualTo(expected.put(id, record));
            }
            if (deed % 10_000 == 0) {
                same(random);
            }
        }
        schedule.clear();
        expected.clear();
        same(random);
    }

    private static String user(Random random) {
        return "user" + random.nextInt(USERS);
    }

    private void same(Random random) {
        assertThat(schedule.asMap()).isEqualTo(expected).hasSize(expected.size());
        assertThat(schedule.asMap().values()).containsExactlyElementsOf(expected.values());
        assertThat(schedule.asMap().keySet()).containsExactlyElementsOf(expected.keySet());
        expected.keySet().forEach(id -> assertThat(schedule.asMap()).containsKey(id));
        assertThat(schedule.asMap()).doesNotContainKey("nobody's");
        var one = user(random);
        assertThat(schedule.of(one))
                .containsExactlyElementsOf(expected.values().stream()
                        .filter(record -> record.organizer().equals(one))
                        .toList());
    }
}
