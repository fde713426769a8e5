package org.pooldrill.drill;

import java.time.Duration;
import java.util.List;
import org.pooldrill.estate.DocumentedTime;
import org.pooldrill.estate.Timing;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.usermodel.Figure;

/** The reference pages of the drill language as Markdown, made from the registries. */
public final class DrillReference {

    private DrillReference() {}

    /** The kinds of fault. */
    public static String faults() {
        var page = new StringBuilder(
                "# Faults\n\n| Fault | `at:` | What it takes down | Other keys |\n| --- | --- | --- | --- |\n");
        for (var kind : FaultKind.values()) {
            row(page, code(kind.text()), kind.target().what(), kind.doc(), params(kind.params()));
        }
        return page.toString();
    }

    /** The acts of users. */
    public static String acts() {
        var page =
                new StringBuilder("# Acts of users\n\n| Act | What the user does | `with:` |\n| --- | --- | --- |\n");
        for (var act : Act.values()) {
            row(page, code(act.text()), act.doc(), params(act.params()));
        }
        return page.toString();
    }

    /** The constants of the model. */
    public static String timings() {
        var page = new StringBuilder("# Timings\n\n| Key | Default | What it is | Mark |\n| --- | --- | --- | --- |\n");
        for (var timing : Timing.values()) {
            var fallback = timing.fallback() instanceof Duration duration
                    ? Units.text(duration)
                    : timing.fallback().toString();
            row(page, code(timing.key()), fallback, timing.doc(), timing.mark().toString());
        }
        page.append("""

                ## Times that documents state

                The defaults and bounds of settings, the targets, and what is advised; no estate changes them as a timing.

                | Name | Time | What it is | Mark |
                | --- | --- | --- | --- |
                """);
        for (var time : DocumentedTime.values()) {
            row(
                    page,
                    code(time.name()),
                    Units.text(time.duration()),
                    time.doc(),
                    time.mark().toString());
        }
        return page.toString();
    }

    /** The figures of the user model. */
    public static String loads() {
        var page = new StringBuilder("""
                # Load models

                The figures of the user model `lync-2013`, which follow the topic "User models" where it has them. A drill
                lays its own over them, `load: { model: lync-2013, activeUsers: 60% }`, or names a model file. What is
                counted for a day is counted for a working day; every day is one. "Users" are active users, where
                nothing else is said.

                | Figure | `lync-2013` | Accepted | What it is | Mark |
                | --- | --- | --- | --- | --- |
                """);
        for (var figure : Figure.values()) {
            row(
                    page,
                    code(figure.key()),
                    LoadJson.text(figure.fallback()),
                    LoadJson.limits(figure),
                    figure.doc(),
                    figure.mark().toString());
        }
        return page.toString();
    }

    /** The finding codes. */
    public static String findings() {
        var page = new StringBuilder(
                "# Findings\n\n| Code | Severity | What was noticed | Mark |\n| --- | --- | --- | --- |\n");
        for (var finding : FindingCode.values()) {
            row(
                    page,
                    code(finding.text()),
                    finding.severity().text(),
                    finding.doc(),
                    finding.mark().toString());
        }
        return page.toString();
    }

    private static String params(List<Param> params) {
        return String.join("; ", params.stream().map(DrillReference::param).toList());
    }

    private static String param(Param param) {
        var need = param.required()
                ? ""
                : param.fallback().map(value -> ", default " + value).orElse(", optional");
        return code(param.name()) + " (" + param.accepted() + need + ")";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
