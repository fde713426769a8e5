package org.pooldrill.shell.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pooldrill.shell.language.Members;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;
import org.pooldrill.shell.object.Wildcard;

/** One entry of a -Property list: a name, a pattern, a script block, or a hash table that names one. */
sealed interface PropertyChoice {

    /** Adds what it chooses of an object. */
    void addTo(Map<String, Object> chosen, Object item);

    /** The entries of a list as it was bound. */
    static List<PropertyChoice> of(List<Object> entries) {
        return entries.stream().map(PropertyChoice::one).toList();
    }

    /** What a list of entries chooses of an object, in the order of the entries. */
    static Map<String, Object> choose(List<PropertyChoice> choices, Object item) {
        var chosen = new LinkedHashMap<String, Object>();
        choices.forEach(choice -> choice.addTo(chosen, item));
        return chosen;
    }

    /** The one value that an entry gives of an object, to sort or count by. */
    static Object value(Object entry, Object item) {
        return choose(List.of(one(entry)), item).values().stream().findFirst().orElse(Values.EMPTY);
    }

    private static PropertyChoice one(Object entry) {
        if (entry instanceof ScriptBlock block) {
            return new Computed(block.source(), block);
        }
        if (entry instanceof Map<?, ?> table) {
            return computed(table);
        }
        var name = ValueText.inText(entry);
        return name.contains("*") || name.contains("?") ? new Pattern(Wildcard.of(name)) : new Named(name);
    }

    private static PropertyChoice computed(Map<?, ?> table) {
        var name = "";
        Object expression = Values.EMPTY;
        for (var entry : table.entrySet()) {
            var key = entry.getKey().toString().toLowerCase(Locale.ROOT);
            if (!key.isEmpty() && ("name".startsWith(key) || "label".startsWith(key))) {
                name = ValueText.inText(entry.getValue());
            } else if (!key.isEmpty() && "expression".startsWith(key)) {
                expression = entry.getValue();
            } else {
                throw Refused.value(
                        key,
                        "-Property",
                        "'" + key + "' is no key of a computed property",
                        "Accepted are Name, Label and Expression.");
            }
        }
        if (expression instanceof ScriptBlock block) {
            return new Computed(name.isEmpty() ? block.source() : name, block);
        }
        return new Renamed(name, ValueText.inText(expression));
    }

    /** A property by its name; one that an object does not have is empty. */
    record Named(String name) implements PropertyChoice {

        @Override
        public void addTo(Map<String, Object> chosen, Object item) {
            var spelled = item instanceof ShellObject object
                    ? object.properties().keySet().stream()
                            .filter(name::equalsIgnoreCase)
                            .findFirst()
                            .orElse(name)
                    : name;
            chosen.put(spelled, Members.of(item, name));
        }
    }

    /** A property under another name. */
    record Renamed(String name, String property) implements PropertyChoice {

        @Override
        public void addTo(Map<String, Object> chosen, Object item) {
            chosen.put(name.isEmpty() ? property : name, Members.of(item, property));
        }
    }

    /** All properties that fit a pattern. */
    record Pattern(Wildcard pattern) implements PropertyChoice {

        @Override
        public void addTo(Map<String, Object> chosen, Object item) {
            if (item instanceof ShellObject object) {
                object.properties().forEach((name, value) -> {
                    if (pattern.fits(name)) {
                        chosen.put(name, value);
                    }
                });
            }
        }
    }

    /** A value that a script block makes of the object. */
    record Computed(String name, ScriptBlock block) implements PropertyChoice {

        @Override
        public void addTo(Map<String, Object> chosen, Object item) {
            chosen.put(name, block.evaluate(item));
        }
    }
}
