package org.pooldrill.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.yaml.Problem;

class ForksOfDrillsTest {

    private static DrillFile.Loaded read(String forks) {
        var text = """
                drill: A test
                steps:
                  - advance: 10m
                  - fault: pool-down
                    at: pool1.contoso.com
                  - ps: Get-CsBackupServiceStatus -PoolFqdn pool2.contoso.com
                    name: status
                  - advance: 1h
                """ + forks;
        return DrillFile.read("d.yaml", text.getBytes(StandardCharsets.UTF_8), Folder.NONE, new ExpressionNames());
    }

    private static List<String> problems(String forks) {
        return read(forks).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void areReadWithNumbersThatGoOnFromThoseOfTheSteps() {
        var drill = read("""
                forks:
                  - at: 15m
                    steps:
                      - note: a
                      - heal: pool-down
                        at: pool1.contoso.com
                    always: [cms.activeMasters <= 1]
                  - at: 20m
                    seed: 7
                  - at: 20m
                    steps: [ await: status ]
                """).ready().orElseThrow().drill();

        assertThat(drill.forks())
                .extracting(Fork::at)
                .extracting(Duration::toMinutes)
                .containsExactly(15L, 20L, 20L);
        assertThat(drill.forks()).extracting(Fork::seed).contains(OptionalLong.of(7), OptionalLong.empty());
        assertThat(drill.allSteps()).extracting(step -> step.origin().number()).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(drill.expressions()).extracting(Cel::text).containsExactly("cms.activeMasters <= 1");
    }

    @Test
    void standInTheEffectiveDrillWhereThereAreAny() {
        var none = read("").ready().orElseThrow();
        var some = read("forks: [ { at: 5m, steps: [ note: a ] } ]").ready().orElseThrow();

        assertThat(none.drillJson().has("forks")).isFalse();
        assertThat(some.drillJson().path("forks").toString())
                .isEqualTo("[{\"at\":\"5m\",\"steps\":[{\"note\":\"a\"}]}]");
        assertThat(DrillFile.fromJson("log", some.drillJson(), some.estateJson(), new ExpressionNames())
                        .ready()
                        .orElseThrow()
                        .drillJson())
                .isEqualTo(some.drillJson());
    }

    @Test
    void areCheckedLikeTheStepsTheyReplace() {
        assertThat(problems("""
                forks:
                  - steps: [ note: a ]
                  - at: 5m
                    step: []
                  - at: 4m
                    steps:
                      - { note: a, name: x }
                      - { note: b, name: x }
                      - expect: ["pool['pool1.contoso.com'].state == 'Down'"]
                      - fault: pool-dwn
                        at: pool1.contoso.com
                      - await: nobody
                """))
                .containsExactly(
                        "d.yaml:10:5: missing key 'at' in a fork",
                        "d.yaml:12:5: unknown key 'step' in a fork; did you mean 'steps'?",
                        "d.yaml:13:9: forks stand in the order of their moments; 4m is before 5m",
                        "d.yaml:16:26: the name 'x' is taken by step 6",
                        "d.yaml:17:18: column 1: unknown name 'pool'; did you mean 'pools'?",
                        "d.yaml:18:16: unknown kind of fault 'pool-dwn'; did you mean 'pool-down'?",
                        "d.yaml:20:16: no background step 'nobody'; accepted: status");
    }

    @Test
    void leaveToTheRunWhatTheTextDoesNotTell() {
        assertThat(problems("""
                forks:
                  - at: 5m
                    steps:
                      - heal: wan-down
                      - await: status
                      - note: again
                        name: status
                """)).isEmpty();
    }
}
