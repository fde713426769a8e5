package org.pooldrill.drill;

import java.util.List;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Pool;

/** What {@code at:} of a fault names. */
public enum FaultTarget {
    SITE("site"),
    POOL("pool"),
    FRONT_END("Front End"),
    SQL_SERVER("SQL server"),
    EDGE_POOL("Edge pool"),
    /** Omitted where all links are meant, or a list of two sites. */
    LINK("link between two sites");

    private final String what;

    FaultTarget(String what) {
        this.what = what;
    }

    /** What it is, for people. */
    public String what() {
        return what;
    }

    /** The names of this kind in an estate, in order; for a link those of the sites. */
    public List<String> names(Estate estate) {
        return switch (this) {
            case SITE, LINK -> List.copyOf(estate.sites().keySet());
            case POOL -> List.copyOf(estate.pools().keySet());
            case FRONT_END ->
                estate.pools().values().stream()
                        .map(Pool::frontEndFqdns)
                        .flatMap(List::stream)
                        .toList();
            case SQL_SERVER -> estate.sqlServers();
            case EDGE_POOL -> List.copyOf(estate.edges().keySet());
        };
    }
}
