package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pooldrill.shell.language.LineParser;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/** What is more than one value: lists, changes to lists, script blocks and conditions. */
public sealed interface CompoundType extends ParameterType {

    /** Several values of one type; a single one is a list of one. */
    record ListOf(ParameterType element) implements CompoundType {

        @Override
        public String label() {
            return element.label() + "[]";
        }

        @Override
        public String accepted() {
            return element.accepted() + ", several separated by commas";
        }

        @Override
        public Conversion convert(Given given) {
            var elements = given.value() instanceof List<?> list
                    ? list.stream().map(Given::of).toList()
                    : List.of(given);
            var values = new ArrayList<Object>();
            for (var each : elements) {
                if (element.convert(each) instanceof Accepted accepted) {
                    values.add(accepted.value());
                } else {
                    return element.convert(each);
                }
            }
            return Accepted.as(List.copyOf(values));
        }

        @Override
        public boolean mayTake(Object value) {
            return element.mayTake(value);
        }
    }

    /** A change to a list property; the cmdlet gets a {@link ListEdit}. */
    record Edits() implements CompoundType {

        @Override
        public String label() {
            return "PSListModifier";
        }

        @Override
        public String accepted() {
            return "values separated by commas, or @{Add=...}, @{Remove=...}, @{Replace=...}";
        }

        @Override
        public Conversion convert(Given given) {
            if (!(given.value() instanceof Map<?, ?> table)) {
                return given.isPlain() || given.value() instanceof List<?>
                        ? Accepted.as(new ListEdit(Optional.of(texts(given.value())), List.of(), List.of()))
                        : new Rejected("it is no list");
            }
            var parts = new LinkedHashMap<String, List<String>>();
            table.forEach((key, value) -> parts.put(key.toString().toLowerCase(Locale.ROOT), texts(value)));
            var replace = Optional.ofNullable(parts.remove("replace"));
            var add = Optional.ofNullable(parts.remove("add")).orElse(List.of());
            var remove = Optional.ofNullable(parts.remove("remove")).orElse(List.of());
            return parts.isEmpty()
                    ? Accepted.as(new ListEdit(replace, add, remove))
                    : new Rejected("it has the key " + parts.keySet().iterator().next());
        }

        private static List<String> texts(Object value) {
            return Values.each(value).stream()
                    .map(ValueText::inText)
                    .filter(text -> !text.isEmpty())
                    .toList();
        }
    }

    /** A script block. */
    record Script() implements CompoundType {

        @Override
        public String label() {
            return "ScriptBlock";
        }

        @Override
        public String accepted() {
            return "a script block such as { $_.Identity -eq 'pool1.contoso.com' }";
        }

        @Override
        public Conversion convert(Given given) {
            return given.value() instanceof ScriptBlock
                    ? Accepted.as(given.value())
                    : new Rejected("it is no script block");
        }

        @Override
        public boolean mayTake(Object value) {
            return value instanceof ScriptBlock;
        }
    }

    /** A condition in which properties stand by their bare names; the cmdlet gets an expression. */
    record Filter() implements CompoundType {

        @Override
        public String label() {
            return "ScriptBlock";
        }

        @Override
        public String accepted() {
            return "a condition such as {RegistrarPool -eq \"pool1.contoso.com\"}";
        }

        @Override
        public Conversion convert(Given given) {
            try {
                return Accepted.as(LineParser.parseFilter(
                        given.value() instanceof ScriptBlock block ? block.source() : given.text()));
            } catch (Refused noCondition) {
                return new Rejected(noCondition.refusal().why());
            }
        }

        @Override
        public boolean mayTake(Object value) {
            return true;
        }
    }
}
