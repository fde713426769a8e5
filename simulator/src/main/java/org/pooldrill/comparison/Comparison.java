package org.pooldrill.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pooldrill.causation.Chain;
import org.pooldrill.history.History;
import org.pooldrill.log.LogEvent;
import org.pooldrill.log.LogReader;
import org.pooldrill.report.Amounts;
import org.pooldrill.run.Clock;
import org.pooldrill.state.StateJson;
import org.pooldrill.view.Loss;
import org.pooldrill.view.View;

/**
 * Two runs compared.
 *
 * @param run what differs in what was run
 * @param first the first event that differs; none where all are the same
 * @param milestones what came at other times, or in one run alone; times since the start
 * @param rows what they came to, where it differs, section by section
 * @param lost what was lost, one by one
 * @param momentA the moment at which the first was looked at
 * @param momentB the moment at which the second was looked at
 */
public record Comparison(
        List<Pair> run,
        Optional<FirstDifference> first,
        List<Row> milestones,
        List<Row> rows,
        LossPairs lost,
        Moment momentA,
        Moment momentB) {

    /** A moment of a run: the last event up to it, and when it is. */
    public record Moment(long seq, long millis) {}

    public Comparison {
        run = List.copyOf(run);
        milestones = List.copyOf(milestones);
        rows = List.copyOf(rows);
    }

    /** Whether the runs are the same but for what their headers say. */
    public boolean same() {
        return first.isEmpty() && rows.isEmpty() && lost.same();
    }

    /** A log to compare: its history, and a reader that stands before its first event. */
    public record Side(History history, LogReader reader) {}

    /**
     * Compares two logs.
     *
     * @param atA up to which moment of the first
     * @param atB up to which moment of the second
     * @param only parts of the state document to compare, by the names of their keys; empty: all
     */
    public static Comparison of(Side a, Side b, Moment atA, Moment atB, Set<String> only) {
        var lockstep = new Lockstep(a, b, atA, atB);
        lockstep.read();
        var viewA = view(a.history, atA);
        var viewB = view(b.history, atB);
        var rows = new ArrayList<Row>();
        if (only.isEmpty()) {
            outcome(a, b, atA, atB).ifPresent(rows::add);
        }
        var treeA = StateJson.tree(viewA.printed());
        var treeB = StateJson.tree(viewB.printed());
        StateRows.of(treeA, treeB).stream()
                .filter(row -> wanted(only, row.path()))
                .forEach(rows::add);
        if (only.isEmpty() || only.contains("findings")) {
            rows.addAll(FindingRows.of(viewA, viewB));
        }
        if (only.isEmpty() || only.contains("refusals")) {
            rows.addAll(refusals(lockstep.ofA.refusals(), lockstep.ofB.refusals()));
        }
        rows.sort(Comparator.comparing(Row::section));
        var lost = only.isEmpty() || only.contains("lost") || only.contains("pools")
                ? LossPairs.of(items(viewA), items(viewB))
                : LossPairs.of(List.of(), List.of());
        return new Comparison(
                WhatWasRun.of(a.history, b.history),
                lockstep.first(),
                milestones(lockstep.ofA.times(), lockstep.ofB.times()),
                rows,
                lost,
                atA,
                atB);
    }

    private static boolean wanted(Set<String> only, String path) {
        if (only.isEmpty()) {
            return true;
        }
        for (var segment : path.split("[.\\[]")) {
            if (only.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    private static View view(History history, Moment at) {
        var view = history.at(at.seq);
        view.passTo(at.millis);
        return view;
    }

    private static List<Loss.Item> items(View view) {
        return view.estate().pools().keySet().stream()
                .flatMap(pool -> view.loss(pool).items().stream())
                .toList();
    }

    /** How the runs ended; only where both are looked at to their ends. */
    private static Optional<Row> outcome(Side a, Side b, Moment atA, Moment atB) {
        if (atA.seq != a.history.events() || atB.seq != b.history.events()) {
            return Optional.empty();
        }
        var one = a.history.footer().map(footer -> footer.end().word()).orElse("cut off");
        var other = b.history.footer().map(footer -> footer.end().word()).orElse("cut off");
        return one.equals(other)
                ? Optional.empty()
                : Optional.of(new Row(Section.WHO, "", "", "the drill", one, other, ""));
    }

    private static List<Row> refusals(Map<String, Long> a, Map<String, Long> b) {
        var rows = new ArrayList<Row>();
        var all = new TreeSet<>(a.keySet());
        all.addAll(b.keySet());
        for (var what : all) {
            var one = a.getOrDefault(what, 0L);
            var other = b.getOrDefault(what, 0L);
            if (!one.equals(other)) {
                rows.add(new Row(
                        Section.REFUSALS,
                        "",
                        "",
                        what,
                        times(one),
                        times(other),
                        StateRows.sign(other - one) + Amounts.number(Math.abs(other - one))));
            }
        }
        return rows;
    }

    private static String times(long count) {
        return count == 0 ? "" : Amounts.number(count);
    }

    private static List<Row> milestones(Map<Milestone, Long> a, Map<Milestone, Long> b) {
        var all = new LinkedHashMap<>(a);
        b.forEach(all::putIfAbsent);
        return all.keySet().stream()
                .filter(one -> !Objects.equals(a.get(one), b.get(one)))
                .filter(one -> !one.what().startsWith(Milestones.MET) || !a.containsKey(one) || !b.containsKey(one))
                .map(one -> milestone(one, a.get(one), b.get(one)))
                .toList();
    }

    private static Row milestone(Milestone one, @Nullable Long a, @Nullable Long b) {
        return new Row(
                Section.TIMES,
                one.of(),
                "",
                one.what() + (one.occurrence() == 1 ? "" : " (" + one.occurrence() + ")"),
                a == null ? "" : Clock.since(a),
                b == null ? "" : Clock.since(b),
                a == null || b == null ? "" : StateRows.time(Duration.ofMillis(b - a)));
    }

    /** Reads both logs side by side until they differ, and each to its end. */
    private static final class Lockstep {
        private final Side a;
        private final Side b;
        private final Moment atA;
        private final Moment atB;
        private final Milestones ofA;
        private final Milestones ofB;
        private @Nullable LogEvent firstA;
        private @Nullable LogEvent firstB;
        private @Nullable LogEvent aInB;
        private @Nullable LogEvent bInA;
        private boolean differ;

        Lockstep(Side a, Side b, Moment atA, Moment atB) {
            this.a = a;
            this.b = b;
            this.atA = atA;
            this.atB = atB;
            ofA = new Milestones(a.history.estate());
            ofB = new Milestones(b.history.estate());
        }

        void read() {
            while (true) {
                var one = next(a, atA, ofA);
                var other = next(b, atB, ofB);
                if (one.isEmpty() && other.isEmpty()) {
                    return;
                }
                if (differ) {
                    later(one, other);
                } else if (one.isEmpty() || other.isEmpty() || !FirstDifference.same(one.get(), other.get())) {
                    differ = true;
                    firstA = one.orElse(null);
                    firstB = other.orElse(null);
                }
            }
        }

        private static Optional<LogEvent> next(Side side, Moment at, Milestones milestones) {
            var next = side.reader.next().filter(event -> event.seq() <= at.seq);
            next.ifPresent(milestones::hear);
            return next;
        }

        private void later(Optional<LogEvent> one, Optional<LogEvent> other) {
            if (aInB == null
                    && firstA != null
                    && other.isPresent()
                    && FirstDifference.sameContent(firstA, other.get())) {
                aInB = other.get();
            }
            if (bInA == null && firstB != null && one.isPresent() && FirstDifference.sameContent(firstB, one.get())) {
                bInA = one.get();
            }
        }

        Optional<FirstDifference> first() {
            if (!differ) {
                return Optional.empty();
            }
            var one = Optional.ofNullable(firstA);
            var other = Optional.ofNullable(firstB);
            return Optional.of(new FirstDifference(
                    one.or(() -> other).orElseThrow().seq(),
                    one.map(event -> Chain.of(a.history, event)),
                    other.map(event -> Chain.of(b.history, event)),
                    Optional.ofNullable(aInB),
                    Optional.ofNullable(bInA)));
        }
    }
}
