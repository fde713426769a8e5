package org.pooldrill.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pooldrill.rule.Holds;
import org.pooldrill.rule.Rule;

class QuorumTest {

    @ParameterizedTest(name = "{0} Front Ends need {1}")
    @CsvSource({"1,1", "2,1", "3,3", "4,3", "5,4", "6,5", "7,5", "8,6", "9,7", "10,8", "11,9", "12,10"})
    @Holds(Rule.COLD_START_QUORUM)
    void coldStartFollowsTheDocumentedTable(int frontEnds, int needed) {
        assertThat(new Quorum(frontEnds).coldStart()).isEqualTo(needed);
    }

    @ParameterizedTest(name = "{0} Front Ends: {1} of the first {2}, {3} without the primary SQL server")
    @CsvSource({
        "1,1,1,1", "2,1,2,2", "3,2,3,2", "4,2,4,3", "5,3,5,3", "6,3,6,4",
        "7,4,7,4", "8,4,7,4", "9,4,7,4", "10,5,9,5", "11,5,9,5", "12,5,9,5"
    })
    @Holds(Rule.POOL_QUORUM)
    void goingOnFollowsTheDocumentedTable(int frontEnds, int needed, int voters, int withoutSql) {
        var quorum = new Quorum(frontEnds);
        assertThat(quorum.needed(true)).isEqualTo(needed);
        assertThat(quorum.voters()).isEqualTo(voters);
        assertThat(quorum.needed(false)).isEqualTo(withoutSql);
        assertThat(quorum.holds(firstRunning(frontEnds, needed), true)).isTrue();
        assertThat(quorum.holds(firstRunning(frontEnds, needed - 1), true)).isFalse();
    }

    @ParameterizedTest(name = "{0} Front Ends, the last {1} run")
    @CsvSource({"8,4,false", "8,5,true", "9,5,false", "9,6,true", "10,5,false", "10,6,true", "12,7,false", "12,8,true"})
    @Holds(Rule.LARGE_POOL_VOTERS)
    void onlyTheFirstServersVoteInLargePools(int frontEnds, int running, boolean holds) {
        var lastRunning = new ArrayList<>(firstRunning(frontEnds, running));
        Collections.reverse(lastRunning);
        assertThat(new Quorum(frontEnds).holds(lastRunning, true)).isEqualTo(holds);
    }

    @Test
    @Holds(Rule.TWO_SERVER_POOL)
    void twoServersAndThePrimarySqlServerNeedTwoOfThreeVotes() {
        var quorum = new Quorum(2);
        assertThat(quorum.sqlVotes()).isTrue();
        assertThat(quorum.holds(List.of(false, true), true)).isTrue();
        assertThat(quorum.holds(List.of(false, true), false)).isFalse();
        assertThat(quorum.holds(List.of(true, true), false)).isTrue();
        assertThat(quorum.holds(List.of(false, false), true)).isFalse();
    }

    @Test
    void refusesSizesThatNoPoolHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quorum(13))
                .withMessage("a pool has 1 to 12 Front Ends, not 13");
    }

    private static List<Boolean> firstRunning(int frontEnds, int running) {
        return IntStream.range(0, frontEnds).mapToObj(index -> index < running).toList();
    }
}
