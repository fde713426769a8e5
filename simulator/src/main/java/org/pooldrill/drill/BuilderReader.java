package org.pooldrill.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pooldrill.estate.VoiceFailover;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.yaml.Pointer;

/** Reads {@code builder} steps: edits in Topology Builder, one by one. */
final class BuilderReader {

    private final StepContext context;

    BuilderReader(StepContext context) {
        this.context = context;
    }

    Step read(JsonNode step, String pointer, Origin origin) {
        var edits = new ArrayList<Edit>();
        for (var edge : step.path("builder").path("edges").properties()) {
            var at = Pointer.child(pointer + "/builder/edges", edge.getKey());
            if (context.known(
                    "Edge pool", edge.getKey(), context.estate().edges().keySet(), at)) {
                edgeEdits(edge.getKey(), edge.getValue(), at, edits);
            }
        }
        for (var pool : step.path("builder").path("pools").properties()) {
            var at = Pointer.child(pointer + "/builder/pools", pool.getKey());
            if (context.known("pool", pool.getKey(), context.estate().pools().keySet(), at)) {
                poolEdits(pool.getKey(), pool.getValue(), at, edits);
            }
        }
        for (var branch : step.path("builder").path("branches").properties()) {
            var at = Pointer.child(pointer + "/builder/branches", branch.getKey());
            if (context.known(
                    "branch", branch.getKey(), context.estate().branches().keySet(), at)) {
                StepContext.text(branch.getValue(), "registersWith").ifPresent(pool -> {
                    context.known("pool", pool, context.estate().pools().keySet(), at + "/registersWith");
                    edits.add(new Edit.RegistersWith(branch.getKey(), pool));
                });
            }
        }
        for (var chat : step.path("builder").path("persistentChat").properties()) {
            var at = Pointer.child(pointer + "/builder/persistentChat", chat.getKey());
            if (context.known(
                    "Persistent Chat pool",
                    chat.getKey(),
                    context.estate().persistentChat().keySet(),
                    at)) {
                StepContext.text(chat.getValue(), "nextHop").ifPresent(pool -> {
                    context.known("pool", pool, context.estate().pools().keySet(), at + "/nextHop");
                    edits.add(new Edit.ChatNextHop(chat.getKey(), pool));
                });
            }
        }
        return new Step.Builder(origin, edits, StepContext.text(step, "refused").map(ErrorId::valueOf));
    }

    private void edgeEdits(String edge, JsonNode given, String at, List<Edit> edits) {
        StepContext.text(given, "nextHop").ifPresent(pool -> {
            context.known("pool", pool, context.estate().pools().keySet(), at + "/nextHop");
            edits.add(new Edit.NextHop(edge, pool));
        });
        StepContext.flag(given, "federation").ifPresent(enabled -> edits.add(new Edit.Federation(edge, enabled)));
        StepContext.flag(given, "xmpp").ifPresent(enabled -> edits.add(new Edit.Xmpp(edge, enabled)));
    }

    private void poolEdits(String pool, JsonNode given, String at, List<Edit> edits) {
        if (given.has("define")) {
            if (context.estate().pool(pool).deployed()) {
                context.problem(
                        at + "/define",
                        "'" + pool + "' is in the topology from the start; what stands ready has"
                                + " deployed: false in the estate");
            }
            edits.add(new Edit.Define(pool));
        }
        if (given.has("remove")) {
            edits.add(new Edit.Remove(pool));
        }
        if (given.has("backup")) {
            var partner = StepContext.text(given, "backup");
            partner.ifPresent(name -> {
                if (name.equals(pool)) {
                    context.problem(at + "/backup", "'" + name + "' cannot be its own backup");
                }
                context.known("pool", name, context.estate().pools().keySet(), at + "/backup");
            });
            edits.add(new Edit.Backup(pool, partner));
        }
        if (given.has("mediaEdge")) {
            var edge = StepContext.text(given, "mediaEdge");
            edge.ifPresent(name ->
                    context.known("Edge pool", name, context.estate().edges().keySet(), at + "/mediaEdge"));
            edits.add(new Edit.MediaEdge(pool, edge));
        }
        if (given.has("voiceFailover")) {
            var voice = given.get("voiceFailover");
            edits.add(new Edit.Voice(
                    pool,
                    StepContext.flag(voice, "automatic"),
                    detection(voice, "failureDetection", at),
                    detection(voice, "failback", at)));
        }
    }

    private Optional<Duration> detection(JsonNode voice, String key, String at) {
        var value = StepContext.text(voice, key).flatMap(Units::duration);
        value.filter(found -> found.compareTo(VoiceFailover.MIN_DETECTION) < 0
                        || found.compareTo(VoiceFailover.MAX_DETECTION) > 0)
                .ifPresent(found -> context.problem(
                        at + "/voiceFailover/" + key, key + " is " + Units.text(found) + ", accepted is 30s to 24h"));
        return value;
    }
}
