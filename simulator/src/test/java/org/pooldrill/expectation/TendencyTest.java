package org.pooldrill.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.expectation.Tendency.Direction;

/** Which way the truth of a condition can change, as its text says. */
class TendencyTest {

    private static Tendency of(String cel) {
        return Expectations.compile(cel, Names.none()).orThrow().tendency();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pools['p'].lost.changes == 0",
                "0 == pools['p'].lost.files",
                "pools.all(p, pools[p].lost.changes == 0 && pools[p].lost.bytes < 1000)",
                "size(findings) == 0",
                "findings.size() <= 3",
                "findings.all(f, f.severity != 'ERROR')",
                "!findings.exists(f, f.code == 'SplitBrain' && f.at.startsWith('p'))",
                "size(findings.filter(f, f.time > duration('1h'))) < 2",
                "time < duration('1h') || cms.lost.changes == 0",
                "clock < timestamp('2013-11-04T09:00:00Z')",
                "pools['p'].lost.changes + pools['q'].lost.changes - 2 <= 5",
                "!(pools.exists(p, pools[p].lost.items.exists(i, i.user == 'a@b')))",
                "10 > cms.lost.changes",
                "!(cms.lost.changes != 0)"
            })
    void canOnlyBecomeFalse(String cel) {
        assertThat(of(cel).direction()).isEqualTo(Direction.FALLS);
        assertThat(of(cel).free()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pools['p'].lost.changes > 0",
                "findings.exists(f, f.code == 'SplitBrain')",
                "time >= duration('1h')",
                "cms.lost.changes != 0",
                "!(size(findings) < 4)"
            })
    void canOnlyBecomeTrue(String cel) {
        assertThat(of(cel).direction()).isEqualTo(Direction.RISES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cms.activeMasters <= 1",
                "pools['p'].state == 'Active'",
                "size(findings) == 3",
                "size(findings) % 2 == 0",
                "size(findings) - size(cms.lost.items) < 3",
                "size(findings) * -1 > -4",
                "findings.exists_one(f, f.code == 'SplitBrain')",
                "findings.all(f, f.text.split(' ')[9] != 'x')",
                "findings[0].code == 'SplitBrain'",
                "size(findings.filter(f, size(findings) > 4)) < 2",
                "time < duration('1h') && findings.exists(f, f.code == 'SplitBrain')",
                "size(findings) < 9223372036854775807",
                "users['a@b'].mode == 'Regular'",
                "pools['p'].rto.total < duration('1h')",
                "pools['p'].rpo == duration('0s')",
                "pools['p'].lost.changes < pools['p'].lost.files",
                "conferences.all(c, conferences[c].joinable)",
                "size(findings) < 3 ? true : false",
                "has(cms.rto)"
            })
    void canChangeInAnyWay(String cel) {
        assertThat(of(cel).turnsOnce()).isFalse();
        assertThat(of(cel).free()).isNotEmpty();
    }

    @Test
    void dependsOnNothingBeingFoundAgainWhereLossesAreCounted() {
        assertThat(of("pools['p'].lost.changes == 0").unlessFound()).isTrue();
        assertThat(of("cms.lost.changes == 0").unlessFound()).isFalse();
        assertThat(of("1 < 2").direction()).isEqualTo(Direction.STAYS);
    }
}
