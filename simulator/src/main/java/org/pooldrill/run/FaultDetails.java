package org.pooldrill.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pooldrill.computer.FaultKind;
import org.pooldrill.drill.Units;

/** The details of faults, from the units of drills to those of {@link org.pooldrill.computer.Fault}. */
final class FaultDetails {
    private static final double MILLION = 1_000_000;

    private FaultDetails() {}

    static FaultKind kind(org.pooldrill.drill.FaultKind kind) {
        return FaultKind.of(kind.text()).orElseThrow();
    }

    static Map<String, String> of(Map<String, String> params) {
        var details = new LinkedHashMap<String, String>();
        params.forEach((key, value) -> details.put(key, detail(key, value)));
        return details;
    }

    private static String detail(String key, String value) {
        return switch (key) {
            case "bandwidth" -> Long.toString(Units.bandwidth(value).orElseThrow());
            case "latency" -> Long.toString(Units.duration(value).orElseThrow().toMillis());
            case "loss" -> Long.toString(Math.round(Units.loss(value).orElseThrow() * MILLION));
            default -> value;
        };
    }
}
