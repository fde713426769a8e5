package org.pooldrill.state;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A complete document of two pools: pool1 is lost, pool2 serves its users, one conference is scheduled. */
public final class SampleDocument {

    public static final String POOL1 = "pool1.contoso.com";
    public static final String POOL2 = "pool2.contoso.com";

    private SampleDocument() {}

    /** A new document, to be changed at will. */
    public static Map<String, Object> create() {
        return object(
                "time",
                Duration.ofMinutes(72),
                "clock",
                Instant.parse("2013-11-04T09:12:00Z"),
                "pools",
                object(POOL1, pool("FailedOver", POOL2, 0), POOL2, pool("Active", POOL2, 3)),
                "users",
                object("alice@contoso.com", user(POOL1), "carol@contoso.com", user(POOL2)),
                "conferences",
                object("review", conference()),
                "conferenceDirectories",
                object("1", object("pool", POOL1, "works", true)),
                "persistentChat",
                object(
                        "chat.contoso.com",
                        object(
                                "state",
                                "Normal",
                                "database",
                                "sql1a.contoso.com",
                                "active",
                                List.of(),
                                "works",
                                false,
                                "why",
                                List.of("no chat server is active"),
                                "lost",
                                Duration.ZERO)),
                "monitoring",
                object(POOL1, object("works", true, "lost", Duration.ZERO)),
                "branches",
                object("sba1.contoso.com", object("registersWith", POOL1, "voice", true, "mode", "Regular")),
                "cms",
                object(
                        "state",
                        "HealthyWithoutStandby",
                        "activeMaster",
                        POOL2,
                        "activeMasters",
                        1L,
                        "fileTransferAgents",
                        List.of("pool1.contoso.com"),
                        "instances",
                        object(POOL1, "StaleActive", POOL2, "Active"),
                        "replicas",
                        object("fe1.pool2.contoso.com", object("upToDate", true)),
                        "lost",
                        object("changes", 0L, "items", List.of())),
                "lis",
                object("at", POOL2, "published", true, "locations", 1L, "lost", 0L),
                "edges",
                object(
                        "edge1.contoso.com",
                        object("up", true, "nextHop", POOL2, "replicaNextHop", POOL1, "federation", true)),
                "federation",
                object(
                        "route",
                        "edge1.contoso.com",
                        "works",
                        false,
                        "why",
                        List.of("next hop is down"),
                        "inbound",
                        object("route", "", "works", false, "why", List.of())),
                "xmpp",
                object("route", "", "works", false, "why", List.of("no Edge pool carries XMPP")),
                "remoteAccess",
                object("works", true, "why", List.of()),
                "simpleUrls",
                object("works", true, "why", List.of()),
                "services",
                object("fe1.pool2.contoso.com", object("LYNCBACKUP", "Running")),
                "responseGroups",
                object(),
                "callPark",
                object(),
                "groupPickup",
                object(),
                "announcements",
                object(),
                "files",
                object("management", List.of("c:\\rgs.zip")),
                "eventLog",
                object("fe1.pool1.contoso.com", List.of()),
                "last",
                object(
                        "output",
                        "",
                        "objects",
                        List.of(object("Identity", POOL1, "Count", 3L)),
                        "refused",
                        "",
                        "duration",
                        Duration.ofMinutes(5)),
                "commands",
                object(
                        "failover",
                        object(
                                "running",
                                false,
                                "refused",
                                "",
                                "output",
                                "",
                                "objects",
                                List.of(),
                                "duration",
                                Duration.ofMinutes(5))),
                "findings",
                List.of(
                        finding("RpoTargetMissed", POOL1, Duration.ofMinutes(70)),
                        finding("CapacityExceeded", POOL2, Duration.ofMinutes(71))));
    }

    /** An object with these keys and values, in this order. */
    public static Map<String, Object> object(Object... keysAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> pool(String state, String servedBy, long running) {
        var lostItem = object(
                "user",
                "alice@contoso.com",
                "kind",
                "contact",
                "id",
                "bob@contoso.com",
                "at",
                POOL1,
                "cause",
                "not exported");
        return object(
                "state", state,
                "phase", "",
                "site", "Datacenter1",
                "partner", servedBy.equals(POOL1) ? POOL2 : POOL1,
                "reachable", running > 0,
                "servedBy", servedBy,
                "readOnly", false,
                "frontEnds", object("total", 3L, "running", running, "quorum", running > 1, "quorumNeeded", 2L),
                "routingGroups", object("total", 9L, "withoutPrimary", 0L, "withoutSecondary", 0L),
                "storage", object("queued", 0L, "flushed", 0L, "imported", 0L, "lost", 0L),
                "users",
                        object(
                                "enabled",
                                9000L,
                                "regular",
                                8990L,
                                "resiliency",
                                0L,
                                "cannotSignIn",
                                10L,
                                "signedOut",
                                0L),
                "database",
                        object(
                                "User",
                                object(
                                        "principal",
                                        "sql1a.contoso.com",
                                        "stateOnPrimary",
                                        "Principal",
                                        "stateOnMirror",
                                        "Mirror",
                                        "available",
                                        true)),
                "backup", object("UserServices.PresenceFocus", backup()),
                "rpo", Duration.ofSeconds(2530),
                "rto", object("detect", Duration.ofMinutes(5), "decide", Duration.ofMinutes(10)),
                "lost",
                        object(
                                "changes",
                                1L,
                                "users",
                                1L,
                                "conferences",
                                0L,
                                "files",
                                0L,
                                "bytes",
                                0L,
                                "items",
                                List.of(lostItem)),
                "content", object("here", 4L, "atPartner", 5L, "missing", 1L),
                "externalMedia", object("edge", "edge1.contoso.com", "works", true, "why", List.of()),
                "webConferencing", object("edge", "edge1.contoso.com", "works", true, "why", List.of()),
                "powerPoint", object("works", true, "why", List.of()));
    }

    private static Map<String, Object> backup() {
        return object(
                "export",
                "SteadyState",
                "import",
                "NormalState",
                "produced",
                120L,
                "exported",
                110L,
                "imported",
                110L,
                "acked",
                100L,
                "backlogBytes",
                4096L,
                "oldestUnacked",
                Duration.ofSeconds(95),
                "rpo",
                Duration.ofSeconds(30));
    }

    private static Map<String, Object> user(String home) {
        return object(
                "home",
                home,
                "mode",
                "Regular",
                "at",
                POOL2,
                "cause",
                "",
                "contacts",
                List.of("bob@contoso.com", "dave@contoso.com"),
                "conferences",
                List.of("review"),
                "forwarding",
                "",
                "contactList",
                true,
                "answers",
                true,
                "presence",
                object("ownPool", "Available", "otherPools", "Available"));
    }

    private static Map<String, Object> conference() {
        return object(
                "organizer", "alice@contoso.com",
                "scheduled", true,
                "running", false,
                "content", List.of("plan.pptx"),
                "joinable", true,
                "dialIn", false,
                "pstnId", "1115");
    }

    private static Map<String, Object> finding(String code, String at, Duration time) {
        return object("code", code, "severity", "warning", "at", at, "time", time, "text", code + " at " + at);
    }
}
