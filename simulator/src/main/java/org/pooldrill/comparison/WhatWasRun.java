package org.pooldrill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.pooldrill.history.History;
import org.pooldrill.report.Amounts;

/** What differs in what was run: drill, steps, estate, seed, version, start, and which log was forked from which. */
final class WhatWasRun {
    /** Steps are aligned up to so many comparisons, beyond that one by one. */
    private static final long MOST_COMPARISONS = 4_000_000;

    /** Of these the header says elsewhere what came of them. */
    private static final List<String> ELSEWHERE = List.of("seed", "estate", "steps");

    private final List<Pair> pairs = new ArrayList<>();

    private WhatWasRun() {}

    /** The differences, in that order. */
    static List<Pair> of(History a, History b) {
        var run = new WhatWasRun();
        run.compare(a, b);
        return List.copyOf(run.pairs);
    }

    private void compare(History a, History b) {
        var one = a.header();
        var other = b.header();
        pairs.addAll(JsonPairs.of(without(one.drill()), without(other.drill())));
        steps(list(one.drill().path("steps")), list(other.drill().path("steps")));
        pairs.addAll(JsonPairs.of(one.estate(), other.estate()));
        add("seed", Long.toString(one.seed()), Long.toString(other.seed()));
        add("version", one.version(), other.version());
        add("start", one.start().toString(), other.start().toString());
        add("forked from", parent(one.parent(), b, "B"), parent(other.parent(), a, "A"));
    }

    private void add(String path, String a, String b) {
        if (!a.equals(b)) {
            pairs.add(new Pair(path, a, b));
        }
    }

    private static JsonNode without(JsonNode drill) {
        return drill instanceof ObjectNode object ? object.deepCopy().remove(ELSEWHERE) : drill;
    }

    private static String parent(JsonNode parent, History other, String name) {
        if (!parent.isObject()) {
            return "";
        }
        var isOther = other.footer()
                .filter(footer -> footer.sha256().equals(parent.path("sha256").asText()))
                .isPresent();
        return (isOther ? name : "another log") + " at "
                + Amounts.time(Duration.ofMillis(parent.path("at").asLong())) + ", after event "
                + parent.path("seq").asLong();
    }

    private static List<JsonNode> list(JsonNode steps) {
        return StreamSupport.stream(steps.spliterator(), false).toList();
    }

    /** Steps that only one has stand beside each other where they are in the same place. */
    private void steps(List<JsonNode> a, List<JsonNode> b) {
        var start = 0;
        while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
            start++;
        }
        var end = 0;
        while (end < Math.min(a.size(), b.size()) - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        var as = a.subList(start, a.size() - end);
        var bs = b.subList(start, b.size() - end);
        var common = (long) as.size() * bs.size() > MOST_COMPARISONS ? new int[1][1] : common(as, bs);
        var i = 0;
        var j = 0;
        while (i < as.size() || j < bs.size()) {
            var gapA = new ArrayList<Integer>();
            var gapB = new ArrayList<Integer>();
            while ((i < as.size() || j < bs.size()) && !same(as, bs, i, j)) {
                if (j >= bs.size() || i < as.size() && length(common, i + 1, j) >= length(common, i, j + 1)) {
                    gapA.add(i++);
                } else {
                    gapB.add(j++);
                }
            }
            gap(as, gapA, bs, gapB, start);
            while (same(as, bs, i, j)) {
                i++;
                j++;
            }
        }
    }

    private static boolean same(List<JsonNode> a, List<JsonNode> b, int i, int j) {
        return i < a.size() && j < b.size() && a.get(i).equals(b.get(j));
    }

    /** The length of the longest common part of what follows two places. */
    private static int[][] common(List<JsonNode> a, List<JsonNode> b) {
        var lengths = new int[a.size() + 1][b.size() + 1];
        for (var i = a.size() - 1; i >= 0; i--) {
            for (var j = b.size() - 1; j >= 0; j--) {
                lengths[i][j] = a.get(i).equals(b.get(j))
                        ? lengths[i + 1][j + 1] + 1
                        : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }
        return lengths;
    }

    private static int length(int[][] common, int i, int j) {
        return i < common.length && j < common[i].length ? common[i][j] : 0;
    }

    private void gap(List<JsonNode> a, List<Integer> gapA, List<JsonNode> b, List<Integer> gapB, int start) {
        for (var k = 0; k < Math.max(gapA.size(), gapB.size()); k++) {
            var number = 1 + start + (k < gapA.size() ? gapA.get(k) : gapB.get(k));
            pairs.add(new Pair(
                    "step " + number,
                    k < gapA.size() ? text(a.get(gapA.get(k))) : "",
                    k < gapB.size() ? text(b.get(gapB.get(k))) : ""));
        }
    }

    /** A step as its drill has it, in one line. */
    private static String text(JsonNode step) {
        return step.properties().stream()
                .map(field -> field.getKey() + ": " + JsonPairs.text(field.getValue()))
                .collect(Collectors.joining(", "));
    }
}
