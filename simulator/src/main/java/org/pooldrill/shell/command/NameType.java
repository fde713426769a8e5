package org.pooldrill.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What names something: a computer, an object of the topology, one of several words. */
public sealed interface NameType extends ParameterType {

    /** The fully qualified domain name of a computer or pool; it becomes lower case. */
    record Fqdn() implements NameType {

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
            return given.isPlain() && NAME.matcher(name).matches()
                    ? Accepted.as(name.toLowerCase(Locale.ROOT))
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
    record Identity(List<String> roles, boolean bareIsTopicSpelling) implements NameType {

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
            if (!given.isPlain() || given.text().isBlank()) {
                return new Rejected("it is not one name");
            }
            var text = given.text().strip();
            if (roles.isEmpty()) {
                return Accepted.as(text);
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
            implements NameType {

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
                return Accepted.as(word.get());
            }
            return aliased(topicAliases, typed)
                    .<Conversion>map(preferred -> new Accepted(preferred, Optional.of(preferred)))
                    .orElseGet(() -> new Rejected("it is none of the accepted words" + DidYouMean.hint(typed, words)));
        }

        private static Optional<String> aliased(Map<String, String> aliases, String typed) {
            return aliases.entrySet().stream()
                    .filter(alias -> alias.getKey().equalsIgnoreCase(typed))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }
}
