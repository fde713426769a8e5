package org.pooldrill.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pooldrill.yaml.Problem;
import org.pooldrill.yaml.Yaml;

/**
 * Understands what is typed at the shell. A line that begins with none of the shell's own words is one for PowerShell.
 * What comes out is a step as a drill has it; whether its names exist is looked at where it is taken.
 */
public final class LineReader {
    private static final Pattern WITHIN = Pattern.compile("(?i)(.*\\S)\\s+within\\s+(\\S+)\\s*");
    private static final String OF_POWERSHELL = "LINE";

    private Optional<String> on = Optional.empty();
    private Optional<String> operator = Optional.empty();

    /** The computer or pool that lines are typed on; empty for a management computer. */
    public Optional<String> on() {
        return on;
    }

    /** From now on lines are typed there; empty for a management computer. */
    public void on(Optional<String> place) {
        on = place;
    }

    /** Who types; empty for admin. */
    public Optional<String> operator() {
        return operator;
    }

    /** From now on lines are typed by this operator; empty for admin. */
    public void operator(Optional<String> name) {
        operator = name;
    }

    /** What a line means. */
    public Typed read(String line) {
        var text = line.strip();
        if (text.isEmpty()) {
            return new Typed.Nothing();
        }
        if (text.startsWith("#")) {
            return new Typed.Comment(text.substring(1).strip());
        }
        var first = text.split("\\s+", 2);
        var rest = first.length > 1 ? first[1].strip() : "";
        return Word.of(first[0]).map(word -> own(word, rest)).orElseGet(() -> new Typed.DrillStep(ps(text)));
    }

    private Typed own(Word word, String rest) {
        try {
            return switch (word) {
                case ADVANCE -> step("advance", needed(word, rest));
                case UNTIL -> within(word, "until", rest);
                case AWAIT -> within(word, "await", rest);
                case BACKGROUND -> background(rest);
                case FAULT, HEAL -> fault(word, rest);
                case USER -> user(rest);
                case BUILDER -> builder(rest);
                case DNS, FIREWALL -> change(word, rest);
                case EXPECT -> expect(rest);
                case NOTE -> step("note", needed(word, rest));
                case ON, AS, STATE, FINDINGS, DRILL, HELP, EXIT -> new Typed.Own(word, rest);
            };
        } catch (NotUnderstood wrong) {
            return new Typed.Wrong(wrong.getMessage());
        }
    }

    private static ObjectNode map() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Typed step(String key, String value) {
        return new Typed.DrillStep(map().put(key, value));
    }

    private static String needed(Word word, String rest) {
        if (rest.isEmpty()) {
            throw new NotUnderstood(word, "says no more");
        }
        return rest;
    }

    private ObjectNode ps(String line) {
        var step = map().put("ps", line);
        operator.ifPresent(name -> step.put("as", name));
        on.ifPresent(place -> step.put("on", place));
        return step;
    }

    private static Typed within(Word word, String key, String rest) {
        var limited = WITHIN.matcher(needed(word, rest));
        return limited.matches()
                ? new Typed.DrillStep(map().put(key, limited.group(1)).put("within", limited.group(2)))
                : step(key, rest);
    }

    private Typed background(String rest) {
        var parts = needed(Word.BACKGROUND, rest).split("\\s+", 2);
        if (parts.length < 2) {
            throw new NotUnderstood(Word.BACKGROUND, "has a name and no " + OF_POWERSHELL);
        }
        if (Word.of(parts[1].split("\\s+", 2)[0]).isPresent()) {
            throw new NotUnderstood(Word.BACKGROUND, "takes cmdlets, and none of the shell's own words");
        }
        return new Typed.DrillStep(ps(parts[1]).put("name", parts[0]).put("background", true));
    }

    private static Typed expect(String rest) {
        var step = map();
        step.putArray("expect").add(needed(Word.EXPECT, rest));
        return new Typed.DrillStep(step);
    }

    /** {@code KIND at NAME and NAME for D KEY=VALUE}, the parts behind the kind in any order. */
    private static Typed fault(Word word, String rest) {
        var parts = Parts.of(needed(word, rest));
        var step = map().put(word.text(), parts.get(0));
        var others = map();
        var at = new ArrayList<String>();
        for (var i = 1; i < parts.size(); i++) {
            var part = parts.get(i);
            var more = i + 1 < parts.size();
            if (part.equalsIgnoreCase("for") && more) {
                others.put("for", parts.get(++i));
            } else if ((part.equalsIgnoreCase("at") || part.equalsIgnoreCase("and")) && more) {
                at.add(parts.get(++i));
            } else if (part.indexOf('=') > 0) {
                pair(word, part, (key, value) -> others.put(key, value));
            } else {
                throw new NotUnderstood(word, "does not understand '" + part + "'");
            }
        }
        if (at.size() == 1) {
            step.put("at", at.get(0));
        } else if (!at.isEmpty()) {
            at.forEach(step.putArray("at")::add);
        }
        step.setAll(others);
        return new Typed.DrillStep(step);
    }

    private static Typed user(String rest) {
        var parts = new ArrayList<>(Parts.of(needed(Word.USER, rest)));
        if (parts.size() > 1 && parts.get(1).equalsIgnoreCase("does")) {
            parts.remove(1);
        }
        if (parts.size() < 2) {
            throw new NotUnderstood(Word.USER, "names nothing that " + parts.get(0) + " does");
        }
        var step = map().put("user", parts.get(0)).put("does", parts.get(1));
        if (parts.size() > 2) {
            var with = step.putObject("with");
            parts.stream().skip(2).forEach(part -> pair(Word.USER, part, (key, value) -> with.put(key, value)));
        }
        return new Typed.DrillStep(step);
    }

    /** {@code edges edge1.contoso.com nextHop=pool2.contoso.com}, or the whole edit as YAML. */
    private static Typed builder(String rest) {
        if (needed(Word.BUILDER, rest).startsWith("{")) {
            return new Typed.DrillStep(put("builder", yaml(Word.BUILDER, rest)));
        }
        var parts = Parts.of(rest);
        if (parts.size() < 3) {
            throw new NotUnderstood(Word.BUILDER, "says too little");
        }
        var edits = pairs(Word.BUILDER, parts.subList(2, parts.size()));
        return new Typed.DrillStep(put("builder", put(parts.get(0), put(parts.get(1), edits))));
    }

    private static Typed change(Word word, String rest) {
        var change = needed(word, rest).startsWith("{") ? yaml(word, rest) : pairs(word, Parts.of(rest));
        return new Typed.DrillStep(put(word.text(), change));
    }

    private static ObjectNode put(String key, JsonNode value) {
        var node = map();
        node.set(key, value);
        return node;
    }

    /** Pairs whose values are YAML: numbers, true and false, maps in braces. */
    private static ObjectNode pairs(Word word, List<String> parts) {
        var texts = new LinkedHashMap<String, String>();
        parts.forEach(part -> pair(word, part, texts::put));
        var node = map();
        texts.forEach((key, value) -> node.set(key, yaml(word, value)));
        return node;
    }

    private interface Pair {
        void take(String key, String value);
    }

    private static void pair(Word word, String part, Pair pair) {
        var equals = part.indexOf('=');
        if (equals < 1) {
            throw new NotUnderstood(word, "does not understand '" + part + "', accepted is KEY=VALUE");
        }
        pair.take(part.substring(0, equals), part.substring(equals + 1));
    }

    private static JsonNode yaml(Word word, String text) {
        var problems = new ArrayList<Problem>();
        var node = Yaml.read(word.text(), text, problems).root();
        if (!problems.isEmpty()) {
            throw new NotUnderstood(word, problems.get(0).message());
        }
        return node.isMissingNode() ? JsonNodeFactory.instance.textNode("") : node;
    }

    /** Carries out of a line what is wrong with it. */
    private static final class NotUnderstood extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotUnderstood(Word word, String why) {
            super(word.text() + " " + why + "; it reads: " + word.usage() + "\nfor example: " + word.example());
        }
    }
}
