package org.pooldrill.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.pooldrill.run.Clock;
import org.pooldrill.survivor.Risk;

/** What a failover would have lost at one moment after another: a table for people, and comma-separated values. */
public final class RiskTable {
    /** The first line of the comma-separated values; times in seconds, sizes in bytes. */
    public static final String CSV_HEADING =
            "seconds,clock,state,servedBy,changes,users,conferences,files,bytes,rpoSeconds,waiting";

    private static final String ROW = "%-14s %-12s %-22s %9s %9s %9s %10s %12s";

    private final Instant start;
    private final Style style;

    /** @param start the calendar time at which the log starts */
    public RiskTable(Instant start, Style style) {
        this.start = start;
        this.style = style;
    }

    /** The lines above the rows. */
    public List<String> heading() {
        return List.of(style.faint(String.format(
                Locale.ROOT, ROW, "moment", "state", "served by", "changes", "users", "files", "size", "oldest")));
    }

    /** One moment for people. */
    public String row(Risk risk) {
        var loss = risk.loss();
        return String.format(
                        Locale.ROOT,
                        ROW,
                        Clock.since(risk.atMillis()),
                        risk.state(),
                        risk.servedBy().isEmpty() ? "nobody" : risk.servedBy(),
                        Amounts.number(loss.changes()),
                        Amounts.number(loss.users()),
                        Amounts.number(loss.files()),
                        loss.bytes() == 0 ? "0" : Amounts.bytes(loss.bytes()),
                        loss.items().isEmpty() ? "-" : Amounts.time(Duration.ofMillis(loss.rpoMillis())))
                .stripTrailing();
    }

    /** One moment as comma-separated values; none of them needs quotes. */
    public String csv(Risk risk) {
        var loss = risk.loss();
        return String.join(
                ",",
                seconds(risk.atMillis()),
                start.plusMillis(risk.atMillis()).toString(),
                risk.state().toString(),
                risk.servedBy(),
                Long.toString(loss.changes()),
                Long.toString(loss.users()),
                Long.toString(loss.conferences()),
                Long.toString(loss.files()),
                Long.toString(loss.bytes()),
                seconds(loss.rpoMillis()),
                Integer.toString(risk.waiting()));
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, millis % 1_000 == 0 ? "%.0f" : "%.3f", millis / 1_000.0);
    }
}
