package org.pooldrill.estate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What clients and partners find in DNS. A changed DNS is a new value.
 *
 * @param srv SRV records, in the order they were set
 * @param a A records: name to host; the host is one of the estate's names and stands for its address
 * @param federationGeo whether DNS answers partners who look for federation with an Edge pool that is up
 */
public record Dns(List<SrvRecord> srv, Map<String, String> a, boolean federationGeo) {

    private static final List<String> SIGN_IN = List.of("_sipinternaltls._tcp.", "_sipinternal._tcp.", "_sip._tls.");

    public Dns {
        srv = List.copyOf(srv);
        a = Collections.unmodifiableMap(new LinkedHashMap<>(a));
    }

    /** Records without a DNS that knows what is up. */
    public Dns(List<SrvRecord> srv, Map<String, String> a) {
        this(srv, a, false);
    }

    /** The name of the SRV records that partners look up to federate. */
    public static String federation(String sipDomain) {
        return "_sipfederationtls._tcp." + sipDomain;
    }

    /** The name of the SRV records of internal sign-in. */
    public static String internalSignIn(String sipDomain) {
        return SIGN_IN.get(0) + sipDomain;
    }

    /** The name of the SRV records of remote access. */
    public static String remoteSignIn(String sipDomain) {
        return SIGN_IN.get(2) + sipDomain;
    }

    /** The name of the SRV records of XMPP federation. */
    public static String xmppServer(String sipDomain) {
        return "_xmpp-server._tcp." + sipDomain;
    }

    /** The name of the A record of XMPP federation. */
    public static String xmppHost(String sipDomain) {
        return "xmpp." + sipDomain;
    }

    /** The SRV records of a name, best priority first. */
    public List<SrvRecord> srv(String name) {
        return srv.stream()
                .filter(record -> record.name().equals(name))
                .sorted(Comparator.comparingInt(SrvRecord::priority))
                .toList();
    }

    /** The SRV records that clients look up to sign in, from inside or outside, best priority first. */
    public List<SrvRecord> signIn() {
        return srv.stream()
                .filter(record -> SIGN_IN.stream().anyMatch(record.name()::startsWith))
                .sorted(Comparator.comparingInt(SrvRecord::priority))
                .toList();
    }

    /** The host behind a name: what its A record says, else the name itself. */
    public String resolve(String name) {
        return a.getOrDefault(name, name);
    }

    /** Sets the record of that name and target. */
    public Dns with(SrvRecord record) {
        var records = new ArrayList<SrvRecord>();
        var placed = false;
        for (var old : srv) {
            var replaced = same(old, record.name(), record.target());
            records.add(replaced ? new SrvRecord(old.name(), old.target(), record.port(), record.priority()) : old);
            placed |= replaced;
        }
        if (!placed) {
            records.add(record);
        }
        return new Dns(records, a, federationGeo);
    }

    /** Takes the record of that name and target away, without a target all of that name. */
    public Dns withoutSrv(String name, Optional<String> target) {
        var kept = srv.stream()
                .filter(old -> target.map(host -> !same(old, name, host))
                        .orElse(!old.name().equals(name)))
                .toList();
        return new Dns(kept, a, federationGeo);
    }

    /** Sets the A record of that name. */
    public Dns withA(String name, String host) {
        var records = new LinkedHashMap<>(a);
        records.put(name, host);
        return new Dns(srv, records, federationGeo);
    }

    /** Takes the A record of that name away. */
    public Dns withoutA(String name) {
        var records = new LinkedHashMap<>(a);
        records.remove(name);
        return new Dns(srv, records, federationGeo);
    }

    /** A target has one sign-in record, whichever of the sign-in names it is called by. */
    private static boolean same(SrvRecord record, String name, String target) {
        var signIn =
                SIGN_IN.stream().anyMatch(name::startsWith) && SIGN_IN.stream().anyMatch(record.name()::startsWith);
        return record.target().equals(target) && (record.name().equals(name) || signIn);
    }
}
