package org.pooldrill.cms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Applications;
import org.pooldrill.estate.BackupDeployment;
import org.pooldrill.estate.BackupSettings;
import org.pooldrill.estate.CmsPlacement;
import org.pooldrill.estate.Dns;
import org.pooldrill.estate.EdgeNextHopCheck;
import org.pooldrill.estate.EdgePool;
import org.pooldrill.estate.Edition;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.Exchange;
import org.pooldrill.estate.Firewall;
import org.pooldrill.estate.Platform;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.Readings;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.estate.Site;
import org.pooldrill.estate.Sql;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.estate.Targets;
import org.pooldrill.estate.Timings;
import org.pooldrill.estate.Version;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.estate.WanLink;

/** The base line of the scenarios as tests of configuration need it. */
public final class Contoso {
    public static final String POOL1 = "pool1.contoso.com";
    public static final String POOL2 = "pool2.contoso.com";
    public static final String EDGE1 = "edge1.contoso.com";
    public static final String EDGE2 = "edge2.contoso.com";

    private Contoso() {}

    public static Estate estate() {
        return estate(SimpleUrls.DEFAULT);
    }

    public static Estate estate(SimpleUrls simpleUrls) {
        var sites = new LinkedHashMap<String, Site>();
        var pools = new LinkedHashMap<String, Pool>();
        var edges = new LinkedHashMap<String, EdgePool>();
        for (var n = 1; n <= 2; n++) {
            var site = "Datacenter" + n;
            sites.put(site, new Site(site));
            pools.put("pool" + n + ".contoso.com", pool(n, site));
            edges.put(
                    "edge" + n + ".contoso.com",
                    new EdgePool("edge" + n + ".contoso.com", site, "pool" + n + ".contoso.com", n == 1, n == 1, 1));
        }
        return new Estate(
                "contoso",
                "contoso.com",
                sites,
                List.of(new WanLink("Datacenter1", "Datacenter2", Duration.ofMillis(20), 100_000_000)),
                pools,
                edges,
                Optional.of(new CmsPlacement(POOL1, Optional.of(POOL2))),
                BackupSettings.DEFAULT,
                Map.of(),
                new Dns(
                        List.of(
                                new SrvRecord("_sipinternaltls._tcp.contoso.com", POOL1, 5061, 10),
                                new SrvRecord("_sipinternaltls._tcp.contoso.com", POOL2, 5061, 20),
                                new SrvRecord("_sip._tls.contoso.com", EDGE1, 443, 10),
                                new SrvRecord("_sip._tls.contoso.com", EDGE2, 443, 20),
                                new SrvRecord("_xmpp-server._tcp.contoso.com", EDGE1, 5269, 10)),
                        Map.of("xmpp.contoso.com", EDGE1)),
                new Firewall(Map.of(EDGE1, Set.of(5269))),
                simpleUrls,
                Map.of(),
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

    private static Pool pool(int n, String site) {
        return new Pool(
                "pool" + n + ".contoso.com",
                "contoso.com",
                site,
                Edition.ENTERPRISE,
                Platform.PHYSICAL,
                "WindowsServer2012",
                3,
                100,
                List.of(),
                new Sql("sql" + n + "a.contoso.com", Optional.of("sql" + n + "b.contoso.com"), true, "rtc"),
                Optional.of("pool" + (3 - n) + ".contoso.com"),
                VoiceFailover.DEFAULT,
                Optional.of("edge" + n + ".contoso.com"),
                Version.LYNC_2013,
                BackupDeployment.DEPLOYED);
    }
}
