package org.pooldrill.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.pooldrill.cms.ConfigurationKeys;
import org.pooldrill.cms.Topology;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.PersistentChat;

/**
 * A Persistent Chat pool as it is published, and whether it works: "Failing over Persistent Chat Server" and "Failing
 * back Persistent Chat Server" [doc]. Which database is used says its state; that all conditions must hold together is
 * derived from the steps.
 *
 * @param up whether a chat server or a SQL server is up
 * @param served whether somebody serves the users of a Front End pool
 */
public record ChatPool(
        Estate estate,
        PersistentChat chat,
        Topology topology,
        ChatDatabase database,
        Predicate<String> up,
        Predicate<String> served) {

    public static final String NORMAL = "Normal";
    public static final String FAILED_OVER = "FailedOver";

    private static final String NOBODY = "none";

    /** The values that publish its state. */
    public static Map<String, String> state(String chat, String state) {
        return Map.of(ConfigurationKeys.persistentChat(chat, "state"), state);
    }

    /** The values that publish its active servers. */
    public static Map<String, String> active(String chat, List<String> servers) {
        return Map.of(
                ConfigurationKeys.persistentChat(chat, "active"),
                servers.isEmpty() ? NOBODY : String.join(",", servers));
    }

    private Optional<String> published(String what) {
        return Optional.ofNullable(topology.values().get(ConfigurationKeys.persistentChat(chat.fqdn(), what)));
    }

    /** {@code Normal} or {@code FailedOver}. */
    public String state() {
        return published("state").orElse(NORMAL);
    }

    public boolean failedOver() {
        return state().equals(FAILED_OVER);
    }

    /** The servers that take connections. */
    public List<String> active() {
        return published("active")
                .map(servers -> servers.equals(NOBODY) ? List.<String>of() : List.of(servers.split(",")))
                .orElse(chat.active());
    }

    /** The Front End pool that clients come through. */
    public String nextHop() {
        return published("nextHop").orElse(chat.nextHop());
    }

    /** The SQL server in use: of the side that the state names the first that is up, the first of all while none is. */
    public String sqlServer() {
        var side = side();
        return side.stream().filter(up).findFirst().orElse(side.get(0));
    }

    private List<String> side() {
        return !failedOver()
                ? chat.primarySide()
                : database.mirrored() ? chat.secondarySide() : List.of(chat.secondary());
    }

    /** Those of these servers that are not in the time zone of the next-hop pool, where active ones must be [doc]. */
    public List<String> inAnotherTimeZone(List<String> servers) {
        var zone = zone(estate.pool(nextHop()).site());
        return servers.stream()
                .filter(server -> !zone(chat.servers().get(server)).equals(zone))
                .toList();
    }

    private String zone(String site) {
        return estate.sites().get(site).timeZone();
    }

    /** Why nobody can use it; one sentence for each condition that is not met. */
    public List<String> why() {
        var why = new ArrayList<String>();
        if (side().stream().noneMatch(up)) {
            why.add("the database mgc is down on " + String.join(" and on ", side()));
        } else if (failedOver() && !database.recovered()) {
            why.add("the database mgc on " + chat.secondary() + " has not been brought online");
        }
        if (active().isEmpty()) {
            why.add("no chat server is active");
        } else if (active().stream().noneMatch(up)) {
            why.add("no active chat server is up: " + String.join(", ", active()));
        }
        if (!served.test(nextHop())) {
            why.add("nobody serves the users of its next hop, " + nextHop());
        }
        return why;
    }

    /** Whether the database's own side has a server that is up. */
    public boolean primarySideUp() {
        return chat.primarySide().stream().anyMatch(up);
    }

    /** Whether the log can be shipped: both sides are up, and nobody has dropped it. */
    public boolean ships(Predicate<String> joined) {
        return database.shipping()
                && !database.recovered()
                && !failedOver()
                && primarySideUp()
                && up.test(chat.secondary())
                && joined.test(estate.siteOf(chat.secondary()).orElseThrow());
    }

    /** Whether the servers use the secondary's database now, and have not before. */
    public boolean beginsToUseSecondary() {
        return failedOver() && database.recovered() && !database.used();
    }

    /** How long was written to the secondary what a return to Normal would leave behind; nothing where all is restored. */
    public long leftBehind(long nowMillis) {
        return !failedOver() && database.used() && !database.restored() ? database.usedFor(nowMillis) : 0;
    }
}
