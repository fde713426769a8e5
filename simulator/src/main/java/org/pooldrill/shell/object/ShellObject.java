package org.pooldrill.shell.object;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One object as a cmdlet puts it out: its properties in display order, under the name of its type.
 *
 * <p>Two objects of one type have the same properties in the same order. Property names are looked up without regard to
 * case, as PowerShell does.
 */
public final class ShellObject {

    private final String type;
    private final View view;
    private final Map<String, Object> properties;
    private final String text;

    private ShellObject(String type, View view, Map<String, Object> properties, String text) {
        this.type = type;
        this.view = view;
        this.properties = properties;
        this.text = text;
    }

    /** Starts an object that is shown as a list of its properties. */
    public static Builder list(String type) {
        return new Builder(type, View.LIST);
    }

    /** Starts an object that is shown as a row of a table. */
    public static Builder table(String type) {
        return new Builder(type, View.TABLE);
    }

    /** Starts an object of the given default view. */
    public static Builder shownAs(View view, String type) {
        return new Builder(type, view);
    }

    /** The name of its type, as Get-Member would show it. */
    public String type() {
        return type;
    }

    public View view() {
        return view;
    }

    /** The properties in display order; the values are of the kinds that {@link Values} lists. */
    public Map<String, Object> properties() {
        return properties;
    }

    /** Whether there is a property of this name, in any case. */
    public boolean has(String name) {
        return properties.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The value of a property, its name in any case; the empty string where there is no such property. */
    public Object value(String name) {
        var exact = properties.get(name);
        if (exact != null) {
            return exact;
        }
        return properties.entrySet().stream()
                .filter(property -> property.getKey().equalsIgnoreCase(name))
                .findFirst()
                .<Object>map(Map.Entry::getValue)
                .orElse("");
    }

    /** The object in one line, as it shows inside a list or in a text. */
    @Override
    public String toString() {
        return text.isEmpty() ? ValueText.inline(this) : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShellObject that && type.equals(that.type) && properties.equals(that.properties);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + properties.hashCode();
    }

    /** Collects the properties of one object, in display order. */
    public static final class Builder {

        private final String type;
        private final View view;
        private final Map<String, Object> properties = new LinkedHashMap<>();
        private String text = "";

        private Builder(String type, View view) {
            this.type = type;
            this.view = view;
        }

        /**
         * Adds a property.
         *
         * @throws IllegalArgumentException if the object has one of that name, or the value is of no kind that the shell
         *     knows
         */
        public Builder with(String name, Object value) {
            var taken = properties.keySet().stream()
                    .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
            if (taken) {
                throw new IllegalArgumentException("Property " + name + " of " + type + " is given twice");
            }
            properties.put(name, Values.of(value));
            return this;
        }

        /** Sets the one line by which the object shows inside a list; without it its properties are listed there. */
        public Builder inOneLine(String line) {
            text = line;
            return this;
        }

        public ShellObject build() {
            return new ShellObject(type, view, Collections.unmodifiableMap(new LinkedHashMap<>(properties)), text);
        }
    }
}
