package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.yaml.Nearest;

/**
 * Reads steps that their schema allows and checks what a schema cannot: the names of the estate, of other steps, and
 * what belongs together. Steps are read in order, for what earlier ones named.
 */
final class StepReader {

    private final StepContext context;
    private final FaultReader faults;
    private final DnsReader dns;
    private final BuilderReader builder;
    private final Set<String> background;
    private final Set<String> started = new LinkedHashSet<>();

    /**
     * @param background the names of all background steps of the drill, for better messages
     */
    StepReader(StepContext context, Set<String> background) {
        this.context = context;
        this.background = background;
        this.faults = new FaultReader(context);
        this.dns = new DnsReader(context);
        this.builder = new BuilderReader(context);
    }

    /** The step at a pointer, or nothing where it is not even known what to build; problems are added. */
    Optional<Step> read(JsonNode step, String pointer, int number) {
        var name = StepContext.text(step, "name");
        var after = StepContext.text(step, "after").flatMap(Units::duration);
        var origin = new Origin(number, name, after, context.drill().place(pointer));
        return switch (kind(step)) {
            case "advance" -> Optional.of(new Step.Advance(origin, duration(step, "advance")));
            case "until" ->
                Optional.of(new Step.Until(
                        origin,
                        cel(step.get("until"), pointer + "/until"),
                        within(step),
                        step.path("reached").asBoolean(true)));
            case "ps" -> Optional.of(ps(step, pointer, origin));
            case "await" -> Optional.of(await(step, pointer, origin));
            case "builder" -> Optional.of(builder.read(step, pointer, origin));
            case "dns" -> dns.read(step.get("dns"), pointer + "/dns", origin);
            case "firewall" -> firewall(step.get("firewall"), pointer + "/firewall", origin);
            case "fault" -> Optional.of(faults.fault(step, pointer, origin));
            case "heal" -> Optional.of(faults.heal(step, pointer, origin));
            case "user" -> Optional.of(user(step, pointer, origin));
            case "expect" -> Optional.of(new Step.Expect(origin, cels(step.get("expect"), pointer + "/expect")));
            case "note" -> Optional.of(new Step.Note(origin, step.get("note").asText()));
            default -> Optional.empty();
        };
    }

    /** Passes a step over that its schema does not allow; what later steps say of it is not held against them. */
    void skip(JsonNode step) {
        faults.unsure();
        if (step.has("background")) {
            StepContext.text(step, "name").ifPresent(started::add);
        }
    }

    /** Which faults are there, from here on nobody knows. */
    void unsure() {
        faults.unsure();
    }

    /** Later steps may wait for a line of this name. */
    void mayBeAwaited(String name) {
        started.add(name);
        background.add(name);
    }

    private static String kind(JsonNode step) {
        return StepKeys.KEYS.stream().filter(step::has).findFirst().orElse("");
    }

    private Step ps(JsonNode step, String pointer, Origin origin) {
        var line = step.get("ps").asText().strip();
        if (line.isEmpty() || line.contains("\n")) {
            context.problem(
                    pointer + "/ps",
                    "a ps step is one line, found " + line.lines().count() + " lines");
        }
        var operator = StepContext.text(step, "as").orElse(Step.DEFAULT_OPERATOR);
        context.known(
                "operator",
                operator,
                context.estate().operators().keySet(),
                step.has("as") ? pointer + "/as" : pointer);
        StepContext.text(step, "on")
                .ifPresent(on -> context.known("computer or pool", on, context.computersAndPools(), pointer + "/on"));
        var inBackground = step.path("background").asBoolean();
        if (inBackground && origin.name().isEmpty()) {
            context.problem(pointer + "/background", "a background step needs name:, so that it can be awaited");
        }
        if (inBackground) {
            origin.name().ifPresent(started::add);
        }
        return new Step.Ps(origin, line, operator, StepContext.text(step, "on"), expected(step), inBackground);
    }

    private Step await(JsonNode step, String pointer, Origin origin) {
        var name = step.get("await").asText();
        if (!started.contains(name)) {
            context.problem(
                    pointer + "/await",
                    background.contains(name)
                            ? "the background step '" + name + "' starts only later"
                            : "no background step '" + name + "'" + Nearest.hint(name, background));
        }
        return new Step.Await(origin, name, within(step), expected(step));
    }

    private Optional<Step> firewall(JsonNode change, String pointer, Origin origin) {
        var edge = change.get("at").asText();
        context.known("Edge pool", edge, context.estate().edges().keySet(), pointer + "/at");
        if (change.has("open") == change.has("close")) {
            context.problem(pointer, "a change of the firewall has exactly one of open and close");
            return Optional.empty();
        }
        var open = change.has("open");
        return Optional.of(new Step.FirewallChange(
                origin, edge, change.get(open ? "open" : "close").intValue(), open));
    }

    private Step user(JsonNode step, String pointer, Origin origin) {
        var act = Act.of(step.get("does").asText()).orElseThrow();
        var refused = StepContext.text(step, "refused").map(ErrorId::valueOf);
        var sip = step.get("user").asText();
        var given = new LinkedHashMap<String, JsonNode>();
        step.path("with").properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        var params = new ParamReader(
                        act.params(),
                        "of " + act.text(),
                        (at, message) -> context.problem(step.has("with") ? pointer + "/with" + at : pointer, message))
                .read(given);
        if (!refused.equals(Optional.of(ErrorId.UnknownUser))) {
            knownUser(sip, pointer + "/user");
            for (var param : act.params()) {
                var value = params.get(param.name());
                if (value != null
                        && param.type().namesUser(value)
                        && value.endsWith("@" + context.estate().sipDomain())) {
                    knownUser(value, pointer + "/with/" + param.name());
                }
            }
        }
        if (act == Act.SET_PRESENCE && params.isEmpty()) {
            context.problem(pointer, "set-presence needs at least one of state and note");
        }
        if (act == Act.MODIFY_CONFERENCE && !params.containsKey("starts") && !params.containsKey("length")) {
            context.problem(pointer, "modify-conference needs at least one of starts and length");
        }
        return new Step.UserAct(origin, sip, act, params, refused);
    }

    private void knownUser(String sip, String pointer) {
        if (context.estate().userHome(sip).isEmpty()) {
            var users = new ArrayList<String>();
            context.estate().pools().values().forEach(pool -> users.addAll(pool.named()));
            context.estate().branches().values().forEach(branch -> users.addAll(branch.named()));
            users.addAll(context.estate().everyUser());
            context.problem(pointer, "unknown user '" + sip + "'" + Nearest.hint(sip, new LinkedHashSet<>(users)));
        }
    }

    /** The expressions of a list. */
    List<Cel> cels(JsonNode list, String pointer) {
        var cels = new ArrayList<Cel>();
        for (var i = 0; i < list.size(); i++) {
            cels.add(cel(list.get(i), pointer + "/" + i));
        }
        return cels;
    }

    private Cel cel(JsonNode text, String pointer) {
        return new Cel(text.asText(), context.drill().place(pointer));
    }

    private static Duration within(JsonNode step) {
        return StepContext.text(step, "within").flatMap(Units::duration).orElse(Step.DEFAULT_WITHIN);
    }

    private static Expected expected(JsonNode step) {
        return new Expected(
                StepContext.text(step, "refused").map(ErrorId::valueOf),
                StepContext.text(step, "warns").flatMap(FindingCode::of));
    }

    private static Duration duration(JsonNode step, String key) {
        return Units.duration(step.get(key).asText()).orElseThrow();
    }
}
