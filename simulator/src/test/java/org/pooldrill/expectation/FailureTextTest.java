package org.pooldrill.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pooldrill.expectation.ExpectationsTest.compiled;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pooldrill.state.SampleDocument;

class FailureTextTest {

    @Test
    void showsBothSidesTheMomentAndWhatChangedLast() {
        assertThat(compiled("pools['pool1.contoso.com'].rpo <= duration('30m')")
                        .failureText(SampleDocument.create(), List.of("1h10m PoolFailedOver pool1.contoso.com")))
                .isEqualTo("""
                        pools['pool1.contoso.com'].rpo <= duration('30m')
                          left:  42m10s
                          right: 30m
                          at 1h12m (2013-11-04T09:12:00Z)
                          last changed by
                            1h10m PoolFailedOver pool1.contoso.com""");
    }

    @Test
    void showsEveryFailingPartOfAConjunction() {
        assertThat(textOf("cms.activeMasters == 2 && time > duration('1h') &&\n pools['pool1.contoso.com'].reachable"))
                .isEqualTo("""
                        cms.activeMasters == 2 && time > duration('1h') && pools['pool1.contoso.com'].reachable
                          cms.activeMasters == 2
                            left:  1
                            right: 2
                          pools['pool1.contoso.com'].reachable
                            pools['pool1.contoso.com'].reachable: false
                          at 1h12m (2013-11-04T09:12:00Z)""");
    }

    @Test
    void showsWhatIsAbsent() {
        assertThat(textOf("conferences['standup'].running == true && cms.activeMasters == 1"))
                .isEqualTo("""
                        conferences['standup'].running == true && cms.activeMasters == 1
                          conferences['standup'].running == true
                            no value: conferences['standup'] does not exist yet
                            right: true
                          at 1h12m (2013-11-04T09:12:00Z)""");
    }

    @Test
    void showsTheElementForWhichAllFails() {
        assertThat(textOf("pools.all(p, pools[p].state == 'FailedOver')")).isEqualTo("""
                        pools.all(p, pools[p].state == 'FailedOver')
                          for p = 'pool2.contoso.com'
                            left:  'Active'
                            right: 'FailedOver'
                          at 1h12m (2013-11-04T09:12:00Z)""");
    }

    @Test
    void showsWhatAMacroLookedAt() {
        assertThat(textOf("users['alice@contoso.com'].contacts.exists(c, c.startsWith('carol'))"))
                .isEqualTo("""
                        users['alice@contoso.com'].contacts.exists(c, c.startsWith('carol'))
                          users['alice@contoso.com'].contacts: ['bob@contoso.com', 'dave@contoso.com']
                          at 1h12m (2013-11-04T09:12:00Z)""");
    }

    @Test
    void showsAllSidesOfADisjunction() {
        assertThat(textOf("cms.state == 'Healthy' || !(cms.activeMasters == 1)"))
                .isEqualTo("""
                        cms.state == 'Healthy' || !(cms.activeMasters == 1)
                          left:  'HealthyWithoutStandby'
                          right: 'Healthy'
                          left:  1
                          right: 1
                          at 1h12m (2013-11-04T09:12:00Z)""");
    }

    @Test
    void showsTheOperandsOfAFunction() {
        assertThat(textOf("users['alice@contoso.com'].at.endsWith('fabrikam.com')"))
                .contains("\n  users['alice@contoso.com'].at: 'pool2.contoso.com'\n");
    }

    @Test
    void printsValuesShort() {
        assertThat(ValueText.of(Duration.ofSeconds(750))).isEqualTo("12m30s");
        assertThat(ValueText.of(Duration.ofHours(26))).isEqualTo("1d2h");
        assertThat(ValueText.of(Duration.ZERO)).isEqualTo("0s");
        assertThat(ValueText.of(Duration.ofMillis(-1500))).isEqualTo("-1s500ms");
        assertThat(ValueText.of(LongStream.range(0, 12).boxed().toList()))
                .isEqualTo("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ... 2 more]");
        assertThat(ValueText.of(new TreeMap<>(Map.of("a", "it's", "b", List.of()))))
                .isEqualTo("{a: 'it\\'s', b: []}");
    }

    private static String textOf(String cel) {
        return compiled(cel).failureText(SampleDocument.create(), List.of());
    }
}
