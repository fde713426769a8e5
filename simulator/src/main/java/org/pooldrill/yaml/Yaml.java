package org.pooldrill.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.Schema;

/**
 * Reads YAML 1.2 with its core schema, so that {@code on}, {@code off}, {@code yes} and {@code no} are text. Keys are
 * text always. Duplicate keys, merge keys and tags are refused; anchors are expanded within limits.
 */
public final class Yaml {

    /** The largest text, in bytes. */
    public static final int MAX_BYTES = 4 << 20;

    static final int MAX_DEPTH = 64;

    private static final int MAX_ALIASES = 1_000;

    private Yaml() {}

    /**
     * Reads one document.
     *
     * @param file how to call the text in problems
     * @param problems where to add what is wrong; the document is then what could be read of it
     */
    public static Located read(String file, byte[] bytes, Collection<Problem> problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(new Problem(
                    Place.of(file), "the file has " + bytes.length + " bytes, accepted are up to " + MAX_BYTES));
            return new Tree(file, problems).empty();
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(file, text, problems);
        } catch (CharacterCodingException notUtf8) {
            problems.add(new Problem(Place.of(file), "not UTF-8 text; files are written in UTF-8"));
            return new Tree(file, problems).empty();
        }
    }

    /** Reads one document from text; as above. */
    public static Located read(String file, String text, Collection<Problem> problems) {
        var tree = new Tree(file, problems);
        var yaml = text.startsWith("\uFEFF") ? text.substring(1) : text;
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreWithoutMerge())
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
        try {
            limitDepth(settings, yaml);
            return new Compose(settings).composeString(yaml).map(tree::of).orElseGet(tree::empty);
        } catch (TooDeep tooDeep) {
            problems.add(new Problem(tooDeep.place(file), "nested more than " + MAX_DEPTH + " levels deep"));
        } catch (MarkedYamlEngineException malformed) {
            problems.add(malformed(file, malformed));
        } catch (ReaderException unreadable) {
            problems.add(new Problem(
                    Place.of(file),
                    "not YAML: the character U+"
                            + String.format(Locale.ROOT, "%04X", unreadable.getCodePoint())
                            + " is not allowed in it"));
        } catch (YamlEngineException limited) {
            problems.add(new Problem(Place.of(file), "not YAML: " + firstLine(limited.getMessage())));
        }
        return tree.empty();
    }

    /** The composer is recursive, the parser is not: depth is measured before anything is composed. */
    private static void limitDepth(LoadSettings settings, String yaml) {
        var depth = 0;
        for (var event : new Parse(settings).parseString(yaml)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new TooDeep(event.getStartMark().map(List::of).orElseGet(List::of));
            }
        }
    }

    private static Problem malformed(String file, MarkedYamlEngineException malformed) {
        var place = malformed
                .getProblemMark()
                .or(malformed::getContextMark)
                .map(mark -> place(file, mark))
                .orElseGet(() -> Place.of(file));
        var context = malformed.getContext();
        var detail = context == null || context.isBlank() ? "" : " (" + firstLine(context) + ")";
        return new Problem(place, "not YAML: " + firstLine(malformed.getProblem()) + detail);
    }

    static Place place(String file, Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").strip();
    }

    /** The core schema as YAML 1.2 has it; the library's own adds merge keys. */
    private static final class CoreWithoutMerge implements Schema {

        @Override
        public ScalarResolver getScalarResolver() {
            return new CoreScalarResolver(false);
        }

        @Override
        public Map<Tag, ConstructNode> getSchemaTagConstructors() {
            return Map.of();
        }
    }

    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Mark> marks;

        TooDeep(List<Mark> marks) {
            this.marks = marks;
        }

        Place place(String file) {
            return marks.stream()
                    .map(mark -> Yaml.place(file, mark))
                    .findFirst()
                    .orElseGet(() -> Place.of(file));
        }
    }
}
