package org.pooldrill.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.WordUtils;
import org.pooldrill.estate.Estate;
import org.pooldrill.log.LogEvent;
import org.pooldrill.run.Clock;
import org.pooldrill.view.View;

/**
 * Events side by side, a column for each site, so that one sees what happened here while that happened there. What is in
 * no pool's store stands at the site of the first name in it, and in the last column where it names none.
 */
public final class SiteColumns {
    private static final String NOWHERE = "";
    private static final int TIME_COLUMNS = 15;
    private static final int NARROWEST = 24;
    private static final String GAP = "  ";

    private final Estate estate;
    private final List<String> sites;
    private final int width;

    private SiteColumns(Estate estate, int pageWidth) {
        this.estate = estate;
        sites = new ArrayList<>(estate.sites().keySet());
        sites.add(NOWHERE);
        width = Math.max(NARROWEST, (pageWidth - TIME_COLUMNS) / sites.size() - GAP.length());
    }

    /**
     * The page.
     *
     * @param events in their order
     * @param width about so many columns has the page
     */
    public static List<String> of(Estate estate, List<LogEvent> events, int width) {
        var columns = new SiteColumns(estate, width);
        var lines = new ArrayList<String>();
        lines.add(columns.line("", columns.sites));
        events.forEach(event -> lines.addAll(columns.lines(event)));
        return List.copyOf(lines);
    }

    private List<String> lines(LogEvent event) {
        var site = site(event);
        var lines = new ArrayList<String>();
        WordUtils.wrap(EventText.of(event), width, "\n", true)
                .lines()
                .map(part -> sites.stream()
                        .map(column -> column.equals(site) ? part : "")
                        .toList())
                .forEach(cells -> lines.add(line(lines.isEmpty() ? Clock.since(event.t()) : "", cells)));
        return lines;
    }

    private String line(String time, List<String> cells) {
        var line = new StringBuilder(padded(time, TIME_COLUMNS));
        cells.forEach(cell -> line.append(padded(cell, width)).append(GAP));
        return line.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private String site(LogEvent event) {
        return event.store().equals(View.ESTATE)
                ? first(EventFields.of(event).values()).orElse(NOWHERE)
                : estate.pool(event.store()).site();
    }

    /** The site of the first name that has one, in the order in which they are written. */
    private Optional<String> first(Iterable<JsonNode> parts) {
        for (var part : parts) {
            var site = part.isTextual() ? siteOf(part.asText()) : first(part);
            if (site.isPresent()) {
                return site;
            }
        }
        return Optional.empty();
    }

    private Optional<String> siteOf(String name) {
        if (estate.sites().containsKey(name)) {
            return Optional.of(name);
        }
        return estate.siteOf(name).or(() -> estate.userHome(name).flatMap(estate::siteOf));
    }
}
