package org.pooldrill.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pooldrill.shell.command.Cmdlet;
import org.pooldrill.shell.command.CmdletRegistry;
import org.pooldrill.shell.command.CompoundType;
import org.pooldrill.shell.command.Declaration;
import org.pooldrill.shell.command.NameType;
import org.pooldrill.shell.command.Parameter;
import org.pooldrill.shell.command.ParameterType;

/** What could follow in a line of PowerShell: cmdlets, their parameters, and values, from their own declarations. */
final class CmdletCompletion {
    private final CmdletRegistry<?> registry;
    private final KnownNames names;

    CmdletCompletion(CmdletRegistry<?> registry, KnownNames names) {
        this.registry = registry;
        this.names = names;
    }

    /** All cmdlets. */
    List<Candidate> cmdlets() {
        return registry.declarations().stream()
                .map(cmdlet -> Candidate.of(cmdlet.name(), cmdlet.synopsis()))
                .toList();
    }

    /**
     * What could stand in place of the last word.
     *
     * @param words those of the stage of the pipeline that is typed; the last may be empty
     */
    List<Candidate> of(List<String> words) {
        if (words.size() < 2) {
            return cmdlets();
        }
        var cmdlet = registry.find(words.get(0)).map(Cmdlet::declaration);
        return cmdlet.map(known -> argument(known, words)).orElse(List.of());
    }

    private List<Candidate> argument(Declaration cmdlet, List<String> words) {
        var word = words.get(words.size() - 1);
        if (word.startsWith("-")) {
            var colon = word.indexOf(':');
            return colon < 0
                    ? parameters(cmdlet, words)
                    : named(cmdlet, word.substring(0, colon)).stream()
                            .flatMap(parameter -> values(cmdlet, parameter))
                            .map(value -> Candidate.of(word.substring(0, colon + 1) + value))
                            .toList();
        }
        var before = words.get(words.size() - 2);
        var asked = before.startsWith("-") ? named(cmdlet, before) : Optional.<Parameter>empty();
        return asked.filter(parameter -> !parameter.isSwitch())
                .or(() -> positional(cmdlet, words))
                .map(parameter -> values(cmdlet, parameter).map(Candidate::of).toList())
                .orElseGet(() -> parameters(cmdlet, words));
    }

    /** Parameters that have not been typed yet. */
    private static List<Candidate> parameters(Declaration cmdlet, List<String> words) {
        var before = words.subList(1, words.size() - 1);
        return cmdlet.parameters().stream()
                .filter(parameter -> before.stream().noneMatch(("-" + parameter.name())::equalsIgnoreCase))
                .map(parameter -> Candidate.of("-" + parameter.name(), parameter.doc()))
                .toList();
    }

    private static Optional<Parameter> named(Declaration cmdlet, String word) {
        var typed = word.substring(1).toLowerCase(Locale.ROOT);
        return cmdlet.parameter(typed).or(() -> {
            var fitting = cmdlet.parameters().stream()
                    .filter(parameter ->
                            parameter.name().toLowerCase(Locale.ROOT).startsWith(typed))
                    .toList();
            return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
        });
    }

    /** The parameter that the next value without a name goes to. */
    private static Optional<Parameter> positional(Declaration cmdlet, List<String> words) {
        var bare = 0;
        for (var i = 1; i < words.size() - 1; i++) {
            var word = words.get(i);
            var named = word.startsWith("-")
                    && named(cmdlet, word).filter(p -> !p.isSwitch()).isPresent();
            if (named) {
                i++;
            } else if (!word.startsWith("-")) {
                bare++;
            }
        }
        var place = bare;
        return cmdlet.parameters().stream()
                .filter(parameter -> parameter.position().orElse(-1) == place)
                .findFirst();
    }

    private Stream<String> values(Declaration cmdlet, Parameter parameter) {
        return values(cmdlet, parameter, parameter.type());
    }

    private Stream<String> values(Declaration cmdlet, Parameter parameter, ParameterType type) {
        if (type instanceof CompoundType.ListOf list) {
            return values(cmdlet, parameter, list.element());
        } else if (type instanceof NameType.Choice choice) {
            return choice.words().stream();
        } else if (type instanceof ParameterType.Truth) {
            return Stream.of("$true", "$false");
        } else if (type instanceof NameType.Identity identity
                && !identity.roles().isEmpty()) {
            return identity.roles().stream().flatMap(role -> names.ofRole(role).stream());
        } else if (parameter.name().equals("Name") && cmdlet.name().startsWith("Get-")) {
            return registry.names().stream();
        }
        return byName(cmdlet, parameter, type);
    }

    /** What a text is, its parameter's name tells. */
    private Stream<String> byName(Declaration cmdlet, Parameter parameter, ParameterType type) {
        var name = parameter.name().toLowerCase(Locale.ROOT);
        var sql = name.contains("sql");
        if (cmdlet.name().contains("User")
                && (name.equals("identity") || name.contains("user") || name.contains("sip"))) {
            return names.users().stream();
        } else if (sql && (name.contains("fqdn") || name.contains("server"))) {
            return names.estate().pools().values().stream().flatMap(pool -> pool.sql().servers().stream());
        } else if (name.contains("pool") || name.equals("target")) {
            return names.estate().pools().keySet().stream();
        } else if (type instanceof NameType.Fqdn || name.contains("computer")) {
            return names.computersAndPools().stream();
        } else if (type instanceof NameType.Identity) {
            var all = new ArrayList<String>();
            names.estate().sites().keySet().forEach(site -> all.add("site:" + site));
            all.addAll(names.estate().pools().keySet());
            return all.stream();
        }
        return Stream.empty();
    }
}
