package org.pooldrill.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pooldrill.expectation.Expectation;

/**
 * Why a run failed, in words: each expectation with the value of each side, the moment, and the last events that changed
 * a value named in it. The state at the end of a failed run is the state that was not as expected.
 */
final class Reasons {
    private static final int MOST_EXPLAINED = 10;

    private final Run run;
    private final Map<Expectation, String> texts = new LinkedHashMap<>();

    /**
     * @param changes the last events that changed what each of some expectations names; takes another run, so it is
     *     asked only where something failed
     */
    Reasons(Run run, Function<List<Expectation>, List<List<String>>> changes) {
        this.run = run;
        if (run.defect().isPresent()) {
            return;
        }
        var unmet = new LinkedHashSet<Expectation>();
        run.unmet().forEach(one -> unmet.addAll(one.expectations()));
        if (unmet.isEmpty()) {
            return;
        }
        var explained = unmet.stream().limit(MOST_EXPLAINED).toList();
        var found = changes.apply(explained);
        for (var i = 0; i < explained.size(); i++) {
            texts.put(explained.get(i), explained.get(i).failureText(run.document(), found.get(i)));
        }
        unmet.forEach(one -> texts.computeIfAbsent(one, other -> other.failureText(run.document(), List.of())));
    }

    List<Checked> checked() {
        return run.seen().stream()
                .map(seen -> new Checked(
                        seen.step(),
                        seen.expectation().text(),
                        seen.met(),
                        seen.atMillis(),
                        seen.met() ? "" : texts.getOrDefault(seen.expectation(), "")))
                .toList();
    }

    List<Failure> failures() {
        var failures = new ArrayList<Failure>();
        for (var unmet : run.unmet()) {
            var text = new ArrayList<String>();
            if (!unmet.text().isEmpty()) {
                text.add(unmet.text());
            }
            unmet.expectations().forEach(one -> text.add(texts.getOrDefault(one, one.text())));
            failures.add(new Failure(unmet.step(), unmet.place(), String.join("\n", text)));
        }
        return failures;
    }
}
