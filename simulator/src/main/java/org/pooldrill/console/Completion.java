package org.pooldrill.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pooldrill.drill.Act;
import org.pooldrill.drill.FaultKind;
import org.pooldrill.drill.FaultTarget;
import org.pooldrill.drill.Param;
import org.pooldrill.estate.Estate;
import org.pooldrill.expectation.Names;
import org.pooldrill.shell.command.CmdletRegistry;

/**
 * What could stand where the cursor is: the shell's words and what belongs behind them, and what PowerShell takes. Made
 * from the same lists as the steps of drills and the cmdlets' help.
 */
public final class Completion {
    private static final List<String> TIMES = List.of("30s", "1m", "5m", "10m", "30m", "1h", "2h", "1d");

    private final KnownNames names;
    private final CmdletCompletion cmdlets;
    private final Supplier<Names> paths;
    private final Supplier<? extends Collection<String>> background;

    /**
     * @param computersAndPools everything that a line can be typed on
     * @param paths the names that expectations may use
     * @param background the names of lines in the background
     */
    public Completion(
            Estate estate,
            List<String> computersAndPools,
            CmdletRegistry<?> registry,
            Supplier<Names> paths,
            Supplier<? extends Collection<String>> background) {
        names = new KnownNames(estate, computersAndPools);
        cmdlets = new CmdletCompletion(registry, names);
        this.paths = paths;
        this.background = background;
    }

    /**
     * What could become of the last word, the nearest to what is already typed first.
     *
     * @param line the line up to the cursor
     */
    public List<Candidate> of(String line) {
        var words = Arrays.asList(line.stripLeading().split("\\s+", -1));
        var word = words.get(words.size() - 1);
        var typed = word.toLowerCase(Locale.ROOT);
        return all(words).stream()
                .filter(candidate -> candidate.text().toLowerCase(Locale.ROOT).startsWith(typed))
                .toList();
    }

    private List<Candidate> all(List<String> words) {
        if (words.size() == 1) {
            return Stream.concat(words(), cmdlets.cmdlets().stream()).toList();
        }
        return Word.of(words.get(0)).map(word -> behind(word, words)).orElseGet(() -> cmdlets.of(lastStage(words)));
    }

    private static Stream<Candidate> words() {
        return Arrays.stream(Word.values()).map(word -> Candidate.of(word.text(), word.doc()));
    }

    private static List<String> lastStage(List<String> words) {
        return words.subList(words.lastIndexOf("|") + 1, words.size());
    }

    private List<Candidate> behind(Word word, List<String> words) {
        var place = words.size() - 1;
        var last = words.get(place);
        var before = words.get(place - 1);
        return switch (word) {
            case ADVANCE -> plain(TIMES);
            case UNTIL, EXPECT, STATE -> before.equals("within") ? plain(TIMES) : path(last, word);
            case AWAIT -> place == 1 ? plain(background.get()) : plain(List.of("within"));
            case BACKGROUND -> place < 2 ? List.of() : cmdlets.of(lastStage(words.subList(2, words.size())));
            case FAULT, HEAL -> fault(word, words);
            case USER -> user(words);
            case BUILDER -> builder(words);
            case DNS -> plain(List.of("a=", "srv=", "to=", "port=", "priority=", "remove=true"));
            case FIREWALL -> firewall(last);
            case ON -> plain(names.computersAndPools());
            case AS -> plain(names.estate().operators().keySet());
            case HELP -> Stream.concat(words(), cmdlets.cmdlets().stream()).toList();
            case NOTE, FINDINGS, DRILL, EXIT -> List.of();
        };
    }

    private List<Candidate> path(String word, Word of) {
        var all = new ArrayList<>(new PathCompletion(paths.get()).of(word));
        if (of == Word.UNTIL) {
            all.add(Candidate.of("within"));
        }
        return all;
    }

    private static List<Candidate> plain(Collection<String> texts) {
        return texts.stream().map(Candidate::of).toList();
    }

    private List<Candidate> fault(Word word, List<String> words) {
        if (words.size() == 2) {
            return Arrays.stream(FaultKind.values())
                    .map(kind -> Candidate.of(kind.text(), kind.doc()))
                    .toList();
        }
        var kind = FaultKind.of(words.get(1));
        if (kind.isEmpty()) {
            return List.of();
        }
        var before = words.get(words.size() - 2);
        if (before.equals("at") || before.equals("and")) {
            return plain(names.of(kind.get().target()));
        } else if (before.equals("for")) {
            return plain(TIMES);
        }
        var params = word == Word.FAULT ? kind.get().params() : kind.get().healParams();
        var all = new ArrayList<Candidate>();
        if (!words.contains("at")) {
            all.add(Candidate.of("at", kind.get().target().what()));
        } else if (kind.get().target() == FaultTarget.LINK) {
            all.add(Candidate.of("and"));
        }
        if (word == Word.FAULT) {
            all.add(Candidate.of("for", "heals it by itself"));
        }
        all.addAll(keys(params, words.get(words.size() - 1)));
        return all;
    }

    private List<Candidate> user(List<String> words) {
        var place = words.size() - 1;
        var does = words.size() > 2 && words.get(2).equals("does") ? 1 : 0;
        if (place == 1) {
            return plain(names.users());
        } else if (place == 2 + does) {
            return Arrays.stream(Act.values())
                    .map(act -> Candidate.of(act.text(), act.doc()))
                    .toList();
        }
        return Act.of(words.get(2 + does))
                .map(act -> keys(act.params(), words.get(place)))
                .orElse(List.of());
    }

    /** Keys, or the values of the one that is being typed. */
    private List<Candidate> keys(List<Param> params, String word) {
        var equals = word.indexOf('=');
        if (equals < 0) {
            return params.stream()
                    .map(param -> Candidate.of(param.name() + "=", param.doc()))
                    .toList();
        }
        Optional<Param> asked = params.stream()
                .filter(param -> param.name().equals(word.substring(0, equals)))
                .findFirst();
        return asked.map(param -> plain(names.of(param).stream()
                        .map(value -> param.name() + "=" + value)
                        .toList()))
                .orElse(List.of());
    }

    private List<Candidate> builder(List<String> words) {
        var edits = new BuilderWords(names.estate());
        return switch (words.size()) {
            case 2 -> plain(edits.maps());
            case 3 -> plain(edits.names(words.get(1)));
            default -> edits.keys(words.get(1), words.get(words.size() - 1));
        };
    }

    private List<Candidate> firewall(String word) {
        return word.startsWith("at=")
                ? plain(names.estate().edges().keySet().stream()
                        .map(edge -> "at=" + edge)
                        .toList())
                : plain(List.of("open=5269", "close=5269", "at="));
    }
}
