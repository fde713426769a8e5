package org.pooldrill.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.text.WordUtils;
import org.pooldrill.run.Clock;

/** A timeline in lines of text, each with the time since the start and the calendar's. */
public final class TimelinePage implements Consumer<Entry> {
    private static final DateTimeFormatter CALENDAR =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_COLUMNS = 27;
    private static final int CLOCK_COLUMNS = 11;
    private static final String DETAIL = "    ";

    private final Instant start;
    private final Style style;
    private final int width;
    private final Consumer<String> lines;

    /**
     * @param start the calendar time of the start
     * @param width the columns of a line; 0: as long as they are
     * @param lines where the lines go
     */
    public TimelinePage(Instant start, Style style, int width, Consumer<String> lines) {
        this.start = start;
        this.style = style;
        this.width = width;
        this.lines = lines;
    }

    @Override
    public void accept(Entry entry) {
        var wrapped = wrap(mark(entry) + entry.text());
        for (var i = 0; i < wrapped.length; i++) {
            var text = coloured(entry, wrapped[i]);
            lines.accept(i == 0 ? time(entry.atMillis()) + text : " ".repeat(TIME_COLUMNS) + "  " + text);
        }
        entry.details().forEach(detail -> lines.accept((DETAIL + detail).stripTrailing()));
    }

    private String time(long millis) {
        var since = Clock.since(millis / 1_000 * 1_000);
        var clock = CALENDAR.format(start.plusMillis(millis));
        return String.format(Locale.ROOT, "%-" + CLOCK_COLUMNS + "s", since) + style.faint(clock) + "  ";
    }

    private String[] wrap(String text) {
        var columns = width - TIME_COLUMNS;
        return width == 0 || text.length() <= columns
                ? new String[] {text}
                : WordUtils.wrap(text, columns, "\n", false).split("\n");
    }

    private static String mark(Entry entry) {
        return switch (entry.kind()) {
            case STEP, TYPED, HAPPENED -> "";
            case ENDED, REFUSED -> "  ";
            case FINDING -> "! ";
            case NOTE -> "# ";
            case MET -> "ok      ";
            case NOT_MET -> "NOT MET ";
        };
    }

    private String coloured(Entry entry, String text) {
        return switch (entry.kind()) {
            case STEP -> style.bold(text);
            case TYPED -> style.blue(text);
            case ENDED -> style.faint(text);
            case REFUSED, FINDING -> style.yellow(text);
            case HAPPENED -> text;
            case NOTE -> style.faint(text);
            case MET -> style.green(text);
            case NOT_MET -> style.red(text);
        };
    }
}
