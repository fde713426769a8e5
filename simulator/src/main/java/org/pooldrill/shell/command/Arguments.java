package org.pooldrill.shell.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a call's parameters, by the name that the declaration gives them: what was typed, else the default.
 *
 * <p>Asking for a parameter that has neither is a defect of the cmdlet and throws IllegalArgumentException; the methods
 * that give an Optional are for those that may be left out.
 */
public final class Arguments {

    private final Map<String, Object> values;
    private final List<String> given;
    private final String set;

    Arguments(Map<String, Object> values, List<String> given, String set) {
        this.values = new LinkedHashMap<>(values);
        this.given = List.copyOf(given);
        this.set = set;
    }

    /** Whether a value was typed or came through the pipeline. */
    public boolean given(String name) {
        return given.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The parameter set that the call fits; empty where the cmdlet has but one. */
    public String set() {
        return set;
    }

    /** A text, an FQDN, an identity or a word. */
    public String text(String name) {
        return valueOf(name, String.class);
    }

    public Optional<String> textIf(String name) {
        return value(name).map(String.class::cast);
    }

    /** Whether a switch is set; one that was not given is not. */
    public boolean flag(String name) {
        return value(name).map(Boolean.class::cast).orElse(false);
    }

    public Optional<Boolean> truthIf(String name) {
        return value(name).map(Boolean.class::cast);
    }

    public long count(String name) {
        return valueOf(name, Long.class);
    }

    public Optional<Long> countIf(String name) {
        return value(name).map(Long.class::cast);
    }

    public Duration span(String name) {
        return valueOf(name, Duration.class);
    }

    public Optional<Duration> spanIf(String name) {
        return value(name).map(Duration.class::cast);
    }

    /** The values of a list; none if it was not given. */
    public List<Object> list(String name) {
        return value(name).map(Arguments::elements).orElse(List.of());
    }

    /** The texts of a list; none if it was not given. */
    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    public Optional<ListEdit> editIf(String name) {
        return value(name).map(ListEdit.class::cast);
    }

    /** The value as it was converted, of whatever type. */
    public Optional<Object> value(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    private <T> T valueOf(String name, Class<T> type) {
        return value(name)
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException("-" + name + " has no value and no default"));
    }

    private static List<Object> elements(Object value) {
        return List.copyOf((List<?>) value);
    }
}
