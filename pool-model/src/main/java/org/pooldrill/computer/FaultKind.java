package org.pooldrill.computer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can break. */
public enum FaultKind {
    SITE_DOWN("site-down", "everything that stands at a site, and its WAN links"),
    POOL_DOWN("pool-down", "Front Ends, back end and file store of a pool, contents intact"),
    FRONTEND_DOWN("frontend-down", "one Front End"),
    SQL_DOWN("sql-down", "one SQL server"),
    WITNESS_DOWN("witness-down", "the witness of a pool's mirror"),
    FILESTORE_DOWN("filestore-down", "a pool's file share, content intact"),
    FILESTORE_LOST("filestore-lost", "a pool's file share with its content, for good"),
    WAN_DOWN("wan-down", "the link between two sites, or all links"),
    WAN_SLOW("wan-slow", "the link between two sites, or all links, as slow as said"),
    EDGE_DOWN("edge-down", "all servers of an Edge pool"),
    SERVICE_STOPPED("service-stopped", "one service on all computers of a pool"),
    HYDRATION_FAILURE("hydration-failure", "the next failbacks of a pool"),
    PACKAGE_CORRUPTED("package-corrupted", "the next packages that a pool sends"),
    ADDRESS_BOOK_MAINTENANCE("address-book-maintenance", "the start of one Front End at a failback");

    private final String text;
    private final String breaks;

    FaultKind(String text, String breaks) {
        this.text = text;
        this.breaks = breaks;
    }

    /** The name that drills use. */
    @Override
    public String toString() {
        return text;
    }

    /** What it takes down, for reference pages. */
    public String breaks() {
        return breaks;
    }

    /** Whether it strikes so many times and is over then, instead of lasting until it is healed. */
    public boolean counted() {
        return this == HYDRATION_FAILURE || this == PACKAGE_CORRUPTED;
    }

    public static Optional<FaultKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** The names of all kinds, in order. */
    public static List<String> names() {
        return Arrays.stream(values()).map(FaultKind::toString).toList();
    }
}
