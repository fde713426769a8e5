package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.pooldrill.estate.BackupDeployment;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.Branch;
import org.pooldrill.estate.CmsPlacement;
import org.pooldrill.estate.Dns;
import org.pooldrill.estate.EdgeNextHopCheck;
import org.pooldrill.estate.EdgePool;
import org.pooldrill.estate.Edition;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Exchange;
import org.pooldrill.estate.Firewall;
import org.pooldrill.estate.Group;
import org.pooldrill.estate.Monitoring;
import org.pooldrill.estate.PersistentChat;
import org.pooldrill.estate.Platform;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.Readings;
import org.pooldrill.estate.Readings.ResiliencySessions;
import org.pooldrill.estate.Readings.TwoServerPools;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.estate.Site;
import org.pooldrill.estate.Sql;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.estate.Targets;
import org.pooldrill.estate.Timing;
import org.pooldrill.estate.Timings;
import org.pooldrill.estate.Version;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.estate.WanLink;

/** Builds an estate from a complete document, one that {@link EstateDefaults} made and the schema allows. */
final class EstateJson {

    /** SQL Server's own default. */
    private static final Duration LOG_SHIPPING = Duration.ofMinutes(15);

    private final JsonNode json;
    private final String sipDomain;

    private EstateJson(JsonNode json) {
        this.json = json;
        this.sipDomain = json.path("sipDomain").asText();
    }

    static Estate read(JsonNode complete) {
        return new EstateJson(complete).estate();
    }

    private Estate estate() {
        return new Estate(
                json.path("estate").asText(),
                sipDomain,
                map(
                        json.path("sites"),
                        (name, site) -> new Site(name, site.path("timeZone").asText())),
                links(),
                map(json.path("pools"), this::pool),
                map(json.path("edges"), EstateJson::edge),
                json.has("cms")
                        ? Optional.of(new CmsPlacement(
                                json.path("cms").path("active").asText(),
                                optional(json.path("cms"), "standby"),
                                map(json.path("lis").path("subnets"), (subnet, location) -> location.asText())))
                        : Optional.empty(),
                backupService(json.path("backupService")),
                map(json.path("branches"), this::branch),
                dns(json.path("dns")),
                new Firewall(map(json.path("firewall"), (edge, ports) -> ports(ports))),
                new SimpleUrls(
                        choice(SimpleUrls.Scope.values(), SimpleUrls.Scope::text, json.path("simpleUrls"), "scope"),
                        json.path("simpleUrls").path("geoDns").asBoolean()),
                map(json.path("operators"), (who, groups) -> groups(groups)),
                targets(json.path("targets")),
                timings(json.path("timings")),
                conferenceDirectories(),
                map(json.path("persistentChat"), this::chat),
                map(json.path("officeWebApps"), (server, site) -> site.asText()),
                monitoring(),
                texts(json.path("xmppPartners")),
                new Exchange(
                        map(json.path("exchange").path("unifiedMessaging"), (server, site) -> site.asText()),
                        texts(json.path("exchange").path("unifiedContacts"))),
                choice(EdgeNextHopCheck.values(), EdgeNextHopCheck::text, json, "edgeNextHopCheck"),
                readings(json.path("readings")),
                ApplicationsJson.read(json),
                Instant.parse(json.path("start").asText()));
    }

    /** Where none are named every pool has one, numbered in the order of the pools [model]. */
    private Map<Integer, String> conferenceDirectories() {
        var directories = new LinkedHashMap<Integer, String>();
        if (json.has("conferenceDirectories")) {
            json.path("conferenceDirectories")
                    .properties()
                    .forEach(entry -> directories.put(
                            Integer.valueOf(entry.getKey()), entry.getValue().asText()));
        } else {
            json.path("pools").properties().stream()
                    .filter(pool -> pool.getValue().path("deployed").asBoolean(true))
                    .forEach(pool -> directories.put(directories.size() + 1, pool.getKey()));
        }
        return directories;
    }

    private PersistentChat chat(String fqdn, JsonNode chat) {
        var servers = map(chat.path("servers"), (server, site) -> site.asText());
        var database = chat.path("database");
        return new PersistentChat(
                fqdn,
                chat.path("nextHop").asText(),
                servers,
                chat.has("active")
                        ? texts(chat.path("active"))
                        : servers.keySet().stream().limit(1).toList(),
                database.path("primary").asText(),
                optional(database, "mirror"),
                database.path("secondary").asText(),
                optional(database, "secondaryMirror"),
                database.has("logShipping") ? duration(database, "logShipping") : LOG_SHIPPING);
    }

    private static Readings readings(JsonNode given) {
        return new Readings(
                given.has("twoServerPools")
                        ? choice(TwoServerPools.values(), TwoServerPools::text, given, "twoServerPools")
                        : Readings.DEFAULT.twoServerPools(),
                given.has("resiliencySessions")
                        ? choice(ResiliencySessions.values(), ResiliencySessions::text, given, "resiliencySessions")
                        : Readings.DEFAULT.resiliencySessions());
    }

    private Map<String, Monitoring> monitoring() {
        var databases = new LinkedHashMap<String, Monitoring>();
        json.path("pools").properties().forEach(entry -> {
            var given = entry.getValue().path("monitoring");
            if (given.isObject()) {
                databases.put(
                        entry.getKey(),
                        new Monitoring(
                                optional(given, "sql")
                                        .orElse(entry.getValue()
                                                .path("sql")
                                                .path("primary")
                                                .asText()),
                                given.has("lastBackup") ? Optional.of(duration(given, "lastBackup")) : Optional.empty(),
                                given.path("archiving").asBoolean()));
            }
        });
        return databases;
    }

    private List<WanLink> links() {
        var links = new ArrayList<WanLink>();
        for (var link : json.path("wan")) {
            links.add(new WanLink(
                    link.path("sites").path(0).asText(),
                    link.path("sites").path(1).asText(),
                    duration(link, "latency"),
                    Units.bandwidth(link.path("bandwidth").asText()).orElseThrow()));
        }
        return links;
    }

    private Pool pool(String fqdn, JsonNode pool) {
        var sql = pool.path("sql");
        var voice = pool.path("voiceFailover");
        return new Pool(
                fqdn,
                sipDomain,
                pool.path("site").asText(),
                choice(Edition.values(), Edition::text, pool, "edition"),
                choice(Platform.values(), Platform::text, pool, "platform"),
                pool.path("os").asText(),
                pool.path("frontEnds").intValue(),
                pool.path("users").intValue(),
                texts(pool.path("named")),
                new Sql(
                        sql.path("primary").asText(),
                        optional(sql, "mirror"),
                        sql.path("witness").asBoolean(),
                        sql.path("instance").asText()),
                optional(pool, "backup"),
                new VoiceFailover(
                        voice.path("automatic").asBoolean(),
                        duration(voice, "failureDetection"),
                        duration(voice, "failback")),
                optional(pool, "mediaEdge"),
                choice(Version.values(), Version::text, pool, "version"),
                choice(BackupDeployment.values(), BackupDeployment::text, pool, "backupService"),
                pool.path("deployed").asBoolean(true));
    }

    private static EdgePool edge(String fqdn, JsonNode edge) {
        return new EdgePool(
                fqdn,
                edge.path("site").asText(),
                edge.path("nextHop").asText(),
                edge.path("federation").asBoolean(),
                edge.path("xmpp").asBoolean(),
                edge.path("servers").intValue());
    }

    private Branch branch(String fqdn, JsonNode branch) {
        return new Branch(
                fqdn,
                sipDomain,
                branch.path("registersWith").asText(),
                branch.path("users").intValue(),
                texts(branch.path("named")));
    }

    private static BackupSettings backupService(JsonNode settings) {
        return new BackupSettings(
                duration(settings, "syncInterval"),
                settings.path("maxBatchesPerUserStoreSync").intValue(),
                settings.path("maxBatchesPerCmsSync").intValue(),
                settings.path("maxDataConfPackageSizeKB").intValue(),
                settings.path("maxConcurrentCalls").intValue(),
                texts(settings.path("authorizedUniversalGroups")),
                texts(settings.path("authorizedLocalAccounts")));
    }

    private static Dns dns(JsonNode dns) {
        var records = new ArrayList<SrvRecord>();
        for (var name : dns.path("srv").properties()) {
            for (var target : name.getValue().properties()) {
                records.add(new SrvRecord(
                        name.getKey(),
                        target.getKey(),
                        target.getValue().path("port").intValue(),
                        target.getValue().path("priority").intValue()));
            }
        }
        return new Dns(
                records,
                map(dns.path("a"), (name, host) -> host.asText()),
                dns.path("federationGeoDns").asBoolean());
    }

    private static Set<Integer> ports(JsonNode list) {
        var ports = new TreeSet<Integer>();
        list.forEach(port -> ports.add(port.intValue()));
        return ports;
    }

    private static Set<Group> groups(JsonNode list) {
        var groups = new LinkedHashSet<Group>();
        for (var name : texts(list)) {
            groups.add(named(Group.values(), Group::text, name));
        }
        return groups;
    }

    private static Targets targets(JsonNode targets) {
        return new Targets(
                duration(targets, "poolRto"),
                duration(targets, "poolRpo"),
                duration(targets, "cmsRto"),
                duration(targets, "cmsRpo"));
    }

    private static Timings timings(JsonNode given) {
        var timings = Timings.DEFAULT;
        for (var timing : Timing.values()) {
            if (given.has(timing.key())) {
                timings = timing.isDuration()
                        ? timings.with(timing, duration(given, timing.key()))
                        : timings.with(timing, given.path(timing.key()).longValue());
            }
        }
        return timings;
    }

    private static <V> Map<String, V> map(JsonNode object, BiFunction<String, JsonNode, V> value) {
        var map = new LinkedHashMap<String, V>();
        for (var entry : object.properties()) {
            map.put(entry.getKey(), value.apply(entry.getKey(), entry.getValue()));
        }
        return map;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Optional<String> optional(JsonNode object, String key) {
        return object.hasNonNull(key) ? Optional.of(object.get(key).asText()) : Optional.empty();
    }

    private static Duration duration(JsonNode object, String key) {
        return Units.duration(object.path(key).asText()).orElseThrow();
    }

    private static <E> E choice(E[] values, Function<E, String> text, JsonNode object, String key) {
        return named(values, text, object.path(key).asText());
    }

    private static <E> E named(E[] values, Function<E, String> text, String name) {
        return Arrays.stream(values)
                .filter(value -> text.apply(value).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown name '" + name + "'"));
    }
}
