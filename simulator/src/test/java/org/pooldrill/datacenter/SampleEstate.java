package org.pooldrill.datacenter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Applications;
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
import org.pooldrill.estate.Platform;
import org.pooldrill.estate.Pool;
import org.pooldrill.estate.Readings;
import org.pooldrill.estate.SimpleUrls;
import org.pooldrill.estate.Site;
import org.pooldrill.estate.Sql;
import org.pooldrill.estate.Targets;
import org.pooldrill.estate.Timings;
import org.pooldrill.estate.Version;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.estate.WanLink;

/** The base line of the domain text, with the sizes that these tests vary. */
public record SampleEstate(int sites, int frontEnds, boolean mirror, boolean witness, int edgeServers) {

    /** Two sites with a pool of three Front Ends each, mirrored SQL servers with a witness, one Edge server each. */
    public static final SampleEstate CONTOSO = new SampleEstate(2, 3, true, true, 1);

    public SampleEstate withSites(int count) {
        return new SampleEstate(count, frontEnds, mirror, witness, edgeServers);
    }

    public SampleEstate withFrontEnds(int count) {
        return new SampleEstate(sites, count, mirror, witness, edgeServers);
    }

    public SampleEstate withoutWitness() {
        return new SampleEstate(sites, frontEnds, mirror, false, edgeServers);
    }

    public SampleEstate withoutMirror() {
        return new SampleEstate(sites, frontEnds, false, false, edgeServers);
    }

    public SampleEstate withEdgeServers(int count) {
        return new SampleEstate(sites, frontEnds, mirror, witness, count);
    }

    public Estate estate() {
        var places = new LinkedHashMap<String, Site>();
        var pools = new LinkedHashMap<String, Pool>();
        var edges = new LinkedHashMap<String, EdgePool>();
        var wan = new ArrayList<WanLink>();
        for (var number = 1; number <= sites; number++) {
            var site = "Datacenter" + number;
            for (var other : places.keySet()) {
                wan.add(new WanLink(other, site, Duration.ofMillis(20), 100_000_000));
            }
            places.put(site, new Site(site));
            var pool = pool(number, site);
            pools.put(pool.fqdn(), pool);
            var edge = new EdgePool(
                    "edge" + number + ".contoso.com", site, pool.fqdn(), number == 1, number == 1, edgeServers);
            edges.put(edge.fqdn(), edge);
        }
        return new Estate(
                "contoso",
                "contoso.com",
                places,
                wan,
                pools,
                edges,
                Optional.of(new CmsPlacement("pool1.contoso.com", Optional.of("pool2.contoso.com"))),
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

    private Pool pool(int number, String site) {
        var sql = "sql" + number;
        return new Pool(
                "pool" + number + ".contoso.com",
                "contoso.com",
                site,
                Edition.ENTERPRISE,
                Platform.PHYSICAL,
                "WindowsServer2012",
                frontEnds,
                100,
                List.of(),
                new Sql(
                        sql + "a.contoso.com",
                        mirror ? Optional.of(sql + "b.contoso.com") : Optional.empty(),
                        witness,
                        "rtc"),
                number > 2 ? Optional.empty() : Optional.of("pool" + (3 - number) + ".contoso.com"),
                VoiceFailover.DEFAULT,
                Optional.of("edge" + number + ".contoso.com"),
                Version.LYNC_2013,
                BackupDeployment.DEPLOYED);
    }
}
