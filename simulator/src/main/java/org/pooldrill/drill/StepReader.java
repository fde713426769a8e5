package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pooldrill.estate.Estate;
import org.pooldrill.estate.SrvRecord;
import org.pooldrill.finding.FindingCode;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.yaml.Located;
import org.pooldrill.yaml.Nearest;
import org.pooldrill.yaml.Pointer;
import org.pooldrill.yaml.Problem;

/**
 * Reads steps that their schema allows and checks what a schema cannot: the names of the estate, of other steps, and
 * what belongs together. Steps are read in order, for what earlier ones named.
 */
final class StepReader {

    private static final Duration MIN_DETECTION = Duration.ofSeconds(30);
    private static final Duration MAX_DETECTION = Duration.ofHours(24);

    private final Located drill;
    private final Estate estate;
    private final Set<String> background;
    private final Collection<Problem> problems;
    private final FaultLedger faults;
    private final Set<String> started = new LinkedHashSet<>();
    private final Set<String> hosts = new LinkedHashSet<>();
    private final Set<String> srvNames = new LinkedHashSet<>();
    private final Set<String> aNames = new LinkedHashSet<>();

    /**
     * @param drill the drill, for places
     * @param background the names of all background steps of the drill, for better messages
     */
    StepReader(Located drill, Estate estate, Set<String> background, Collection<Problem> problems) {
        this.drill = drill;
        this.estate = estate;
        this.background = background;
        this.problems = problems;
        this.faults = new FaultLedger(estate.wan().size());
        estate.dns().srv().forEach(record -> srvNames.add(record.name()));
        aNames.addAll(estate.dns().a().keySet());
        hosts.addAll(computersAndPools());
        hosts.addAll(aNames);
    }

    /** The step at a pointer, or nothing where it is not even known what to build; problems are added. */
    Optional<Step> read(JsonNode step, String pointer, int number) {
        var name = text(step, "name");
        var origin = new Origin(number, name, drill.place(pointer));
        return switch (kind(step)) {
            case "advance" -> Optional.of(new Step.Advance(origin, duration(step, "advance")));
            case "until" ->
                Optional.of(new Step.Until(origin, cel(step.get("until"), pointer + "/until"), within(step)));
            case "ps" -> Optional.of(ps(step, pointer, origin));
            case "await" -> Optional.of(await(step, pointer, origin));
            case "builder" -> Optional.of(builder(step, pointer, origin));
            case "dns" -> dns(step.get("dns"), pointer + "/dns", origin);
            case "firewall" -> firewall(step.get("firewall"), pointer + "/firewall", origin);
            case "fault" -> Optional.of(fault(step, pointer, origin));
            case "heal" -> Optional.of(heal(step, pointer, origin));
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
            text(step, "name").ifPresent(started::add);
        }
    }

    private static String kind(JsonNode step) {
        return StepKeys.KEYS.stream().filter(step::has).findFirst().orElse("");
    }

    private Step ps(JsonNode step, String pointer, Origin origin) {
        var line = step.get("ps").asText().strip();
        if (line.isEmpty() || line.contains("\n")) {
            problem(
                    pointer + "/ps",
                    "a ps step is one line, found " + line.lines().count() + " lines");
        }
        var operator = text(step, "as").orElse(Step.DEFAULT_OPERATOR);
        known("operator", operator, estate.operators().keySet(), step.has("as") ? pointer + "/as" : pointer);
        text(step, "on").ifPresent(on -> known("computer or pool", on, computersAndPools(), pointer + "/on"));
        var inBackground = step.path("background").asBoolean();
        if (inBackground && origin.name().isEmpty()) {
            problem(pointer + "/background", "a background step needs name:, so that it can be awaited");
        }
        if (inBackground) {
            origin.name().ifPresent(started::add);
        }
        return new Step.Ps(origin, line, operator, text(step, "on"), expected(step), inBackground);
    }

    private Step await(JsonNode step, String pointer, Origin origin) {
        var name = step.get("await").asText();
        if (!started.contains(name)) {
            problem(
                    pointer + "/await",
                    background.contains(name)
                            ? "the background step '" + name + "' starts only later"
                            : "no background step '" + name + "'" + Nearest.hint(name, background));
        }
        return new Step.Await(origin, name, within(step), expected(step));
    }

    private Step builder(JsonNode step, String pointer, Origin origin) {
        var edits = new ArrayList<Edit>();
        for (var edge : step.path("builder").path("edges").properties()) {
            var at = Pointer.child(pointer + "/builder/edges", edge.getKey());
            if (known("Edge pool", edge.getKey(), estate.edges().keySet(), at)) {
                edgeEdits(edge.getKey(), edge.getValue(), at, edits);
            }
        }
        for (var pool : step.path("builder").path("pools").properties()) {
            var at = Pointer.child(pointer + "/builder/pools", pool.getKey());
            if (known("pool", pool.getKey(), estate.pools().keySet(), at)) {
                poolEdits(pool.getKey(), pool.getValue(), at, edits);
            }
        }
        return new Step.Builder(origin, edits, text(step, "refused").map(ErrorId::valueOf));
    }

    private void edgeEdits(String edge, JsonNode given, String at, List<Edit> edits) {
        text(given, "nextHop").ifPresent(pool -> {
            known("pool", pool, estate.pools().keySet(), at + "/nextHop");
            edits.add(new Edit.NextHop(edge, pool));
        });
        flag(given, "federation").ifPresent(enabled -> edits.add(new Edit.Federation(edge, enabled)));
        flag(given, "xmpp").ifPresent(enabled -> edits.add(new Edit.Xmpp(edge, enabled)));
    }

    private void poolEdits(String pool, JsonNode given, String at, List<Edit> edits) {
        if (given.has("backup")) {
            var partner = text(given, "backup");
            partner.ifPresent(name -> {
                if (name.equals(pool)) {
                    problem(at + "/backup", "'" + name + "' cannot be its own backup");
                }
                known("pool", name, estate.pools().keySet(), at + "/backup");
            });
            edits.add(new Edit.Backup(pool, partner));
        }
        if (given.has("mediaEdge")) {
            var edge = text(given, "mediaEdge");
            edge.ifPresent(name -> known("Edge pool", name, estate.edges().keySet(), at + "/mediaEdge"));
            edits.add(new Edit.MediaEdge(pool, edge));
        }
        if (given.has("voiceFailover")) {
            var voice = given.get("voiceFailover");
            edits.add(new Edit.Voice(
                    pool,
                    flag(voice, "automatic"),
                    detection(voice, "failureDetection", at),
                    detection(voice, "failback", at)));
        }
    }

    private Optional<Duration> detection(JsonNode voice, String key, String at) {
        var value = text(voice, key).flatMap(Units::duration);
        value.filter(found -> found.compareTo(MIN_DETECTION) < 0 || found.compareTo(MAX_DETECTION) > 0)
                .ifPresent(found -> problem(
                        at + "/voiceFailover/" + key, key + " is " + Units.text(found) + ", accepted is 30s to 24h"));
        return value;
    }

    private Optional<Step> dns(JsonNode change, String pointer, Origin origin) {
        var remove = change.path("remove").asBoolean();
        var to = text(change, "to");
        if (change.has("a") == change.has("srv")) {
            problem(pointer, "a change in DNS has exactly one of a and srv");
            return Optional.empty();
        }
        if (!remove && to.isEmpty()) {
            problem(pointer, "missing key 'to' in a change in DNS; to take a record away write remove: true");
            return Optional.empty();
        }
        to.flatMap(host -> hosts.contains(host) ? Optional.empty() : Nearest.to(host, hosts))
                .ifPresent(near -> problem(
                        pointer + "/to", "unknown host '" + to.orElseThrow() + "'; did you mean '" + near + "'?"));
        return Optional.of(new Step.DnsChange(
                origin,
                change.has("a") ? aRecord(change, pointer, to, remove) : srvRecord(change, pointer, to, remove)));
    }

    private DnsEdit aRecord(JsonNode change, String pointer, Optional<String> to, boolean remove) {
        var name = change.get("a").asText();
        for (var key : List.of("port", "priority")) {
            if (change.has(key)) {
                problem(pointer + "/" + key, "an A record has no " + key);
            }
        }
        if (remove) {
            known("A record", name, aNames, pointer + "/a");
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
                known("SRV record", name, srvNames, pointer + "/srv");
            }
            return new DnsEdit.RemoveSrv(name, to);
        }
        srvNames.add(name);
        var port = change.path("port").asInt(name.startsWith("_xmpp-server") ? 5269 : 5061);
        return new DnsEdit.SetSrv(new SrvRecord(
                name, to.orElseThrow(), port, change.path("priority").asInt(10)));
    }

    private Optional<Step> firewall(JsonNode change, String pointer, Origin origin) {
        var edge = change.get("at").asText();
        known("Edge pool", edge, estate.edges().keySet(), pointer + "/at");
        if (change.has("open") == change.has("close")) {
            problem(pointer, "a change of the firewall has exactly one of open and close");
            return Optional.empty();
        }
        var open = change.has("open");
        return Optional.of(new Step.FirewallChange(
                origin, edge, change.get(open ? "open" : "close").intValue(), open));
    }

    private Step fault(JsonNode step, String pointer, Origin origin) {
        var before = problems.size();
        var kind = FaultKind.of(step.get("fault").asText()).orElseThrow();
        var at = at(step, pointer, kind);
        var params = params(step, pointer, kind, kind.params());
        if (kind == FaultKind.WAN_SLOW && kind.params().stream().noneMatch(param -> step.has(param.name()))) {
            problem(pointer, "wan-slow needs at least one of bandwidth, latency and loss");
        }
        if (kind == FaultKind.WITNESS_DOWN && at.size() == 1 && estate.pools().containsKey(at.get(0))) {
            var sql = estate.pool(at.get(0)).sql();
            if (sql.mirror().isEmpty() || !sql.witness()) {
                problem(pointer + "/at", "the back end of '" + at.get(0) + "' has no witness");
            }
        }
        var lasts = text(step, "for").flatMap(Units::duration);
        var fault = new Step.Fault(origin, kind, at, lasts, params);
        if (problems.size() == before) {
            faults.caused(fault);
        } else {
            faults.unsure();
        }
        return fault;
    }

    private Step heal(JsonNode step, String pointer, Origin origin) {
        var kind = FaultKind.of(step.get("heal").asText()).orElseThrow();
        var before = problems.size();
        var heal = new Step.Heal(origin, kind, at(step, pointer, kind), params(step, pointer, kind, kind.healParams()));
        if (problems.size() == before) {
            faults.healed(heal).ifPresent(why -> problem(pointer + "/heal", why));
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
            problem(
                    at.isMissingNode() ? pointer : pointer + "/at",
                    kind.text() + " needs at: with the name of one " + target.what());
            return names;
        }
        known(target.what(), names.get(0), target.names(estate), pointer + "/at");
        return names;
    }

    private void link(List<String> names, JsonNode at, String pointer) {
        if (at.isMissingNode()) {
            return;
        }
        if (names.size() != 2 || !at.isArray()) {
            problem(pointer + "/at", "a link is named by a list of two sites, or by none for all links");
            return;
        }
        var known = true;
        for (var i = 0; i < 2; i++) {
            known &= known("site", names.get(i), estate.sites().keySet(), pointer + "/at/" + i);
        }
        if (known && estate.link(names.get(0), names.get(1)).isEmpty()) {
            problem(pointer + "/at", "there is no link between " + names.get(0) + " and " + names.get(1));
        }
    }

    private Map<String, String> params(JsonNode step, String pointer, FaultKind kind, List<Param> accepted) {
        var given = new LinkedHashMap<String, JsonNode>();
        var own = List.of("fault", "heal", "at", "for", "name");
        for (var entry : step.properties()) {
            if (!own.contains(entry.getKey())) {
                given.put(entry.getKey(), entry.getValue());
            }
        }
        return new ParamReader(accepted, "of " + kind.text(), (at, message) -> problem(pointer + at, message))
                .read(given);
    }

    private Step user(JsonNode step, String pointer, Origin origin) {
        var act = Act.of(step.get("does").asText()).orElseThrow();
        var refused = text(step, "refused").map(ErrorId::valueOf);
        var sip = step.get("user").asText();
        var given = new LinkedHashMap<String, JsonNode>();
        step.path("with").properties().forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        var params = new ParamReader(
                        act.params(),
                        "of " + act.text(),
                        (at, message) -> problem(step.has("with") ? pointer + "/with" + at : pointer, message))
                .read(given);
        if (!refused.equals(Optional.of(ErrorId.UnknownUser))) {
            knownUser(sip, pointer + "/user");
            for (var param : act.params()) {
                var value = params.get(param.name());
                if (value != null && param.type().namesUser(value) && value.endsWith("@" + estate.sipDomain())) {
                    knownUser(value, pointer + "/with/" + param.name());
                }
            }
        }
        if (act == Act.SET_PRESENCE && params.isEmpty()) {
            problem(pointer, "set-presence needs at least one of state and note");
        }
        if (act == Act.MODIFY_CONFERENCE && !params.containsKey("starts") && !params.containsKey("length")) {
            problem(pointer, "modify-conference needs at least one of starts and length");
        }
        return new Step.UserAct(origin, sip, act, params, refused);
    }

    private void knownUser(String sip, String pointer) {
        if (estate.userHome(sip).isEmpty()) {
            var users = new ArrayList<String>();
            estate.pools().values().forEach(pool -> users.addAll(pool.named()));
            estate.branches().values().forEach(branch -> users.addAll(branch.named()));
            estate.pools().values().forEach(pool -> users.addAll(pool.userSips()));
            problem(pointer, "unknown user '" + sip + "'" + Nearest.hint(sip, new LinkedHashSet<>(users)));
        }
    }

    private List<String> computersAndPools() {
        var names = new ArrayList<String>();
        estate.pools().values().forEach(pool -> {
            names.add(pool.fqdn());
            names.addAll(pool.frontEndFqdns());
        });
        estate.pools().values().forEach(pool -> names.addAll(pool.sql().servers()));
        estate.edges().values().forEach(edge -> {
            names.add(edge.fqdn());
            names.addAll(edge.serverFqdns());
        });
        names.addAll(estate.branches().keySet());
        return names.stream().distinct().toList();
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
        return new Cel(text.asText(), drill.place(pointer));
    }

    private static Duration within(JsonNode step) {
        return text(step, "within").flatMap(Units::duration).orElse(Step.DEFAULT_WITHIN);
    }

    private static Expected expected(JsonNode step) {
        return new Expected(
                text(step, "refused").map(ErrorId::valueOf), text(step, "warns").flatMap(FindingCode::of));
    }

    private static Duration duration(JsonNode step, String key) {
        return Units.duration(step.get(key).asText()).orElseThrow();
    }

    private static Optional<String> text(JsonNode object, String key) {
        return object.hasNonNull(key) ? Optional.of(object.get(key).asText()) : Optional.empty();
    }

    private static Optional<Boolean> flag(JsonNode object, String key) {
        return object.hasNonNull(key) ? Optional.of(object.get(key).asBoolean()) : Optional.empty();
    }

    private boolean known(String what, String name, Collection<String> names, String pointer) {
        if (names.contains(name)) {
            return true;
        }
        problem(pointer, "unknown " + what + " '" + name + "'" + Nearest.hint(name, names));
        return false;
    }

    private void problem(String pointer, String message) {
        problems.add(new Problem(drill.place(pointer), message));
    }
}
