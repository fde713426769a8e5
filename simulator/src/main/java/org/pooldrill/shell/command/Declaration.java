package org.pooldrill.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pooldrill.refusal.ErrorId;
import org.pooldrill.source.Mark;

/**
 * How a cmdlet describes itself: what the binder, Get-Help, Get-Command and the reference page know about it.
 *
 * @param name its name, spelled as the cmdlet reference does
 * @param aliases other names of it
 * @param synopsis one sentence
 * @param description further sentences, one paragraph each
 * @param topic the topic that it follows; empty where it follows none
 * @param mark where it comes from
 * @param changing whether it changes anything, and so knows -WhatIf and -Confirm
 * @param collects whether it is called once with all that comes through the pipeline, and not once for each object
 * @param parameters its parameters, the common ones last
 * @param rules what its parameters have to do with each other
 * @param outputs what it puts out
 * @param refusals with what it may refuse, beside wrong parameters
 * @param examples lines to try
 */
public record Declaration(
        String name,
        List<String> aliases,
        String synopsis,
        List<String> description,
        String topic,
        Mark mark,
        boolean changing,
        boolean collects,
        List<Parameter> parameters,
        List<Rule> rules,
        List<Output> outputs,
        List<ErrorId> refusals,
        List<Example> examples) {

    /** The name of the one set of a cmdlet that declares none. */
    static final String ONLY_SET = "";

    /** A line to try, and what it does. */
    public record Example(String line, String doc) {}

    /** Starts the declaration of a cmdlet. */
    public static Builder of(String name) {
        return new Builder(name);
    }

    /** The parameter of exactly this name, in any case, aliases included. */
    public Optional<Parameter> parameter(String parameterName) {
        return parameters.stream()
                .filter(parameter -> parameter.names().anyMatch(parameterName::equalsIgnoreCase))
                .findFirst();
    }

    /** The same, which these may refuse too: in the order of the catalogue, which is that of precedence. */
    public Declaration refusingToo(ErrorId... more) {
        var all = EnumSet.copyOf(Arrays.asList(more));
        all.addAll(refusals);
        return new Declaration(
                name,
                aliases,
                synopsis,
                description,
                topic,
                mark,
                changing,
                collects,
                parameters,
                rules,
                outputs,
                List.copyOf(all),
                examples);
    }

    /** The parameters that are its own. */
    public List<Parameter> ownParameters() {
        return parameters.stream().filter(parameter -> !parameter.common()).toList();
    }

    /** Its parameter sets in the order of declaration; the first is the one meant when several would do. */
    public List<String> sets() {
        var sets = new LinkedHashSet<String>();
        parameters.forEach(parameter -> sets.addAll(parameter.sets()));
        return sets.isEmpty() ? List.of(ONLY_SET) : List.copyOf(sets);
    }

    /** Whether it takes anything from the pipeline. */
    public boolean takesInput() {
        return collects
                || parameters.stream()
                        .anyMatch(parameter -> !parameter.pipelineProperties().isEmpty());
    }

    /** Describes a cmdlet. */
    public static final class Builder {

        private final String name;
        private final List<String> aliases = new ArrayList<>();
        private final List<String> description = new ArrayList<>();
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<Rule> rules = new ArrayList<>();
        private final List<Output> outputs = new ArrayList<>();
        private final LinkedHashSet<ErrorId> refusals = new LinkedHashSet<>();
        private final List<Example> examples = new ArrayList<>();
        private String synopsis = "";
        private String topic = "";
        private Mark mark = Mark.DOC;
        private boolean changing;
        private boolean collects;

        private Builder(String name) {
            this.name = name;
        }

        public Builder alias(String... names) {
            aliases.addAll(List.of(names));
            return this;
        }

        public Builder synopsis(String sentence) {
            synopsis = sentence;
            return this;
        }

        /** Adds a paragraph. */
        public Builder description(String paragraph) {
            description.add(paragraph);
            return this;
        }

        public Builder topic(String title) {
            topic = title;
            return this;
        }

        public Builder mark(Mark origin) {
            mark = origin;
            return this;
        }

        /** It changes something: gives it -WhatIf and -Confirm. */
        public Builder changing() {
            changing = true;
            return this;
        }

        /** It is called once with all that comes through the pipeline. */
        public Builder collects() {
            collects = true;
            return this;
        }

        public Builder parameter(Parameter.Builder parameter) {
            parameters.add(parameter.build());
            return this;
        }

        public Builder atMostOneOf(String... names) {
            rules.add(new Rule.AtMostOne(List.of(names)));
            return this;
        }

        public Builder atLeastOneOf(String... names) {
            rules.add(new Rule.AtLeastOne(List.of(names)));
            return this;
        }

        /** The one may be given only with one of the others. */
        public Builder needs(String parameter, String... others) {
            rules.add(new Rule.Needs(parameter, List.of(others)));
            return this;
        }

        public Builder output(Output output) {
            outputs.add(output);
            return this;
        }

        public Builder refuses(ErrorId... ids) {
            refusals.addAll(Arrays.asList(ids));
            return this;
        }

        public Builder example(String line, String doc) {
            examples.add(new Example(line, doc));
            return this;
        }

        /**
         * Ends the declaration.
         *
         * @throws IllegalArgumentException if two parameters answer to one name
         */
        public Declaration build() {
            var all = new ArrayList<>(parameters);
            all.addAll(CommonParameters.of(changing));
            var names = new LinkedHashSet<String>();
            all.stream().flatMap(Parameter::names).forEach(parameterName -> {
                if (!names.add(parameterName.toLowerCase(Locale.ROOT))) {
                    throw new IllegalArgumentException(name + " has two parameters called " + parameterName);
                }
            });
            return new Declaration(
                    name,
                    List.copyOf(aliases),
                    synopsis,
                    List.copyOf(description),
                    topic,
                    mark,
                    changing,
                    collects,
                    List.copyOf(all),
                    List.copyOf(rules),
                    List.copyOf(outputs),
                    List.copyOf(refusals),
                    List.copyOf(examples));
        }
    }
}
