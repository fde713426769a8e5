package org.pooldrill.shell.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pooldrill.shell.language.LineParser;
import org.pooldrill.shell.language.Refused;
import org.pooldrill.shell.language.ScriptBlock;
import org.pooldrill.shell.object.Comparing;
import org.pooldrill.shell.object.ShellObject;
import org.pooldrill.shell.object.TimeSpan;
import org.pooldrill.shell.object.ValueText;
import org.pooldrill.shell.object.Values;

/** What a parameter takes, and how a typed value becomes it. */
public sealed interface ParameterType {

    /** The name of the type as syntax lines print it: {@code TimeSpan}. */
    String label();

    /** What is accepted, as it goes into a sentence: {@code 00:00:05 to 03:00:00}. */
    String accepted();

    /** Turns a value into one of this type, or says that it is none. */
    Conversion convert(Given given);

    /** Whether a value without a parameter name may land here. */
    default boolean mayTake(Object value) {
        return !(value instanceof ScriptBlock);
    }

    /** What became of a value. */
    sealed interface Conversion {}

    /**
     * It is of the type.
     *
     * @param preferred how the cmdlet reference spells it, where the topics spell it as it was typed
     */
    record Accepted(Object value, Optional<String> preferred) implements Conversion {}

    /** It is not, because of this. */
    record Rejected(String why) implements Conversion {}

    private static Accepted accepted(Object value) {
        return new Accepted(value, Optional.empty());
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof List<?>
                || value instanceof Map<?, ?>
                || value instanceof ShellObject
                || value instanceof ScriptBlock);
    }

    /** Text, which must not be empty. */
    record Text() implements ParameterType {

        @Override
        public String label() {
            return "String";
        }

        @Override
        public String accepted() {
            return "a text that is not empty";
        }

        @Override
        public Conversion convert(Given given) {
            return isPlain(given.value()) && !given.text().isBlank()
                    ? ParameterType.accepted(given.text())
                    : new Rejected("it is not one text");
        }
    }

    /** A switch, or a Boolean that has to be given. */
    record Truth(boolean isSwitch) implements ParameterType {

        @Override
        public String label() {
            return isSwitch ? "SwitchParameter" : "Boolean";
        }

        @Override
        public String accepted() {
            return "$true and $false";
        }

        @Override
        public Conversion convert(Given given) {
            if (given.value() instanceof Boolean || given.value() instanceof Number) {
                return ParameterType.accepted(Values.isTrue(given.value()));
            }
            return new Rejected("it is neither $true nor $false");
        }

        @Override
        public boolean mayTake(Object value) {
            return !isSwitch;
        }
    }

    /** A whole number within limits, both included. */
    record Count(long least, long most) implements ParameterType {

        @Override
        public String label() {
            return "UInt32";
        }

        @Override
        public String accepted() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public Conversion convert(Given given) {
            var number = isPlain(given.value()) ? Comparing.number(given.value()) : Optional.<Number>empty();
            if (number.isEmpty() || given.value() instanceof Boolean) {
                return new Rejected("it is no number");
            }
            var exact = new BigDecimal(number.get().toString());
            if (exact.stripTrailingZeros().scale() > 0) {
                return new Rejected("it is no whole number");
            }
            return exact.compareTo(BigDecimal.valueOf(least)) < 0 || exact.compareTo(BigDecimal.valueOf(most)) > 0
                    ? new Rejected("it is outside the range")
                    : ParameterType.accepted(exact.longValue());
        }
    }

    /** A time span within limits, both included; a bare number counts seconds [model]. */
    record Span(Duration least, Duration most) implements ParameterType {

        @Override
        public String label() {
            return "TimeSpan";
        }

        @Override
        public String accepted() {
            return TimeSpan.text(least) + " to " + TimeSpan.text(most) + ", written hh:mm:ss or as a number of seconds";
        }

        @Override
        public Conversion convert(Given given) {
            var span = given.value() instanceof Duration duration
                    ? Optional.of(duration)
                    : isPlain(given.value()) ? TimeSpan.parse(given.text()) : Optional.<Duration>empty();
            if (span.isEmpty()) {
                return new Rejected("it is no time span");
            }
            return span.get().compareTo(least) < 0 || span.get().compareTo(most) > 0
                    ? new Rejected("it is outside the range")
                    : ParameterType.accepted(span.get());
        }
    }

    /** The fully qualified domain name of a computer or pool; it becomes lower case. */
    record Fqdn() implements ParameterType {

        private static final Pattern NAME =
                Pattern.compile("[\\p{Alnum}]([\\p{Alnum}-]{0,62})(\\.[\\p{Alnum}]([\\p{Alnum}-]{0,62})){0,30}");

        @Override
        public String label() {
            return "Fqdn";
        }

        @Override
        public String accepted() {
            return "a fully qualified domain name such as pool1.contoso.com";
        }

        @Override
        public Conversion convert(Given given) {
            var name = given.text().strip();
            return isPlain(given.value()) && NAME.matcher(name).matches()
                    ? ParameterType.accepted(name.toLowerCase(Locale.ROOT))
                    : new Rejected("it is no domain name");
        }
    }

    /**
     * What names an object. With service roles, {@code EdgeServer:edge1.contoso.com} and the bare FQDN are both
     * accepted, also after {@code service:}, and the FQDN is what the cmdlet gets, in lower case; without roles the text
     * is passed on as it is.
     *
     * @param bareIsTopicSpelling whether the bare FQDN is how a topic prints it, against the reference
     */
    record Identity(List<String> roles, boolean bareIsTopicSpelling) implements ParameterType {

        @Override
        public String label() {
            return "XdsIdentity";
        }

        @Override
        public String accepted() {
            return roles.isEmpty()
                    ? "a name"
                    : roles.stream().map(role -> role + ":<FQDN>").collect(Collectors.joining(" or "));
        }

        @Override
        public Conversion convert(Given given) {
            if (!isPlain(given.value()) || given.text().isBlank()) {
                return new Rejected("it is not one name");
            }
            var text = given.text().strip();
            if (roles.isEmpty()) {
                return ParameterType.accepted(text);
            }
            var service = text.regionMatches(true, 0, "service:", 0, 8) ? text.substring(8) : text;
            var colon = service.indexOf(':');
            if (colon >= 0 && roles.stream().noneMatch(service.substring(0, colon)::equalsIgnoreCase)) {
                return new Rejected("it names a " + service.substring(0, colon));
            }
            var name = new Fqdn().convert(Given.of(service.substring(colon + 1)));
            return colon < 0 && bareIsTopicSpelling && name instanceof Accepted accepted
                    ? new Accepted(accepted.value(), Optional.of(roles.get(0) + ":" + accepted.value()))
                    : name;
        }
    }

    /** One of several words; aliases are accepted too, some of them because a topic prints them. */
    record Choice(List<String> words, Map<String, String> aliases, Map<String, String> topicAliases)
            implements ParameterType {

        public Choice {
            words = List.copyOf(words);
            aliases = new LinkedHashMap<>(aliases);
            topicAliases = new LinkedHashMap<>(topicAliases);
        }

        @Override
        public String label() {
            return "String";
        }

        @Override
        public String accepted() {
            return String.join(", ", words);
        }

        @Override
        public Conversion convert(Given given) {
            var typed = given.text().strip();
            var word =
                    words.stream().filter(typed::equalsIgnoreCase).findFirst().or(() -> aliased(aliases, typed));
            if (word.isPresent()) {
                return ParameterType.accepted(word.get());
            }
            return aliased(topicAliases, typed)
                    .<Conversion>map(preferred -> new Accepted(preferred, Optional.of(preferred)))
                    .orElseGet(() -> new Rejected("it is none of the accepted words" + Nearest.hint(typed, words)));
        }

        private static Optional<String> aliased(Map<String, String> aliases, String typed) {
            return aliases.entrySet().stream()
                    .filter(alias -> alias.getKey().equalsIgnoreCase(typed))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    /** Several values of one type; a single one is a list of one. */
    record ListOf(ParameterType element) implements ParameterType {

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
            var given1 = given.value() instanceof List<?> list
                    ? list.stream().map(Given::of).toList()
                    : List.of(given);
            var values = new ArrayList<Object>();
            for (var each : given1) {
                if (element.convert(each) instanceof Accepted accepted) {
                    values.add(accepted.value());
                } else {
                    return element.convert(each);
                }
            }
            return ParameterType.accepted(List.copyOf(values));
        }

        @Override
        public boolean mayTake(Object value) {
            return element.mayTake(value);
        }
    }

    /** A change to a list property; the cmdlet gets a {@link ListEdit}. */
    record Edits() implements ParameterType {

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
                return isPlain(given.value()) || given.value() instanceof List<?>
                        ? ParameterType.accepted(new ListEdit(Optional.of(texts(given.value())), List.of(), List.of()))
                        : new Rejected("it is no list");
            }
            var parts = new LinkedHashMap<String, List<String>>();
            table.forEach((key, value) -> parts.put(key.toString().toLowerCase(Locale.ROOT), texts(value)));
            var replace = Optional.ofNullable(parts.remove("replace"));
            var add = Optional.ofNullable(parts.remove("add")).orElse(List.of());
            var remove = Optional.ofNullable(parts.remove("remove")).orElse(List.of());
            return parts.isEmpty()
                    ? ParameterType.accepted(new ListEdit(replace, add, remove))
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
    record Script() implements ParameterType {

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
                    ? ParameterType.accepted(given.value())
                    : new Rejected("it is no script block");
        }

        @Override
        public boolean mayTake(Object value) {
            return value instanceof ScriptBlock;
        }
    }

    /** A condition in which properties stand by their bare names; the cmdlet gets an expression. */
    record Filter() implements ParameterType {

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
                return ParameterType.accepted(LineParser.parseFilter(
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

    /** Any value, as it is. */
    record Anything() implements ParameterType {

        @Override
        public String label() {
            return "Object";
        }

        @Override
        public String accepted() {
            return "any value";
        }

        @Override
        public Conversion convert(Given given) {
            return ParameterType.accepted(given.value());
        }

        @Override
        public boolean mayTake(Object value) {
            return true;
        }
    }
}
