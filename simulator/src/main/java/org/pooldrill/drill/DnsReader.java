package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.yaml.Nearest;

/** Reads {@code dns} steps; it remembers the names that earlier ones made. */
final class DnsReader {

    private final StepContext context;
    private final Set<String> hosts;
    private final Set<String> srvNames = new LinkedHashSet<>();
    private final Set<String> aNames = new LinkedHashSet<>();

    DnsReader(StepContext context) {
        this.context = context;
        var dns = context.estate().dns();
        dns.srv().forEach(record -> srvNames.add(record.name()));
        aNames.addAll(dns.a().keySet());
        hosts = new LinkedHashSet<>(context.computersAndPools());
        hosts.addAll(aNames);
    }

    Optional<Step> read(JsonNode change, String pointer, Origin origin) {
        var remove = change.path("remove").asBoolean();
        var to = StepContext.text(change, "to");
        if (change.has("a") == change.has("srv")) {
            context.problem(pointer, "a change in DNS has exactly one of a and srv");
            return Optional.empty();
        }
        if (!remove && to.isEmpty()) {
            context.problem(pointer, "missing key 'to' in a change in DNS; to take a record away write remove: true");
            return Optional.empty();
        }
        to.flatMap(host -> hosts.contains(host) ? Optional.empty() : Nearest.to(host, hosts))
                .ifPresent(near -> context.problem(
                        pointer + "/to", "unknown host '" + to.orElseThrow() + "'; did you mean '" + near + "'?"));
        return Optional.of(new Step.DnsChange(
                origin,
                change.has("a") ? aRecord(change, pointer, to, remove) : srvRecord(change, pointer, to, remove)));
    }

    private DnsEdit aRecord(JsonNode change, String pointer, Optional<String> to, boolean remove) {
        var name = change.get("a").asText();
        for (var key : List.of("port", "priority")) {
            if (change.has(key)) {
                context.problem(pointer + "/" + key, "an A record has no " + key);
            }
        }
        if (remove) {
            context.known("A record", name, aNames, pointer + "/a");
            return new DnsEdit.RemoveA(name);
        }
        aNames.add(name);
        hosts.add(name);
        return new DnsEdit.SetA(name, to.orElseThrow());
    }

    private DnsEdit srvRecord(JsonNode change, String pointer, Optional<String> to, boolean remove) {
        var name = change.get("srv").asText();
        if (remove) {
            if (!name.startsWith("_sip")) {
                context.known("SRV record", name, srvNames, pointer + "/srv");
            }
            return new DnsEdit.RemoveSrv(name, to);
        }
        srvNames.add(name);
        var port = change.path("port").asInt(name.startsWith("_xmpp-server") ? 5269 : 5061);
        return new DnsEdit.SetSrv(new SrvRecord(
                name, to.orElseThrow(), port, change.path("priority").asInt(10)));
    }
}
