package org.pooldrill.bisection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.pooldrill.bisection.Answer.FalseAtStart;
import org.pooldrill.bisection.Answer.NeverTurned;
import org.pooldrill.bisection.Answer.Turned;
import org.pooldrill.bisection.Search.Way;
import org.pooldrill.expectation.Expectation;
import org.pooldrill.expectation.Expectations;
import org.pooldrill.history.History;
import org.pooldrill.history.LogSource;
import org.pooldrill.log.LogReader;
import org.pooldrill.run.ExpressionNames;
import org.pooldrill.simulation.AnyLog;
import org.pooldrill.state.Growth;
import org.pooldrill.state.Shape;
import org.pooldrill.state.StatePath;
import org.pooldrill.state.StateShape;
import org.pooldrill.view.View;

/**
 * In logs of random stories: what is said to only grow does, a planted event is found, and a search by halves agrees
 * with one pass.
 */
@Tag("long")
class AnyBisectionTest {
    private static final int STORIES = Integer.getInteger("pooldrill.stories", 3);
    private static final String POOL1 = "pool1.contoso.com";
    private static final String POOL2 = "pool2.contoso.com";
    private static final List<StatePath> MOVING = List.of(
            StatePath.of("pools", POOL1, "state"),
            StatePath.of("pools", POOL2, "state"),
            StatePath.of("pools", POOL1, "servedBy"),
            StatePath.of("pools", POOL2, "servedBy"),
            StatePath.of("cms", "state"),
            StatePath.of("cms", "activeMaster"));

    @TestFactory
    Stream<DynamicContainer> inAnyStory() {
        return IntStream.rangeClosed(1, STORIES).mapToObj(seed -> {
            var history = history(seed);
            return DynamicContainer.dynamicContainer(
                    "seed " + seed,
                    Stream.of(
                            DynamicTest.dynamicTest(
                                    "what is said to only grow never shrinks", () -> onlyGrows(history)),
                            DynamicTest.dynamicTest(
                                    "finds where a counter passes a value", () -> findsCounter(history, seed)),
                            DynamicTest.dynamicTest("finds a planted event", () -> findsPlanted(history)),
                            DynamicTest.dynamicTest(
                                    "finds the moment where time alone did it", () -> findsMoment(history, seed))));
        });
    }

    private static History history(int seed) {
        var bytes = AnyLog.of(seed);
        var source = new LogSource() {
            @Override
            public String name() {
                return "seed " + seed;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
        return History.of(source, LogReader.Mode.WHOLE);
    }

    private static Expectation condition(History history, String cel) {
        return Expectations.compile(cel, ExpressionNames.of(history.estate(), Set.of()))
                .orThrow();
    }

    private static Answer search(History history, Span span, String cel) {
        return new Bisection(history, condition(history, cel), span, false).search();
    }

    /** The same truth in words that say nothing of it. */
    private static String opaque(String cel) {
        return "(" + cel + ") || cms.activeMasters < 0";
    }

    private static Span from(History history, long seq) {
        return new Span(seq, history.event(seq).t(), history.events(), history.endMillis());
    }

    /** After the deployment stands: before, there is nobody to be served. */
    private static Span after(History history) {
        return from(history, 9);
    }

    private static void onlyGrows(History history) {
        var view = history.at(0);
        var paths = growing(history);
        var before = new LinkedHashMap<StatePath, Object>();
        var found = new long[1];
        assertThat(paths).hasSizeGreaterThan(10);
        history.forEach(1, history.events(), event -> {
            History.feed(view, event);
            var foundNow = found(view);
            paths.forEach((path, growth) -> {
                var now = path.valueIn(view.document()).orElseThrow(() -> new AssertionError(path + " is absent"));
                var old = before.put(path, now);
                if (old != null && (growth == Growth.ONLY_GROWS || foundNow == found[0])) {
                    assertThat(grew(old, now))
                            .as("%s was %s, became %s after event %s", path, old, now, event.seq())
                            .isTrue();
                }
            });
            found[0] = foundNow;
        });
    }

    private static long found(View view) {
        return view.loss(POOL1).found() + (long) view.loss(POOL2).found();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static boolean grew(Object old, Object now) {
        return old instanceof List<?> list
                ? ((List<?>) now).size() >= list.size()
                        && ((List<?>) now).subList(0, list.size()).equals(list)
                : ((Comparable) old).compareTo(now) <= 0;
    }

    private static Map<StatePath, Growth> growing(History history) {
        var paths = new LinkedHashMap<StatePath, Growth>();
        collect(List.of(), StateShape.document(), history, paths);
        return paths;
    }

    private static void collect(List<String> at, Shape shape, History history, Map<StatePath, Growth> paths) {
        if (shape instanceof Shape.Struct struct) {
            struct.fields().values().forEach(field -> {
                var path = new ArrayList<>(at);
                path.add(field.name());
                if (field.growth() != Growth.FREE) {
                    paths.put(new StatePath(path), field.growth());
                } else {
                    collect(path, field.shape(), history, paths);
                }
            });
        } else if (shape instanceof Shape.MapOf map
                && !at.isEmpty()
                && at.get(0).equals("pools")
                && at.size() == 1) {
            history.estate()
                    .pools()
                    .keySet()
                    .forEach(pool -> collect(List.of("pools", pool), map.values(), history, paths));
        }
    }

    /** A counter passes a value at one event; by halves and in one pass that event is found. */
    private static void findsCounter(History history, int seed) {
        var random = new Random(seed);
        var counters = List.of(
                "size(findings)",
                "size(cms.lost.items)",
                "size(findings.filter(f, f.severity == 'WARNING'))",
                "pools['" + POOL1 + "'].lost.changes + pools['" + POOL2 + "'].lost.changes");
        for (var counter : counters) {
            var reached = new ArrayList<Long>();
            var view = history.at(0);
            var value = new long[1];
            var compiled = new LinkedHashMap<Long, Expectation>();
            history.forEach(1, history.events(), event -> {
                History.feed(view, event);
                while (!compiled.computeIfAbsent(value[0], n -> condition(history, counter + " <= " + n))
                        .evaluate(view.document())
                        .met()) {
                    reached.add(event.seq());
                    value[0]++;
                }
            });
            if (reached.isEmpty()) {
                continue;
            }
            var at = random.nextInt(reached.size());
            var cel = counter + " <= " + at;

            var halves = search(history, Span.whole(history), cel);
            var pass = search(history, Span.whole(history), opaque(cel));

            assertThat(((Turned) pass).seq()).as(cel).isEqualTo(reached.get(at));
            assertThat(pass.search().way()).isEqualTo(Way.ONE_PASS);
            assertThat(turning(halves)).as(cel).isEqualTo(turning(pass));
            if (!counter.contains("lost.changes")) {
                assertThat(halves.search().way()).isEqualTo(Way.LOGARITHMIC);
            }
        }
    }

    private static String turning(Answer answer) {
        return answer instanceof Turned t ? t.seq() + " at " + t.atMillis() + " " + t.byTime() : answer.toString();
    }

    /** Something is changed by one event; that it stays as it was is found false there. */
    private static void findsPlanted(History history) {
        var span = after(history);
        var view = history.at(span.fromSeq());
        var start = values(view);
        var turns = new LinkedHashMap<StatePath, Long>();
        history.forEach(span.fromSeq() + 1, history.events(), event -> {
            History.feed(view, event);
            var now = values(view);
            now.forEach((path, value) -> {
                if (!value.equals(start.get(path))) {
                    turns.putIfAbsent(path, event.seq());
                }
            });
        });
        for (var path : MOVING) {
            var cel = path + " == '" + start.get(path) + "'";
            var answer = search(history, span, cel);

            if (turns.containsKey(path)) {
                assertThat(((Turned) answer).seq()).as(cel).isEqualTo(turns.get(path));
            } else {
                assertThat(answer).as(cel).isInstanceOf(NeverTurned.class);
            }
            assertThat(answer.search().way()).isEqualTo(Way.ONE_PASS);
        }
    }

    private static Map<StatePath, Object> values(View view) {
        var values = new LinkedHashMap<StatePath, Object>();
        MOVING.forEach(path -> values.put(path, path.valueIn(view.document()).orElseThrow()));
        return values;
    }

    /** Time passes between events; a search by halves finds the same moment as one pass that looks at every second. */
    private static void findsMoment(History history, int seed) {
        var random = new Random(seed);
        for (var i = 0; i < 3; i++) {
            var limit = 1 + random.nextLong(Math.max(1, history.endMillis() / 1_000));
            var cel = "time < duration('" + Duration.ofSeconds(limit).toSeconds() + "s') && size(findings) < 100000";

            var halves = search(history, Span.whole(history), cel);
            var pass = search(history, Span.whole(history), opaque(cel));

            assertThat(halves.search().way()).isEqualTo(Way.LOGARITHMIC);
            assertThat(turning(halves)).as(cel).isEqualTo(turning(pass));
            assertThat(search(history, Span.whole(history), "time >= duration('" + limit + "s')"))
                    .isInstanceOf(FalseAtStart.class);
        }
    }
}
