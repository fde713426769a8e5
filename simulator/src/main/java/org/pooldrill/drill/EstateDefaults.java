package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.estate.Dns;
import org.pooldrill.estate.Timing;

/**
 * Completes an estate document: every default is written out, in the order of the reference page, so that an event log
 * that holds the document can be run again by a version with other defaults. What {@code null} removed stays away.
 */
final class EstateDefaults {

    private static final int SIP_TLS = 5061;
    private static final int HTTPS = 443;
    private static final int XMPP = 5269;

    private final JsonNode given;
    private final boolean whole;
    private final ObjectNode full = Documents.map();

    private EstateDefaults(JsonNode given, boolean whole) {
        this.given = given;
        this.whole = whole;
    }

    /**
     * The complete document.
     *
     * @param given a document that its schema allows, with {@code null} where something was removed
     * @param name the estate's name where the document has none
     * @param whole whether it was completed before: then nothing is added to its maps, from which something may have
     *     been removed
     */
    static ObjectNode complete(JsonNode given, String name, boolean whole) {
        return new EstateDefaults(given, whole).complete(name);
    }

    private ObjectNode complete(String name) {
        text(full, given, "estate", name);
        text(full, given, "sipDomain", domainOfFirstPool());
        text(full, given, "start", "2013-11-04T08:00:00Z");
        each("sites", (site, fqdn, to) -> ifGiven(to, site, "timeZone"));
        wan();
        each("pools", this::pool);
        each("edges", this::edge);
        cms();
        backupService();
        each("branches", this::branch);
        dns();
        firewall();
        var urls = full.putObject("simpleUrls");
        text(urls, given.path("simpleUrls"), "scope", "global");
        flag(urls, given.path("simpleUrls"), "geoDns", true);
        asGiven("conferenceDirectories");
        asGiven("persistentChat");
        asGiven("officeWebApps");
        asGiven("exchange");
        if (given.path("xmppPartners").isArray()) {
            full.set("xmppPartners", given.get("xmppPartners").deepCopy());
        }
        operators();
        targets();
        text(full, given, "edgeNextHopCheck", "topology");
        asGiven("readings");
        timings();
        ApplicationsJson.complete(given, full);
        return full;
    }

    private String domainOfFirstPool() {
        var first = names(given.path("pools")).stream().findFirst().orElse("contoso.com");
        return first.substring(first.indexOf('.') + 1);
    }

    private void wan() {
        var links = full.putArray("wan");
        var wan = given.path("wan");
        if (wan.isArray()) {
            wan.forEach(link ->
                    link(links, link.path("sites").get(0), link.path("sites").get(1), link));
        }
        var sites = new ArrayList<JsonNode>();
        names(given.path("sites")).forEach(site -> sites.add(full.textNode(site)));
        for (var i = 0; i < sites.size(); i++) {
            for (var j = i + 1; j < sites.size(); j++) {
                if (!wan.isArray()) {
                    link(links, sites.get(i), sites.get(j), wan);
                }
            }
        }
    }

    private static void link(ArrayNode links, JsonNode siteA, JsonNode siteB, JsonNode of) {
        var link = links.addObject();
        link.putArray("sites").add(siteA).add(siteB);
        text(link, of, "latency", "20ms");
        text(link, of, "bandwidth", "100Mbps");
    }

    private void pool(JsonNode pool, String fqdn, ObjectNode to) {
        var standard = pool.path("edition").asText().equals("Standard");
        text(to, pool, "site", "");
        text(to, pool, "edition", "Enterprise");
        text(to, pool, "platform", "physical");
        text(to, pool, "os", "WindowsServer2012");
        text(to, pool, "version", "2013");
        number(to, pool, "frontEnds", standard ? 1 : 3);
        number(to, pool, "users", 0);
        list(to, pool, "named", List.of());
        var sql = to.putObject("sql");
        text(sql, pool.path("sql"), "primary", standard ? fqdn : "sql." + fqdn);
        ifGiven(sql, pool.path("sql"), "mirror");
        flag(sql, pool.path("sql"), "witness", false);
        text(sql, pool.path("sql"), "instance", "rtc");
        ifGiven(to, pool, "backup");
        text(to, pool, "backupService", "deployed");
        ifGiven(to, pool, "deployed");
        var voice = to.putObject("voiceFailover");
        flag(voice, pool.path("voiceFailover"), "automatic", true);
        text(voice, pool.path("voiceFailover"), "failureDetection", "300s");
        text(voice, pool.path("voiceFailover"), "failback", "600s");
        ifGiven(to, pool, "mediaEdge");
        ifGiven(to, pool, "monitoring");
    }

    private void edge(JsonNode edge, String fqdn, ObjectNode to) {
        text(to, edge, "site", "");
        text(to, edge, "nextHop", "");
        flag(to, edge, "federation", false);
        flag(to, edge, "xmpp", false);
        number(to, edge, "servers", 1);
    }

    private void branch(JsonNode branch, String fqdn, ObjectNode to) {
        text(to, branch, "registersWith", "");
        number(to, branch, "users", 0);
        list(to, branch, "named", List.of());
    }

    private void cms() {
        if (given.path("cms").isObject()) {
            full.set("cms", Documents.pruned(given.get("cms")));
        }
        if (given.path("lis").isObject()) {
            full.set("lis", Documents.pruned(given.get("lis")));
        }
    }

    private void backupService() {
        var to = full.putObject("backupService");
        var from = given.path("backupService");
        text(to, from, "syncInterval", "2m");
        number(to, from, "maxBatchesPerUserStoreSync", 500);
        number(to, from, "maxBatchesPerCmsSync", 500);
        number(to, from, "maxDataConfPackageSizeKB", 102_400);
        number(to, from, "maxConcurrentCalls", 10);
        list(to, from, "authorizedUniversalGroups", List.of("RTCUniversalServerAdmins"));
        list(to, from, "authorizedLocalAccounts", List.of("Network Service"));
    }

    /** Sign-in records of all pools, remote access of all Edge pools, and XMPP's: priorities 10, 20 and on. */
    private void dns() {
        var domain = full.path("sipDomain").asText();
        var defaults = Documents.map();
        var srv = defaults.putObject("srv");
        targets(srv.putObject(Dns.internalSignIn(domain)), names(given.path("pools")), SIP_TLS);
        targets(srv.putObject(Dns.remoteSignIn(domain)), names(given.path("edges")), HTTPS);
        var xmpp = xmppEdge();
        var a = defaults.putObject("a");
        xmpp.ifPresent(edge -> {
            targets(srv.putObject(Dns.xmppServer(domain)), List.of(edge), XMPP);
            a.put(Dns.xmppHost(domain), edge);
        });
        var merged = over(defaults, given.path("dns"));
        var dns = full.putObject("dns");
        var records = dns.putObject("srv");
        for (var name : names(merged.path("srv"))) {
            var of = records.putObject(name);
            for (var target : names(merged.path("srv").path(name))) {
                var record = merged.path("srv").path(name).path(target);
                number(number(of.putObject(target), record, "port", SIP_TLS), record, "priority", 10);
            }
        }
        if (merged.path("federationGeoDns").asBoolean()) {
            dns.put("federationGeoDns", true);
        }
        dns.set("a", merged.path("a").isObject() ? merged.get("a") : Documents.map());
    }

    private static void targets(ObjectNode records, List<String> hosts, int port) {
        var priority = 10;
        for (var host : hosts) {
            records.putObject(host).put("port", port).put("priority", priority);
            priority += 10;
        }
    }

    private Optional<String> xmppEdge() {
        return names(given.path("edges")).stream()
                .filter(edge -> given.path("edges").path(edge).path("xmpp").asBoolean())
                .findFirst();
    }

    private void firewall() {
        var defaults = Documents.map();
        var xmpp = xmppEdge();
        for (var edge : names(given.path("edges"))) {
            var ports = defaults.putArray(edge).add(HTTPS).add(3478).add(SIP_TLS);
            if (xmpp.equals(Optional.of(edge))) {
                ports.add(XMPP);
            }
        }
        full.set("firewall", over(defaults, given.path("firewall")));
    }

    /** What has a default that need not be written out: it is in the document only where it was given. */
    private void asGiven(String key) {
        if (given.path(key).isObject()) {
            full.set(key, Documents.pruned(given.get(key)));
        }
    }

    private void operators() {
        var defaults = Documents.map();
        defaults.putArray("admin").add("RTCUniversalServerAdmins").add("CSAdministrator");
        full.set("operators", over(defaults, given.path("operators")));
    }

    private void targets() {
        var to = full.putObject("targets");
        var from = given.path("targets");
        var later = from.asText().equals("skype-2015");
        text(to, from, "poolRto", later ? "20m" : "30m");
        text(to, from, "poolRpo", later ? "5m" : "30m");
        text(to, from, "cmsRto", "5m");
        text(to, from, "cmsRpo", "5m");
    }

    private void timings() {
        var to = full.putObject("timings");
        for (var timing : Timing.values()) {
            if (timing.fallback() instanceof Duration fallback) {
                text(to, given.path("timings"), timing.key(), Units.text(fallback));
            } else {
                var value = given.path("timings").get(timing.key());
                to.put(timing.key(), value == null || value.isNull() ? (Long) timing.fallback() : value.longValue());
            }
        }
    }

    private interface Filler {
        void fill(JsonNode from, String name, ObjectNode to);
    }

    private void each(String key, Filler filler) {
        var to = full.putObject(key);
        for (var name : names(given.path(key))) {
            filler.fill(given.path(key).path(name), name, to.putObject(name));
        }
    }

    private static List<String> names(JsonNode map) {
        var names = new ArrayList<String>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (!entry.getValue().isNull()) {
                names.add(entry.getKey());
            }
        }
        return names;
    }

    private JsonNode over(ObjectNode defaults, JsonNode map) {
        return Documents.pruned(whole ? orEmpty(map) : Documents.merge(defaults, orEmpty(map)));
    }

    private static JsonNode orEmpty(JsonNode map) {
        return map.isObject() ? map : Documents.map();
    }

    private static void text(ObjectNode to, JsonNode from, String key, String fallback) {
        var value = from.path(key);
        to.put(key, value.isValueNode() && !value.isNull() ? value.asText() : fallback);
    }

    private static ObjectNode number(ObjectNode to, JsonNode from, String key, int fallback) {
        return to.put(key, from.path(key).isInt() ? from.path(key).intValue() : fallback);
    }

    private static void flag(ObjectNode to, JsonNode from, String key, boolean fallback) {
        to.put(key, from.path(key).asBoolean(fallback));
    }

    private static void list(ObjectNode to, JsonNode from, String key, List<String> fallback) {
        if (from.path(key).isArray()) {
            to.set(key, from.get(key).deepCopy());
        } else {
            fallback.forEach(to.putArray(key)::add);
        }
    }

    private static void ifGiven(ObjectNode to, JsonNode from, String key) {
        if (from.hasNonNull(key)) {
            to.set(key, from.get(key));
        }
    }
}
