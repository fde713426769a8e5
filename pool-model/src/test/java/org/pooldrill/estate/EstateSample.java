package org.pooldrill.estate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The base line of the domain text as a value, and ways to change one thing of it. */
final class EstateSample {

    static final Pool POOL1 = pool("pool1.contoso.com", "Datacenter1", "1", Optional.of("pool2.contoso.com"));
    static final Pool POOL2 = pool("pool2.contoso.com", "Datacenter2", "2", Optional.of("pool1.contoso.com"));

    private EstateSample() {}

    static Estate contoso() {
        return with(POOL1, POOL2);
    }

    static Estate with(Pool... pools) {
        return with(
                Optional.of(new CmsPlacement("pool1.contoso.com", Optional.of("pool2.contoso.com"))),
                List.of(edge("1", true), edge("2", false)),
                pools);
    }

    static Estate with(Optional<CmsPlacement> cms, List<EdgePool> edges, Pool... pools) {
        var byName = new LinkedHashMap<String, Pool>();
        for (var pool : pools) {
            byName.put(pool.fqdn(), pool);
        }
        var edgesByName = new LinkedHashMap<String, EdgePool>();
        edges.forEach(edge -> edgesByName.put(edge.fqdn(), edge));
        var sites = new LinkedHashMap<String, Site>();
        sites.put("Datacenter1", new Site("Datacenter1"));
        sites.put("Datacenter2", new Site("Datacenter2"));
        return new Estate(
                "contoso",
                "contoso.com",
                sites,
                List.of(new WanLink("Datacenter1", "Datacenter2", Duration.ofMillis(20), 100_000_000)),
                byName,
                edgesByName,
                cms,
                BackupSettings.DEFAULT,
                Map.of(
                        "sba1.contoso.com",
                        new Branch("sba1.contoso.com", "contoso.com", "pool1.contoso.com", 2, List.of())),
                new Dns(List.of(), Map.of()),
                new Firewall(Map.of()),
                SimpleUrls.DEFAULT,
                Map.of("admin", Set.of(Group.RTC_UNIVERSAL_SERVER_ADMINS)),
                Targets.LYNC_2013,
                Timings.DEFAULT,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Exchange.NONE,
                EdgeNextHopCheck.TOPOLOGY,
                Readings.DEFAULT,
                Applications.NONE,
                Instant.parse("2013-11-04T08:00:00Z"));
    }

    static EdgePool edge(String number, boolean routes) {
        return new EdgePool(
                "edge" + number + ".contoso.com",
                "Datacenter" + number,
                "pool" + number + ".contoso.com",
                routes,
                routes,
                1);
    }

    static Pool pool(String fqdn, String site, String number, Optional<String> backup) {
        return new Pool(
                fqdn,
                "contoso.com",
                site,
                Edition.ENTERPRISE,
                Platform.PHYSICAL,
                "WindowsServer2012",
                3,
                9000,
                number.equals("1") ? List.of("alice@contoso.com", "bob@contoso.com") : List.of("carol@contoso.com"),
                new Sql("sql" + number + "a.contoso.com", Optional.of("sql" + number + "b.contoso.com"), true, "rtc"),
                backup,
                VoiceFailover.DEFAULT,
                Optional.of("edge" + number + ".contoso.com"),
                Version.LYNC_2013,
                BackupDeployment.DEPLOYED);
    }

    static Pool sized(Pool pool, Edition edition, int frontEnds, int users, Optional<String> backup) {
        return new Pool(
                pool.fqdn(),
                pool.sipDomain(),
                pool.site(),
                edition,
                pool.platform(),
                pool.os(),
                frontEnds,
                users,
                pool.named(),
                pool.sql(),
                backup,
                pool.voiceFailover(),
                pool.mediaEdge(),
                pool.version(),
                pool.backupService());
    }
}
