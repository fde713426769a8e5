package org.pooldrill.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.pooldrill.source.Mark;

/**
 * One parameter of a cmdlet.
 *
 * @param name its name without the dash, spelled as the cmdlet reference does
 * @param aliases other names of it
 * @param topicAliases names that the topics print for it, against the reference: using one is the finding TopicSpelling
 * @param type what it takes
 * @param mandatory whether it has to be given, in the sets that it belongs to
 * @param position its place among the values without a name, from 0
 * @param sets the parameter sets that it belongs to; empty means all
 * @param pipelineProperties the properties by which it takes its value from an object in the pipeline; its own name is
 *     one of them, and a plain value is taken too; empty means that it takes nothing from there
 * @param defaultValue the value that the cmdlet sees when it is not given
 * @param defaultText what help says about that
 * @param doc one or two sentences for help
 * @param mark where it comes from
 * @param common whether every cmdlet has it
 */
public record Parameter(
        String name,
        List<String> aliases,
        List<String> topicAliases,
        ParameterType type,
        boolean mandatory,
        OptionalInt position,
        List<String> sets,
        List<String> pipelineProperties,
        Optional<Object> defaultValue,
        String defaultText,
        String doc,
        Mark mark,
        boolean common) {

    /** The longest time span that a parameter takes unless it says so: 24 hours. */
    private static final Duration LONGEST = Duration.ofHours(24);

    public static Builder text(String name) {
        return new Builder(name, new ParameterType.Text());
    }

    /** A switch: given or not, or {@code -Name:$false}. */
    public static Builder flag(String name) {
        return new Builder(name, new ParameterType.Truth(true));
    }

    /** {@code $true} or {@code $false}, which have to be typed. */
    public static Builder truth(String name) {
        return new Builder(name, new ParameterType.Truth(false));
    }

    /** A whole number within limits, both included. */
    public static Builder count(String name, long least, long most) {
        return new Builder(name, new ParameterType.Count(least, most));
    }

    /** A time span up to 24 hours. */
    public static Builder span(String name) {
        return span(name, Duration.ZERO, LONGEST);
    }

    /** A time span within limits, both included. */
    public static Builder span(String name, Duration least, Duration most) {
        return new Builder(name, new ParameterType.Span(least, most));
    }

    public static Builder fqdn(String name) {
        return new Builder(name, new NameType.Fqdn());
    }

    /** What names an object; with roles such as EdgeServer the cmdlet gets the FQDN after them. */
    public static Builder identity(String name, String... roles) {
        return new Builder(name, new NameType.Identity(List.of(roles), false));
    }

    /** One of several words. */
    public static Builder choice(String name, String... words) {
        return new Builder(name, new NameType.Choice(List.of(words), Map.of(), Map.of()));
    }

    /** A change to a list property. */
    public static Builder edits(String name) {
        return new Builder(name, new CompoundType.Edits());
    }

    /** A condition as -Filter takes it. */
    public static Builder filter(String name) {
        return new Builder(name, new CompoundType.Filter());
    }

    /** A script block. */
    public static Builder script(String name) {
        return new Builder(name, new CompoundType.Script());
    }

    /** Any value. */
    public static Builder anything(String name) {
        return new Builder(name, new ParameterType.Anything());
    }

    /** All names that it answers to. */
    public Stream<String> names() {
        return Stream.of(Stream.of(name), aliases.stream(), topicAliases.stream())
                .flatMap(each -> each);
    }

    public boolean isSwitch() {
        return type instanceof ParameterType.Truth truth && truth.isSwitch();
    }

    boolean belongsTo(String set) {
        return sets.isEmpty() || sets.contains(set);
    }

    /** Describes one parameter. */
    public static final class Builder {

        private final String name;
        private final List<String> aliases = new ArrayList<>();
        private final List<String> topicAliases = new ArrayList<>();
        private final List<String> sets = new ArrayList<>();
        private final List<String> pipelineProperties = new ArrayList<>();
        private ParameterType type;
        private boolean mandatory;
        private OptionalInt position = OptionalInt.empty();
        private Optional<Object> defaultValue = Optional.empty();
        private String defaultText = "";
        private String doc = "";
        private Mark mark = Mark.DOC;
        private boolean common;

        private Builder(String name, ParameterType type) {
            this.name = name;
            this.type = type;
        }

        /** Makes it a list of what it would take alone. */
        public Builder several() {
            type = new CompoundType.ListOf(type);
            return this;
        }

        public Builder mandatory() {
            mandatory = true;
            return this;
        }

        /** Its place among the values without a name, from 0. */
        public Builder at(int place) {
            position = OptionalInt.of(place);
            return this;
        }

        public Builder alias(String... names) {
            aliases.addAll(List.of(names));
            return this;
        }

        /** Names that a topic prints against the reference. */
        public Builder topicAlias(String... names) {
            topicAliases.addAll(List.of(names));
            return this;
        }

        /** Another spelling of one of its words. */
        public Builder wordAlias(String alias, String word) {
            var choice = choice();
            type = new NameType.Choice(choice.words(), put(choice.aliases(), alias, word), choice.topicAliases());
            return this;
        }

        /** A spelling of one of its words that a topic prints against the reference. */
        public Builder topicWord(String alias, String word) {
            var choice = choice();
            type = new NameType.Choice(choice.words(), choice.aliases(), put(choice.topicAliases(), alias, word));
            return this;
        }

        /** Says that the FQDN without its role is how a topic prints it, against the reference. */
        public Builder bareIsTopicSpelling() {
            if (!(type instanceof NameType.Identity identity)) {
                throw new IllegalStateException("-" + name + " is no identity");
            }
            type = new NameType.Identity(identity.roles(), true);
            return this;
        }

        /** The parameter sets that it belongs to. */
        public Builder in(String... parameterSets) {
            sets.addAll(List.of(parameterSets));
            return this;
        }

        /** Lets it take its value from the pipeline: a plain value, or the property of its name or of one of these. */
        public Builder fromPipeline(String... properties) {
            pipelineProperties.add(name);
            pipelineProperties.addAll(Arrays.asList(properties));
            return this;
        }

        /** The value when it is not given, and what help says about it. */
        public Builder byDefault(Object value, String text) {
            defaultValue = Optional.of(value);
            defaultText = text;
            return this;
        }

        public Builder doc(String sentences) {
            doc = sentences;
            return this;
        }

        public Builder mark(Mark origin) {
            mark = origin;
            return this;
        }

        Builder common() {
            common = true;
            return this;
        }

        Parameter build() {
            return new Parameter(
                    name,
                    List.copyOf(aliases),
                    List.copyOf(topicAliases),
                    type,
                    mandatory,
                    position,
                    List.copyOf(sets),
                    List.copyOf(pipelineProperties),
                    defaultValue,
                    defaultText,
                    doc,
                    mark,
                    common);
        }

        private NameType.Choice choice() {
            if (type instanceof NameType.Choice choice) {
                return choice;
            }
            throw new IllegalStateException("-" + name + " is no choice of words");
        }

        private static Map<String, String> put(Map<String, String> known, String key, String value) {
            var more = new LinkedHashMap<>(known);
            more.put(key, value);
            return more;
        }
    }
}
