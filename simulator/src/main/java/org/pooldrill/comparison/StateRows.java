package org.pooldrill.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pooldrill.report.Amounts;
import org.pooldrill.state.LeafType;
import org.pooldrill.state.Shape;
import org.pooldrill.state.Shape.Leaf;
import org.pooldrill.state.Shape.MapOf;
import org.pooldrill.state.Shape.Struct;
import org.pooldrill.state.StatePath;
import org.pooldrill.state.StateShape;

/** The values in which two state documents differ, as the shape of the document has them. */
final class StateRows {
    /** What is told otherwise, or says nothing by itself. */
    private static final Set<String> ELSEWHERE = Set.of("time", "clock", "findings", "items", "objects", "eventLog");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("servedBy", "served by"),
            Map.entry("readOnly", "read-only"),
            Map.entry("users.enabled", "users"),
            Map.entry("users.regular", "users Regular"),
            Map.entry("users.resiliency", "users in resiliency mode"),
            Map.entry("users.cannotSignIn", "users who cannot sign in"),
            Map.entry("users.signedOut", "users signed out"),
            Map.entry("lost.changes", "lost changes"),
            Map.entry("lost.users", "users who lost something"),
            Map.entry("lost.conferences", "lost conferences"),
            Map.entry("lost.files", "lost files"),
            Map.entry("lost.bytes", "lost bytes"),
            Map.entry("rpo", "RPO"),
            Map.entry("rto", "time to move"),
            Map.entry("rto.detect", "RTO: detect"),
            Map.entry("rto.decide", "RTO: decide"),
            Map.entry("rto.execute", "RTO: execute"),
            Map.entry("rto.signIn", "RTO: sign in"),
            Map.entry("rto.total", "RTO: total"),
            Map.entry("activeMaster", "active master"),
            Map.entry("activeMasters", "active masters"),
            Map.entry("fileTransferAgents", "file transfer agents"),
            Map.entry("nextHop", "next hop"),
            Map.entry("replicaNextHop", "next hop the Edge acts on"),
            Map.entry("externalMedia.works", "external media works"),
            Map.entry("externalMedia.why", "external media does not work since"),
            Map.entry("externalMedia.edge", "external media over"),
            Map.entry("webConferencing.works", "web conferencing works"),
            Map.entry("webConferencing.why", "web conferencing does not work since"),
            Map.entry("webConferencing.edge", "web conferencing over"),
            Map.entry("content.here", "files in its own store"),
            Map.entry("content.atPartner", "files in its partner's store"),
            Map.entry("content.missing", "files missing in its own store"),
            Map.entry("frontEnds.running", "Front Ends running"),
            Map.entry("why", "does not work since"),
            Map.entry("backup.rpo", "RPO"),
            Map.entry("backup.produced", "changes made"),
            Map.entry("backup.exported", "changes exported"),
            Map.entry("backup.imported", "changes imported"),
            Map.entry("backup.acked", "changes acknowledged"),
            Map.entry("backup.backlogBytes", "backlog"),
            Map.entry("backup.oldestUnacked", "oldest change not acknowledged"));

    private final List<Row> rows = new ArrayList<>();

    private StateRows() {}

    /** The rows, in the order of the document. */
    static List<Row> of(JsonNode a, JsonNode b) {
        var rows = new StateRows();
        rows.compare(List.of(), StateShape.document(), a, b);
        return rows.rows;
    }

    private void compare(List<String> path, @Nullable Shape shape, JsonNode a, JsonNode b) {
        if (a.equals(b) || !path.isEmpty() && ELSEWHERE.contains(path.get(path.size() - 1))) {
            return;
        }
        if (shape instanceof Struct struct) {
            struct.fields()
                    .forEach((name, field) -> compare(with(path, name), field.shape(), a.path(name), b.path(name)));
        } else if (shape instanceof MapOf map) {
            var keys = new LinkedHashSet<String>();
            a.fieldNames().forEachRemaining(keys::add);
            b.fieldNames().forEachRemaining(keys::add);
            keys.forEach(key -> compare(with(path, key), map.values(), a.path(key), b.path(key)));
        } else {
            rows.add(row(path, shape, a, b));
        }
    }

    private static List<String> with(List<String> path, String segment) {
        var longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }

    private static Row row(List<String> path, @Nullable Shape shape, JsonNode a, JsonNode b) {
        var type = shape instanceof Leaf leaf ? leaf.type() : LeafType.STRING;
        var bytes = path.get(path.size() - 1).toLowerCase(Locale.ROOT).endsWith("bytes");
        return new Row(
                Section.of(path),
                about(path),
                new StatePath(path).toString(),
                words(path),
                text(a, type, bytes),
                text(b, type, bytes),
                difference(a, b, type, bytes));
    }

    /** The keys on the way to a value, which say whose it is; or the name of the part of the document. */
    private static String about(List<String> path) {
        return String.join(", ", keys(path));
    }

    private static List<String> keys(List<String> path) {
        var keys = new ArrayList<String>();
        Optional<Shape> shape = Optional.of(StateShape.document());
        for (var segment : path) {
            if (shape.filter(MapOf.class::isInstance).isPresent()) {
                keys.add(segment);
            }
            shape = shape.flatMap(at -> at.fold(
                    struct -> struct.field(segment).map(Shape.Field::shape),
                    map -> Optional.of(map.values()),
                    list -> Optional.<Shape>empty(),
                    leaf -> Optional.<Shape>empty()));
        }
        return keys;
    }

    private static String words(List<String> path) {
        var keys = keys(path);
        var fields = new ArrayList<>(path);
        fields.removeAll(keys);
        var first = fields.get(0);
        var rest = fields.size() == 1 ? fields : fields.subList(keys.isEmpty() ? 0 : 1, fields.size());
        var dotted = String.join(".", rest);
        var known = WORDS.get(dotted);
        if (known != null) {
            return known;
        }
        if (keys.isEmpty() && fields.size() > 1) {
            var tail = String.join(".", fields.subList(1, fields.size()));
            return plain(first) + ": " + WORDS.getOrDefault(tail, plain(tail));
        }
        return plain(dotted);
    }

    private static String plain(String dotted) {
        return dotted.replace('.', ' ')
                .replaceAll("(?<=[a-z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode node, LeafType type, boolean bytes) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        } else if (type == LeafType.DURATION && node.isTextual()) {
            return Amounts.time(Duration.parse(node.asText()));
        } else if (node.isIntegralNumber()) {
            return bytes ? Amounts.bytes(node.asLong()) : Amounts.number(node.asLong());
        } else if (node.isBoolean()) {
            return node.asBoolean() ? "yes" : "no";
        }
        var text = JsonPairs.text(node);
        return text.isEmpty() ? "none" : text;
    }

    private static String difference(JsonNode a, JsonNode b, LeafType type, boolean bytes) {
        if (a.isIntegralNumber() && b.isIntegralNumber()) {
            var more = b.asLong() - a.asLong();
            return sign(more) + (bytes ? Amounts.bytes(Math.abs(more)) : Amounts.number(Math.abs(more)));
        } else if (type == LeafType.DURATION && a.isTextual() && b.isTextual()) {
            return time(Duration.parse(b.asText()).minus(Duration.parse(a.asText())));
        }
        return "";
    }

    /** How much longer, or later. */
    static String time(Duration more) {
        return more.isZero() ? "" : sign(more.toMillis()) + Amounts.time(more.abs());
    }

    static String sign(long more) {
        return more < 0 ? "-" : "+";
    }
}
