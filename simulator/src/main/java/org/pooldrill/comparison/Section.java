package org.pooldrill.comparison;

import java.util.List;
import java.util.Set;

/** A part of what a run came to, in the order in which it is told. */
public enum Section {
    /** Which pool serves whom, and who can work. */
    WHO("Who is where"),
    /** What is lost. */
    LOST("What is lost"),
    /** Recovery times and recovery points. */
    TIMES("How long it took"),
    /** What was noticed. */
    FINDINGS("Findings"),
    /** What was refused. */
    REFUSALS("Refusals"),
    /** Central Management. */
    CMS("Central Management"),
    /** Edge pools and the routes over them. */
    EDGE("Edge pools and federation"),
    /** Conferences and their files. */
    CONTENT("Conferences and content"),
    /** The Backup Service. */
    REPLICATION("Replication"),
    /** Servers and databases. */
    MACHINES("Servers and databases"),
    /** Response groups, Call Park and the like. */
    APPLICATIONS("Applications"),
    /** The rest of the state document. */
    REST("Everything else");

    private static final Set<String> EDGES = Set.of("externalMedia", "webConferencing");
    private static final Set<String> MACHINERY = Set.of("frontEnds", "routingGroups", "storage", "database");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** Its heading. */
    public String title() {
        return title;
    }

    /** The section that a value of the state document belongs to. */
    static Section of(List<String> path) {
        return switch (path.get(0)) {
            case "pools" -> ofPool(path.get(2), path.get(path.size() - 1));
            case "users", "branches" -> WHO;
            case "findings" -> FINDINGS;
            case "cms" ->
                switch (path.get(1)) {
                    case "lost" -> LOST;
                    case "rto" -> TIMES;
                    default -> CMS;
                };
            case "lis" -> CMS;
            case "edges", "federation", "xmpp", "remoteAccess", "simpleUrls" -> EDGE;
            case "conferences", "conferenceDirectories" -> CONTENT;
            case "persistentChat", "monitoring" -> path.get(path.size() - 1).equals("lost") ? LOST : APPLICATIONS;
            case "responseGroups", "callPark", "groupPickup", "announcements" -> APPLICATIONS;
            default -> REST;
        };
    }

    private static Section ofPool(String field, String last) {
        return switch (field) {
            case "lost" -> LOST;
            case "rpo", "rto" -> TIMES;
            case "backup" -> last.equals("rpo") ? TIMES : REPLICATION;
            case "content", "powerPoint" -> CONTENT;
            default -> {
                if (EDGES.contains(field)) {
                    yield EDGE;
                }
                yield MACHINERY.contains(field) ? MACHINES : WHO;
            }
        };
    }
}
