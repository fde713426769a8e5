package org.pooldrill.computer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fault that is there.
 *
 * @param number counts the faults of a run from 1
 * @param at what it struck: one name, or two sites in the order of the estate, or nothing for all links
 * @param with its details: {@code service}; {@code times} and {@code module}; {@code bandwidth} in bits per second,
 *     {@code latency} in milliseconds, {@code loss} in lost packets per million
 */
public record Fault(int number, FaultKind kind, List<String> at, Map<String, String> with) {

    public Fault {
        at = List.copyOf(at);
        with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
    }

    /** The one name that it struck; empty where it struck all links. */
    public String place() {
        return at.isEmpty() ? "" : at.get(0);
    }

    /** Whether it stopped a service by itself, without anything else. */
    boolean stops(WindowsService service) {
        return kind == FaultKind.SERVICE_STOPPED && service.name().equals(with.get("service"));
    }
}
