package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code fault} and {@code heal} steps: their kinds, places and other keys. */
final class FaultReader {

    private static final List<String> OWN_KEYS = List.of("fault", "heal", "at", "for", "name", "after");

    private final StepContext context;
    private final FaultLedger faults;

    FaultReader(StepContext context) {
        this.context = context;
        this.faults = new FaultLedger(context.estate().wan().size());
    }

    /** A step could not be read: what is there from here on is left to the run. */
    void unsure() {
        faults.unsure();
    }

    Step fault(JsonNode step, String pointer, Origin origin) {
        var before = context.problems().size();
        var kind = FaultKind.of(step.get("fault").asText()).orElseThrow();
        var at = at(step, pointer, kind);
        var params = params(step, pointer, kind, kind.params());
        if (kind == FaultKind.WAN_SLOW && kind.params().stream().noneMatch(param -> step.has(param.name()))) {
            context.problem(pointer, "wan-slow needs at least one of bandwidth, latency and loss");
        }
        if (kind == FaultKind.WITNESS_DOWN
                && at.size() == 1
                && context.estate().pools().containsKey(at.get(0))) {
            var sql = context.estate().pool(at.get(0)).sql();
            if (sql.mirror().isEmpty() || !sql.witness()) {
                context.problem(pointer + "/at", "the back end of '" + at.get(0) + "' has no witness");
            }
        }
        var lasts = StepContext.text(step, "for").flatMap(Units::duration);
        var fault = new Step.Fault(origin, kind, at, lasts, params);
        if (context.problems().size() == before) {
            faults.caused(fault);
        } else {
            faults.unsure();
        }
        return fault;
    }

    Step heal(JsonNode step, String pointer, Origin origin) {
        var kind = FaultKind.of(step.get("heal").asText()).orElseThrow();
        var before = context.problems().size();
        var heal = new Step.Heal(origin, kind, at(step, pointer, kind), params(step, pointer, kind, kind.healParams()));
        if (context.problems().size() == before) {
            faults.healed(heal).ifPresent(why -> context.problem(pointer + "/heal", why));
        }
        return heal;
    }

    private List<String> at(JsonNode step, String pointer, FaultKind kind) {
        var target = kind.target();
        var names = new ArrayList<String>();
        var at = step.path("at");
        if (at.isArray()) {
            at.forEach(name -> names.add(name.asText()));
        } else if (!at.isMissingNode()) {
            names.add(at.asText());
        }
        if (target == FaultTarget.LINK) {
            link(names, at, pointer);
            return names;
        }
        if (names.size() != 1 || at.isArray()) {
            context.problem(
                    at.isMissingNode() ? pointer : pointer + "/at",
                    kind.text() + " needs at: with the name of one " + target.what());
            return names;
        }
        context.known(target.what(), names.get(0), target.names(context.estate()), pointer + "/at");
        return names;
    }

    private void link(List<String> names, JsonNode at, String pointer) {
        if (at.isMissingNode()) {
            return;
        }
        if (names.size() != 2 || !at.isArray()) {
            context.problem(pointer + "/at", "a link is named by a list of two sites, or by none for all links");
            return;
        }
        var known = true;
        for (var i = 0; i < 2; i++) {
            known &=
                    context.known("site", names.get(i), context.estate().sites().keySet(), pointer + "/at/" + i);
        }
        if (known && context.estate().link(names.get(0), names.get(1)).isEmpty()) {
            context.problem(pointer + "/at", "there is no link between " + names.get(0) + " and " + names.get(1));
        }
    }

    private Map<String, String> params(JsonNode step, String pointer, FaultKind kind, List<Param> accepted) {
        var given = new LinkedHashMap<String, JsonNode>();
        for (var entry : step.properties()) {
            if (!OWN_KEYS.contains(entry.getKey())) {
                given.put(entry.getKey(), entry.getValue());
            }
        }
        return new ParamReader(accepted, "of " + kind.text(), (at, message) -> context.problem(pointer + at, message))
                .read(given);
    }
}
