package org.pooldrill.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns composed YAML into a JSON tree and notes where everything stood; one for each text. */
final class Tree {

    /** More than any real file needs, and less than anchors of anchors can make of a small one. */
    private static final int MAX_NODES = 500_000;

    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String file;
    private final Collection<Problem> problems;
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final Map<String, Place> values = new LinkedHashMap<>();
    private int nodes;

    Tree(String file, Collection<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    Located of(Node root) {
        return new Located(file, node(root, "", 0), keys, values);
    }

    Located empty() {
        return new Located(file, MissingNode.getInstance(), keys, values);
    }

    private JsonNode node(Node node, String pointer, int depth) {
        values.put(pointer, place(node));
        if (++nodes == MAX_NODES || depth > Yaml.MAX_DEPTH) {
            problem(
                    node,
                    "anchors make this document too large: more than " + MAX_NODES + " parts, or one inside itself");
        }
        if (nodes >= MAX_NODES || depth > Yaml.MAX_DEPTH) {
            return JSON.nullNode();
        }
        if (!TAGS.contains(node.getTag())) {
            problem(node, "the tag '" + node.getTag().getValue() + "' is not accepted; write the value without a tag");
            return JSON.nullNode();
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            var array = JSON.arrayNode();
            for (var element : sequence.getValue()) {
                array.add(node(element, Pointer.child(pointer, array.size()), depth + 1));
            }
            return array;
        }
        return node instanceof ScalarNode scalar ? scalar(scalar) : JSON.nullNode();
    }

    private JsonNode mapping(MappingNode mapping, String pointer, int depth) {
        var object = JSON.objectNode();
        for (var entry : mapping.getValue()) {
            var key = key(entry);
            if (key == null) {
                continue;
            }
            var at = Pointer.child(pointer, key);
            if (object.has(key)) {
                problem(
                        entry.getKeyNode(),
                        "duplicate key '" + key + "'; it stands in line "
                                + keys.get(at).line() + " already");
                continue;
            }
            keys.put(at, place(entry.getKeyNode()));
            object.set(key, node(entry.getValueNode(), at, depth + 1));
        }
        return object;
    }

    private @Nullable String key(NodeTuple entry) {
        if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
            problem(entry.getKeyNode(), "a key is a name, found a list or a map");
            return null;
        }
        if (scalar.getValue().equals("<<") && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
            problem(
                    scalar,
                    "merge keys ('<<') are not accepted; write the keys out, or use an anchor for a whole value");
            return null;
        }
        return scalar.getValue();
    }

    private JsonNode scalar(ScalarNode scalar) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return JSON.textNode(text);
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(text.equalsIgnoreCase("true"));
        }
        try {
            if (tag.equals(Tag.INT)) {
                return integer(text);
            }
            if (tag.equals(Tag.FLOAT)) {
                return JSON.numberNode(new BigDecimal(text));
            }
        } catch (NumberFormatException notFinite) {
            problem(scalar, "'" + text + "' is not a number that is accepted here");
        }
        return JSON.nullNode();
    }

    private static JsonNode integer(String text) {
        if (text.startsWith("0x") || text.startsWith("0o")) {
            return shortest(new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
        }
        return shortest(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }

    private static JsonNode shortest(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return JSON.numberNode(value.intValueExact());
        }
        return value.bitLength() < Long.SIZE ? JSON.numberNode(value.longValueExact()) : JSON.numberNode(value);
    }

    private Place place(Node node) {
        return node.getStartMark().map(mark -> Yaml.place(file, mark)).orElseGet(() -> Place.of(file));
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(place(node), message));
    }
}
