package org.pooldrill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pooldrill.change.Change.ContentUploaded;
import org.pooldrill.change.Event;
import org.pooldrill.drill.DrillFile;
import org.pooldrill.log.LogEnd;
import org.pooldrill.run.DrillRunner;
import org.pooldrill.run.ExpressionNames;

class UploadsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disaster-failover",
                "failback-forgotten-content",
                "file-share-lost",
                "planned-failover",
                "quiet-day",
                "seed-note",
                "unrecoverable-pool",
                "wan-outage"
            })
    void knowsAfterEveryEventWhatEachStoreLacks(String drill) {
        var ready = DrillFile.load(drill, new ExpressionNames()).ready().orElseThrow();
        var view = new View(ready.estate());
        var lacking = new ArrayList<ContentUploaded>();

        var report = DrillRunner.of(ready)
                .heardBy((raw, payload) -> {
                    view.apply(
                            raw.store(),
                            raw.n(),
                            raw.t(),
                            raw.cause(),
                            (Event) payload,
                            raw.data().length());
                    for (var home : ready.estate().pools().keySet()) {
                        for (var store : ready.estate().pools().keySet()) {
                            var looked = lookedFor(view, store, home);
                            assertThat(view.lackingAt(store, home))
                                    .as("of %s at %s after event %d", home, store, raw.seq())
                                    .containsExactlyInAnyOrderElementsOf(looked);
                            lacking.addAll(looked);
                        }
                    }
                })
                .run();

        assertThat(report.outcome()).isEqualTo(LogEnd.PASSED);
        assertThat(lacking).isNotEmpty();
    }

    private static List<ContentUploaded> lookedFor(View view, String store, String home) {
        return view.uploads(home).stream()
                .filter(file -> view.knows(store, home)
                        .filter(known -> known.holds(file))
                        .isEmpty())
                .toList();
    }
}
