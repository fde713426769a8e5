package org.pooldrill.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pooldrill.change.Event;
import org.pooldrill.drill.EstateFile;
import org.pooldrill.log.LogReader;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.simulation.EventCatalogue;
import org.pooldrill.view.View;

/** What is remembered of an expectation is what its evaluation would say. */
class LastOutcomeTest {
    private static final List<String> CONDITIONS = List.of(
            "cms.activeMasters <= 1",
            "pools['pool1.contoso.com'].servedBy == 'pool1.contoso.com' && users['alice@contoso.com'].mode == 'Regular'",
            "pools['pool1.contoso.com'].users.regular + pools['pool2.contoso.com'].users.regular > 80",
            "users['alice@contoso.com'].contacts.size() % 2 == 0",
            "pools['pool1.contoso.com'].lost.items.size() == 0",
            "has(pools['pool1.contoso.com'].rto.detect)",
            "pools['pool1.contoso.com'].rto.detect > duration('4m')",
            "findings.exists(f, f.code == 'SplitBrain')",
            "pools[users['carol@contoso.com'].home].state == 'Active'",
            "pools.all(p, pools[p].reachable)",
            "conferences.exists(c, conferences[c].running)",
            "time.getMinutes() % 2 == 0",
            "pools['pool2.contoso.com'].backup['UserServices.PresenceFocus'].oldestUnacked < duration('1m')");

    @Test
    void isTheSameAfterEveryEvent() {
        var turned = new HashMap<String, Integer>();
        for (var seed = 0; seed < 4; seed++) {
            follow(seed, turned);
        }
        assertThat(turned.values().stream().filter(times -> times > 1).count()).isGreaterThan(8);
    }

    private static void follow(int seed, Map<String, Integer> turned) {
        try (var log = LogReader.of(
                new ByteArrayInputStream(AnyLog.of(seed)), "test", EventCatalogue.types(), LogReader.Mode.WHOLE)) {
            var estate = EstateFile.fromJson(log.header().estate());
            var names = ExpressionNames.of(estate, Set.of());
            var conditions = CONDITIONS.stream()
                    .map(cel -> Expectations.compile(cel, names).orThrow())
                    .toList();
            var last = conditions.stream().map(LastOutcome::new).toList();
            var before = new ArrayList<>(conditions.stream().map(x -> "").toList());
            var view = new View(estate);
            log.forEach(event -> {
                var happened = (Event) event.payload(EventCatalogue.codec());
                view.apply(
                        event.store(),
                        event.n(),
                        event.t(),
                        event.cause(),
                        happened,
                        event.data().length());
                for (var i = 0; i < conditions.size(); i++) {
                    var condition = conditions.get(i);
                    var outcome = condition.evaluate(view.document());
                    assertThat(last.get(i).of(view.document()))
                            .as("%s after event %d of seed %d", condition, event.seq(), seed)
                            .isEqualTo(outcome);
                    if (!before.set(i, outcome.toString()).equals(outcome.toString())) {
                        turned.merge(condition.text(), 1, Integer::sum);
                    }
                }
            });
        }
    }
}
