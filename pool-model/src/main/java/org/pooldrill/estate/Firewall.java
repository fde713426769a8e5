package org.pooldrill.estate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The ports that are open from outside to each Edge pool. A changed firewall is a new value.
 *
 * @param open Edge pool FQDN to ports, 1 to 65535
 */
public record Firewall(Map<String, Set<Integer>> open) {

    public Firewall {
        var copy = new LinkedHashMap<String, Set<Integer>>();
        open.forEach((edge, ports) -> copy.put(edge, Collections.unmodifiableSet(new TreeSet<>(ports))));
        open = Collections.unmodifiableMap(copy);
    }

    public boolean isOpen(String edge, int port) {
        return open.getOrDefault(edge, Set.of()).contains(port);
    }

    /** Opens one port of one Edge pool. */
    public Firewall opened(String edge, int port) {
        var ports = new TreeSet<>(open.getOrDefault(edge, Set.of()));
        ports.add(port);
        return with(edge, ports);
    }

    /** Closes one port of one Edge pool. */
    public Firewall closed(String edge, int port) {
        var ports = new TreeSet<>(open.getOrDefault(edge, Set.of()));
        ports.remove(port);
        return with(edge, ports);
    }

    private Firewall with(String edge, Set<Integer> ports) {
        var copy = new LinkedHashMap<>(open);
        copy.put(edge, ports);
        return new Firewall(copy);
    }
}
